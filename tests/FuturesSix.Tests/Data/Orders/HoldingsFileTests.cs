using FuturesSix.Data.Orders;

namespace FuturesSix.Tests.Data.Orders;

public sealed class HoldingsFileTests : IDisposable
{
    private static readonly string[] Known = ["ES", "NQ", "ZN"];
    private readonly string _folder = Repository.TemporaryFolder();

    [Theory]
    [InlineData("symbol,contracts\nES,3\nZN,-1.5\n")]
    [InlineData("\uFEFFContracts,Symbol\r\n3,ES\r\n-1.5, ZN \r\n")]
    public void Read_takes_columns_in_any_order_and_case(string text)
    {
        var held = HoldingsFile.Read(Write(text), Known);

        Assert.Equal((2, 3.0, -1.5), (held.Count, held["ES"], held["ZN"]));
    }

    [Fact]
    public void Read_takes_a_header_only_for_a_flat_account() => Assert.Empty(HoldingsFile.Read(Write("symbol,contracts\n"), Known));

    [Theory]
    [InlineData("symbol,contracts\nES,1\nEZ,2\n", 3, "'EZ'")]
    [InlineData("symbol,contracts\nes,1\n", 2, "did you mean 'ES'")]
    [InlineData("symbol,contracts\nES,1\nZN,2\nES,1\n", 4, "symbol 'ES' is there twice")]
    [InlineData("symbol,contracts\nES,many\n", 2, "'many'")]
    [InlineData("symbol,contracts\nES,\n", 2, "is not a number")]
    [InlineData("symbol,contracts\nES,NaN\n", 2, "is not a number")]
    [InlineData("symbol,contracts\nES,Infinity\n", 2, "is not a finite number")]
    [InlineData("symbol,contracts\nES,1,2\n", 2, "3 fields")]
    [InlineData("symbol,contract\nES,1\n", 1, "column 'contracts' is there 0 times")]
    [InlineData("symbol,contracts,price\nES,1,2\n", 1, "unknown column 'price'")]
    public void Read_names_file_and_line_of_what_is_wrong(string text, int line, string expected)
    {
        var error = Assert.Throws<OrderException>(() => HoldingsFile.Read(Write(text), Known));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("; expected ", error.Message, StringComparison.Ordinal);
        Assert.StartsWith(FormattableString.Invariant($"{Write(text)}({line})"), error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void Read_names_a_file_that_is_missing() =>
        Assert.Contains("nowhere.csv", Assert.Throws<OrderException>(() => HoldingsFile.Read(Path.Combine(_folder, "nowhere.csv"), Known)).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "holdings.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
