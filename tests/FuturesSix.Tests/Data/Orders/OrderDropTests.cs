using System.Text.Json;
using FuturesSix.Data.Orders;

namespace FuturesSix.Tests.Data.Orders;

public sealed class OrderDropTests : IDisposable
{
    private static readonly OrderBatch Batch = new("run_20250103_0a1b2c3d", "run", new DateOnly(2025, 1, 3), false,
    [
        new("run_20250103_0a1b2c3d-001", "ES", "buy", 3, -1, 2),
        new("run_20250103_0a1b2c3d-002", "ZN, 10y", "sell", 1.5, 1, -0.5),
    ]);

    private readonly string _root = Repository.TemporaryFolder();

    private string Artifacts => Path.Combine(_root, "artifacts");

    private string Terminal => Directory.CreateDirectory(Path.Combine(_root, "terminal")).FullName;

    private string Orders => Path.Combine(Terminal, "fsix_run_20250103_0a1b2c3d.orders.csv");

    private string Fills => Path.Combine(Terminal, "fsix_run_20250103_0a1b2c3d.fills.csv");

    [Fact]
    public void Publish_writes_one_file_with_every_order()
    {
        var result = Publish();

        Assert.Equal((Orders, true, 0), (result.File, result.Written, result.Fills.Count));
        Assert.Equal([Orders], Directory.EnumerateFileSystemEntries(Terminal));
        Assert.Equal(
            "id,symbol,side,contracts,held,target,batch,run_id,date,synthetic\n"
            + "run_20250103_0a1b2c3d-001,ES,buy,3,-1,2,run_20250103_0a1b2c3d,run,2025-01-03,false\n"
            + "run_20250103_0a1b2c3d-002,\"ZN, 10y\",sell,1.5,1,-0.5,run_20250103_0a1b2c3d,run,2025-01-03,false\n",
            File.ReadAllText(Orders));
    }

    [Fact]
    public void Publish_writes_json_with_the_same_content()
    {
        var file = Publish(OrderFileFormat.Json).File;

        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        Assert.Equal(Batch.Id, json.RootElement.GetProperty("id").GetString());
        Assert.Equal(["ES", "ZN, 10y"], json.RootElement.GetProperty("orders").EnumerateArray().Select(o => o.GetProperty("symbol").GetString()!));
    }

    [Theory]
    [InlineData(OrderFileFormat.Csv)]
    [InlineData(OrderFileFormat.Json)]
    public void Publish_again_writes_nothing_in_any_form(OrderFileFormat format)
    {
        Publish();
        var before = Snapshot();

        Assert.False(Publish(format).Written);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void Publish_again_writes_nothing_when_the_terminal_took_the_file()
    {
        Publish();
        File.Delete(Orders);

        Assert.False(Publish().Written);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Terminal));
    }

    [Fact]
    public void Publish_writes_nothing_when_there_are_fills_already()
    {
        File.WriteAllText(Fills, "id,contracts,price\n");

        Assert.False(Publish().Written);
        Assert.Equal([Fills], Directory.EnumerateFileSystemEntries(Terminal));
    }

    [Fact]
    public void Publish_to_another_folder_is_another_matter()
    {
        Publish();
        var other = Path.Combine(Artifacts, "dry");

        Assert.True(new OrderDrop(Artifacts).Publish(Batch, other, OrderFileFormat.Csv, TestContext.Current.CancellationToken).Written);
    }

    [Fact]
    public void Publish_reads_what_was_filled()
    {
        Publish();
        File.WriteAllText(Fills, "id,contracts,price\nrun_20250103_0a1b2c3d-002,1,110.25\n");
        var fills = Publish().Fills;

        Assert.Equal(new Fill(1, 110.25), Assert.Single(fills).Value);
        Assert.Equal([OrderState.Open, OrderState.Partial], Batch.Orders.Select(o => Fill.State(o, fills.GetValueOrDefault(o.Id))));
        Assert.Equal((OrderState.Filled, OrderState.Rejected), (Fill.State(Batch.Orders[0], new Fill(3, 1)), Fill.State(Batch.Orders[0], new Fill(0, double.NaN))));
    }

    [Theory]
    [InlineData("id,contracts,price\nsomething,1,2\n", 2, "is no order of the batch")]
    [InlineData("id,contracts,price\nrun_20250103_0a1b2c3d-001,4,2\n", 2, "4 contracts were filled of 3")]
    [InlineData("id,contracts,price\nrun_20250103_0a1b2c3d-001,-1,2\n", 2, "-1 contracts")]
    [InlineData("id,contracts,price\nrun_20250103_0a1b2c3d-001,1,\n", 2, "is not a number")]
    [InlineData("id,contracts,price\nrun_20250103_0a1b2c3d-001,1,5\nrun_20250103_0a1b2c3d-001,1,5\n", 3, "is there twice")]
    [InlineData("id,contracts,pri", 1, "unknown column|is there 0 times")]
    public void Publish_refuses_a_fill_file_that_is_wrong(string text, int line, string expected)
    {
        Publish();
        File.WriteAllText(Fills, text);

        var error = Assert.Throws<OrderException>(() => Publish());
        Assert.Matches(expected, error.Message);
        Assert.Equal((Fills, line), (error.File, error.Line));
    }

    [Fact]
    public void Publish_refuses_a_file_of_that_name_with_other_content()
    {
        File.WriteAllText(Orders, "id,symbol\n");

        Assert.Contains("other content", Assert.Throws<OrderException>(() => Publish()).Message, StringComparison.Ordinal);
        Assert.Equal("id,symbol\n", File.ReadAllText(Orders));
    }

    [Fact]
    public void Publish_refuses_a_terminal_folder_that_is_not_there()
    {
        var missing = Path.Combine(_root, "typo");

        Assert.Contains("there is no such folder", Assert.Throws<OrderException>(() => new OrderDrop(Artifacts).Publish(Batch, missing, OrderFileFormat.Csv, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public void Publish_leaves_no_half_file_when_the_name_cannot_be_given()
    {
        Directory.CreateDirectory(Orders);

        Assert.ThrowsAny<Exception>(() => Publish());
        Assert.Equal([Orders], Directory.EnumerateFileSystemEntries(Terminal));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Artifacts, "orders"), "*.json"));
    }

    [Fact]
    public void Publish_ignores_and_later_removes_what_a_crash_before_the_rename_left()
    {
        var dead = Path.Combine(Terminal, ".tmp-dead");
        File.WriteAllText(dead, "id,sym");
        File.SetLastWriteTimeUtc(dead, DateTime.UtcNow.AddHours(-2));

        Assert.True(Publish().Written);
        Assert.Equal([Orders], Directory.EnumerateFileSystemEntries(Terminal));
        Assert.Equal(3, File.ReadAllLines(Orders).Length);
    }

    [Fact]
    public async Task Publish_from_many_threads_writes_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Publish())));

        Assert.Single(results, r => r.Written);
        Assert.Equal([Orders], Directory.EnumerateFileSystemEntries(Terminal));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private OrderDropResult Publish(OrderFileFormat format = OrderFileFormat.Csv) => new OrderDrop(Artifacts).Publish(Batch, Terminal, format, TestContext.Current.CancellationToken);

    private string[] Snapshot() => [.. Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{f} {File.GetLastWriteTimeUtc(f):O} {File.ReadAllText(f)}")];
}
