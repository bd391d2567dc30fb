using FuturesSix.Core.Supervision;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Journals;
using FuturesSix.Data.Supervision;

namespace FuturesSix.Tests.Data;

public sealed class PriceBookTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();
    private static readonly DateTimeOffset Later = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Wide_dates_are_stamped_at_the_close_of_their_session()
    {
        var configuration = SupervisorConfiguration.Read(null, ["prices.session_close_utc='20:30'", "prices.session_closes.B='06:00'"]);
        var book = Read("date,A,B\n2025-01-06,100,50\n2025-01-07,,51\n20250108,102,52\n", configuration);

        Assert.Equal(["A", "B"], book.Symbols);
        Assert.Equal((2, "2025-01-06T20:30:00Z", 102), (book.Of("A")!.Count, UtcInstant.Format(book.Of("A")!.TicksAt(0)), book.Of("A")!.PriceAt(1)));
        Assert.Equal((3, "2025-01-06T06:00:00Z"), (book.Of("B")!.Count, UtcInstant.Format(book.Of("B")!.TicksAt(0))));
        Assert.Null(book.Of("C"));
    }

    [Fact]
    public void Long_moments_are_as_they_say_and_later_ones_are_not_there_yet()
    {
        var book = Read("ts,symbol,price\n2025-01-06T14:00:00+01:00,A,1.5\n2025-01-06T13:00:00Z,B,7\n2025-01-06T14:00:00Z,A,1.6\n", new(), new DateTimeOffset(2025, 1, 6, 13, 30, 0, TimeSpan.Zero));

        Assert.Equal((1, "2025-01-06T13:00:00Z"), (book.Of("A")!.Count, UtcInstant.Format(book.Of("A")!.TicksAt(0))));
        Assert.Equal(1, book.Of("B")!.Count);
    }

    [Theory]
    [InlineData("price,A\n1,2\n", 1, "the header is price,A")]
    [InlineData("ts,A\n2025-01-06T14:00:00,1\n", 2, "'2025-01-06T14:00:00' is not a moment")]
    [InlineData("ts,A\n2025-01-06,1\n2025-01-06,2\n", 3, "does not follow")]
    [InlineData("ts,A\n2025-01-06,0\n", 2, "A: the price is 0; expected a price above 0")]
    [InlineData("ts,A\n2025-01-06,abc\n", 2, "'abc' in column 'A' is not a finite number")]
    [InlineData("ts,A\n2025-01-06\n", 2, "the row has 1 fields")]
    public void Csv_that_is_none_names_file_line_and_symbol(string content, int line, string problem)
    {
        var error = Assert.ThrowsAny<InputException>(() => Read(content, new()));

        Assert.Contains($"prices.csv({line})", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dataset_is_an_index_of_its_returns()
    {
        var book = PriceBook.Read("synthetic", new(), Later);
        var market = FuturesSix.Data.Synthetic.SyntheticMarket.Generate(new());
        var column = market.Returns.Column("ES");
        var series = book.Of("ES")!;
        var expected = 1.0;
        foreach (var r in column)
        {
            expected *= double.IsNaN(r) ? 1 : 1 + r;
        }

        Assert.Equal(market.Instruments.Count, book.Symbols.Count);
        Assert.Equal(100 * expected, series.PriceAt(series.Count - 1), 1e-6);
        Assert.EndsWith("T21:00:00Z", UtcInstant.Format(series.TicksAt(0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_problems_are_all_said()
    {
        File.WriteAllText(Path.Combine(_folder, "s.yaml"), "promotion:\n  rungs: { a: live }\nconfidence:\n  half_life_days: 30\nprices:\n  session_close_utc: noon\n");
        var error = Assert.Throws<ConfigurationException>(() => SupervisorConfiguration.Read(Path.Combine(_folder, "s.yaml"), ["weights.cap=2", "weights.capp=1", "journals.rotate_mib=-1"]));

        Assert.Contains("prices.session_close_utc: 'noon' is not a time of day", error.Message, StringComparison.Ordinal);
        Assert.Contains("weights.cap: is 2; expected a number in (0, 1]", error.Message, StringComparison.Ordinal);
        Assert.Contains("capp", error.Message, StringComparison.Ordinal);
        Assert.Contains("journals.rotate_mib: is -1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_settings_win_over_the_file()
    {
        File.WriteAllText(Path.Combine(_folder, "s.yaml"), "promotion:\n  initial_rung: paper\n  rungs: { a: live }\nconfidence:\n  half_life_days: 30\n");
        var options = SupervisorConfiguration.Read(Path.Combine(_folder, "s.yaml"), ["confidence.half_life_days=10", "promotion.rungs.b=live", "cvar.all_horizons=true"]).Options;

        Assert.Equal((10, Rung.Paper, Rung.Live, Rung.Live, null), (options.Confidence.HalfLifeDays, options.Promotion.Start("x"), options.Promotion.Start("a"), options.Promotion.Start("b"), options.Cvar.HorizonHours));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PriceBook Read(string content, SupervisorConfiguration configuration, DateTimeOffset? until = null)
    {
        var path = Path.Combine(_folder, "prices.csv");
        File.WriteAllText(path, content);
        return PriceBook.Read(path, configuration, until ?? Later);
    }
}
