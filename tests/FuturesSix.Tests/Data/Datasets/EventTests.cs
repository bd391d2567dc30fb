using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Data.Datasets;

public sealed class EventTests
{
    private const string Section = "events:\n  - file: e.csv\n";
    private const string Prices = "date,A,B\n2024-01-02,10,20\n2024-01-03,11,21\n";

    [Fact]
    public void Load_reads_events_in_order_and_counts_the_file_in_the_hash()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("e.csv", "# a comment\ndate,event,announced\n2024-02-13,CPI,\n2024-01-31,FOMC,2024-01-31\n2024-02-13,Auction-10y,\n");

        var loaded = folder.Load(DatasetFolder.WidePrices(Section));
        var other = folder.Write("e.csv", "date,event\n2024-02-13,CPI\n").Load(DatasetFolder.WidePrices(Section));

        Assert.Equal([new(new(2024, 1, 31), "FOMC", new(2024, 1, 31)), new(new(2024, 2, 13), "Auction-10y"), new MarketEvent(new(2024, 2, 13), "CPI")], loaded.Market.Events);
        Assert.NotEqual(loaded.Hash, other.Hash);
    }

    [Fact]
    public void Load_takes_declared_columns()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("e.csv", "day,what,known\n20240213,CPI,20240101\n");

        var loaded = folder.Load(DatasetFolder.WidePrices("events:\n  - {file: e.csv, date_column: day, event_column: what, announced_column: known}\n"));

        Assert.Equal([new MarketEvent(new(2024, 2, 13), "CPI", new(2024, 1, 1))], loaded.Market.Events);
    }

    [Theory]
    [InlineData("date,event\n2024-02-13,CPI\n2024-02-13,CPI\n", "e.csv(3): CPI 2024-02-13: the event is there already; expected each event once a day")]
    [InlineData("date,event\n2024-13-13,CPI\n", "e.csv(2)")]
    [InlineData("date,event\n2024-02-13,a b\n", "'a b' is not the name of an event")]
    [InlineData("date,event,announced\n2024-02-13,CPI,2024-02-14\n", "it was announced on 2024-02-14, after it happened")]
    [InlineData("date,name\n2024-02-13,CPI\n", "there is no column 'event'")]
    public void Load_refuses_what_it_cannot_read(string csv, string expected)
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("e.csv", csv);

        Assert.Contains(expected, folder.Refusal(DatasetFolder.WidePrices(Section)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_names_a_file_that_is_missing()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices);

        Assert.Contains("events.0.file", folder.Refusal(DatasetFolder.WidePrices(Section)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_skip_leaves_bad_events_out_and_counts_them()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("e.csv", "date,event\n2024-02-13,CPI\n2024-02-13,CPI\n");

        var loaded = folder.Load(DatasetFolder.WidePrices($"on_bad_row: skip\n{Section}"));

        Assert.Single(loaded.Market.Events);
        Assert.Single(loaded.Quality.Skipped);
    }
}
