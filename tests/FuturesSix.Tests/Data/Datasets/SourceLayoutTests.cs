using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Data.Datasets;

/// <summary>Each layout of a source, and what the panels make of it.</summary>
public sealed class SourceLayoutTests
{
    private const double NaN = double.NaN;

    [Fact]
    public void Load_wide_prices_gives_returns_spanning_gaps_and_an_index_for_prices()
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,A,B,C\n2024-01-02,10,20,1\n2024-01-03,,21,1\n2024-01-04,11,22,1\n");

        var loaded = folder.Load(DatasetFolder.WidePrices());
        var market = loaded.Market;

        Assert.Equal([NaN, NaN, (11.0 / 10) - 1], market.Returns.Column("A").ToArray());
        Assert.Equal([100, NaN, 100 * (1 + ((11.0 / 10) - 1))], market.Prices.Column("A").ToArray());
        Assert.False(market.Instruments[0].HasRawPrice);
        Assert.Null(market.Rolls);
        Assert.Null(market.Volume);
        Assert.Null(market.Carry);
        Assert.Equal(1, loaded.Quality.IgnoredSeries);
        Assert.Contains(loaded.Notes, n => n.Contains("p.csv: column C", StringComparison.Ordinal));
        Assert.Equal([1, 0], loaded.Quality.Instruments.Select(i => i.Missing));
    }

    [Fact]
    public void Load_wide_prices_with_raw_and_volume_files_sizes_on_the_raw_price()
    {
        using var folder = new DatasetFolder()
            .Write("p.csv", "date,A\n2024-01-02,-1\n2024-01-03,1\n2024-01-04,2\n2024-01-05,4\n")
            .Write("r.csv", "date,A\n2024-01-02,50\n2024-01-03,52\n2024-01-05,51\n")
            .Write("v.csv", "date,A\n2024-01-03,900\n2024-01-08,100\n");

        var loaded = folder.Load("""
            name: x
            adjustment: difference
            sources: [ { kind: wide_prices, file: p.csv, raw_file: r.csv, volume_file: v.csv } ]
            instruments: { A: { asset_class: rates, multiplier: 1000 } }
            """);
        var market = loaded.Market;

        Assert.Equal([NaN, 2.0 / 50, NaN, 3.0 / 52], market.Returns.Column(0).ToArray());
        Assert.Equal([50, 52, NaN, 51], market.Prices.Column(0).ToArray());
        Assert.Equal([NaN, 900, NaN, NaN], market.Volume!.Column(0).ToArray());
        Assert.True(market.Instruments[0] is { HasRawPrice: true, Multiplier: 1000, Adjustment: PriceAdjustment.Difference });
        Assert.Equal((1, 1, 1), (loaded.Quality.Instruments[0].RowsWithoutRaw, loaded.Quality.Instruments[0].UnmatchedCompanionRows, loaded.Quality.Instruments[0].NonPositiveCloses));
    }

    [Fact]
    public void Load_wide_returns_takes_the_given_returns_as_they_are()
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,a_2D,B\n2024-01-02,0.01,\n2024-01-03,,0.02\n2024-01-04,-0.03,0.01\n");

        var market = folder.Load("""
            name: x
            adjustment: ratio
            sources: [ { kind: wide_returns, file: p.csv, columns: { B: B, A: a_2D } } ]
            instruments: { A: { asset_class: rates }, B: { asset_class: rates } }
            """).Market;

        Assert.Equal(["B", "A"], market.Returns.Columns);
        Assert.Equal([0.01, NaN, -0.03], market.Returns.Column("A").ToArray());
        Assert.Equal([101, NaN, 101 * 0.97], market.Prices.Column("A").ToArray());
        Assert.Equal([NaN, 102, 102 * 1.01], market.Prices.Column("B").ToArray());
    }

    [Fact]
    public void Load_wide_returns_loss_of_everything_under_ratio_is_refused()
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,A\n2024-01-02,0.01\n2024-01-03,-1\n");

        Assert.StartsWith(
            "p.csv(3): A 2024-01-03: the return -1 means a zero or negative price under adjustment ratio; expected a simple return above -1",
            folder.Refusal("name: x\nadjustment: ratio\nsources: [ { kind: wide_returns, file: p.csv } ]\ninstruments: { A: { asset_class: x } }\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_long_file_in_any_order_of_symbols_reads_raw_close_and_volume()
    {
        using var folder = new DatasetFolder().Write("p.csv", """
            symbol,date,close,raw_close,volume
            A,2024-01-02,-5,100,10
            B,2024-01-02,-7,200,
            A,2024-01-03,-4,101,11
            Z,2024-01-02,1,1,1
            B,2024-01-04,-6,201,20
            """);

        var loaded = folder.Load("""
            name: x
            adjustment: difference
            sources: [ { kind: long_prices, file: p.csv } ]
            instruments: { A: { asset_class: x }, B: { asset_class: x } }
            """);
        var market = loaded.Market;

        Assert.Equal([NaN, 0.01, NaN], market.Returns.Column("A").ToArray());
        Assert.Equal([NaN, NaN, 1.0 / 200], market.Returns.Column("B").ToArray());
        Assert.Equal([200, NaN, 201], market.Prices.Column("B").ToArray());
        Assert.Equal([10, 11, NaN, NaN, NaN, 20], market.Volume!.Values.ToArray());
        Assert.Equal(1, loaded.Quality.IgnoredSeries);
    }

    [Theory]
    [InlineData("2024-01-02,A,9", "p.csv(4): A 2024-01-02: the date is duplicated; expected strictly ascending dates")]
    [InlineData("2024-01-01,A,9", "p.csv(4): A 2024-01-01: the date is out of order: it follows 2024-01-02")]
    [InlineData("2024-01-03,A,0", "p.csv(4): A 2024-01-03: the price 0 is zero or negative")]
    public void Load_long_file_bad_row_names_symbol_and_date(string row, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", $"date,symbol,close\n2024-01-02,A,8\n2024-01-03,B,8\n{row}\n");
        var yaml = "name: x\nadjustment: ratio\nsources: [ { kind: long_prices, file: p.csv } ]\ninstruments: { A: { asset_class: x }, B: { asset_class: x } }\n";

        Assert.StartsWith(message, folder.Refusal(yaml), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("raw_file", "date,A,b\n2024-01-02,1,2\n", "c.csv(1): B: the raw_file has no column 'B'; did you mean 'b'?; expected a column for every instrument of the source")]
    [InlineData("volume_file", "date,A\n2024-01-02,1\n", "c.csv(1): B: the volume_file has no column 'B'; valid: A, date; expected a column")]
    public void Load_companion_file_without_a_column_of_an_instrument_is_refused(string key, string text, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,A,B\n2024-01-02,10,20\n").Write("c.csv", text);

        Assert.StartsWith(
            message, folder.Refusal(DatasetFolder.WidePrices().Replace("file: p.csv", $"file: p.csv\n    {key}: c.csv", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_close_is_raw_makes_the_close_the_tradable_price()
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,A\n2024-01-02,10\n2024-01-03,12\n");

        var market = folder.Load("name: x\nadjustment: ratio\nsources: [ { kind: wide_prices, file: p.csv, close_is_raw: true } ]\ninstruments: { A: { asset_class: x } }\n").Market;

        Assert.Equal([10, 12], market.Prices.Column(0).ToArray());
        Assert.True(market.Instruments[0].HasRawPrice);
    }

    [Fact]
    public void Load_adjustment_of_one_instrument_overrides_the_datasets()
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,A,B\n2024-01-02,10,20\n2024-01-03,12,-10\n").Write("r.csv", "date,B\n2024-01-02,50\n2024-01-03,20\n");

        var market = folder.Load("""
            name: x
            adjustment: ratio
            sources: [ { kind: wide_prices, file: p.csv, columns: { A: A } }, { kind: wide_prices, file: p.csv, columns: { B: B }, raw_file: r.csv } ]
            instruments: { A: { asset_class: x }, B: { asset_class: x, adjustment: difference } }
            """).Market;

        Assert.Equal((12.0 / 10) - 1, market.Returns[1, 0]);
        Assert.Equal(-30.0 / 50, market.Returns[1, 1]);
        Assert.Equal([false, true], market.Instruments.Select(i => i.HasRawPrice));
    }
}
