using FuturesSix.Core.Market;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Tests.Data.Datasets;

/// <summary>Margin schedules, costs, VX instruments, the hash and the root.</summary>
public sealed class MarginAndVxTests
{
    private const string Prices = "date,A,B\n2024-06-14,10,20\n2024-06-17,11,21\n2024-06-18,11,21\n2024-06-20,11,21\n";

    [Fact]
    public void Load_margin_schedule_with_comments_and_no_final_newline()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("m.csv", "# a comment, with commas\ndate,initial,maintenance\n20120326,4375,3500\n20120924,3850,3500");

        var yaml = DatasetFolder.WidePrices("default_cost: { slippage_bps: 0.5 }").Replace("B: { asset_class: equity }", "B: { asset_class: equity, margin_schedule: m.csv, last_trade: 2024-06-20, cost: { commission_per_contract: 2 }, themes: [t], region: us }", StringComparison.Ordinal);
        var instruments = folder.Load(yaml).Market.Instruments;

        Assert.Empty(instruments[0].MarginSchedule);
        Assert.Equal([new MarginStep(new(2012, 3, 26), 4375), new MarginStep(new(2012, 9, 24), 3850)], instruments[1].MarginSchedule);
        Assert.Equal(new CostSpec(SlippageBps: 0.5), instruments[0].Cost);
        Assert.Equal(new CostSpec(CommissionPerContract: 2), instruments[1].Cost);
        Assert.Equal((new DateOnly(2024, 6, 20), "us", "t"), (instruments[1].LastTrade, instruments[1].Region, instruments[1].Themes.Single()));
    }

    [Theory]
    [InlineData("date,initial\n20120326,0\n", "m.csv(2): B 2012-03-26: the initial margin '0' is not positive; expected account value per contract")]
    [InlineData("date,initial\n20120326,x\n", "m.csv(2): B 2012-03-26: 'x' in column 'initial' is not a finite number")]
    [InlineData("# nothing\ndate,initial\n", "m.csv: B: the schedule has no steps; expected at least one row under date,initial")]
    [InlineData("# nothing\ndate,intial\n", "m.csv: initial: there is no column 'initial'; expected it in the header; did you mean 'intial'?")]
    [InlineData("date,initial\n20120924,1\n20120326,2\n", "m.csv(3): 2012-03-26: the date is out of order")]
    public void Load_bad_margin_schedule_names_the_place(string text, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("m.csv", text);
        var yaml = DatasetFolder.WidePrices().Replace("B: { asset_class: equity }", "B: { asset_class: equity, margin_schedule: m.csv }", StringComparison.Ordinal);

        Assert.StartsWith(message, folder.Refusal(yaml), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_vx_section_makes_three_instruments_rolled_at_expiry()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices)
            .Write("v.csv", "date,a,b,c\n2024-06-14,13,14,15\n2024-06-16,13.5,14.1,15\n2024-06-18,14.1,15.1,16\n2024-06-20,14.4,15.4,16.2\n");

        var market = folder.Load(DatasetFolder.WidePrices("auxiliary: [ { file: v.csv, columns: { vx1: a, vx2: b, vx3: c } } ]\nvx: { symbols: [V1, V2, V3] }")).Market;

        // The Sunday row is Monday the 17th; expiry is Tuesday the 18th, the day before Juneteenth.
        Assert.Equal(["A", "B", "V1", "V2", "V3"], market.Returns.Columns);
        Assert.Equal([double.NaN, (13.5 / 13) - 1, (14.1 / 14.1) - 1, (14.4 / 14.1) - 1], market.Returns.Column("V1").ToArray());
        Assert.Equal([15, 15, 16, 16.2], market.Prices.Column("V3").ToArray());
        Assert.True(double.IsNaN(market.Returns.Column("V3")[2]));
        Assert.Equal([0, 0, 1, 0], market.Rolls!.Column("V1").ToArray());
        Assert.Equal([0, 0, 0, 0], market.Rolls.Column("A").ToArray());
        Assert.All(market.Instruments.Skip(2), i => Assert.True(i is { AssetClass: "volatility", Multiplier: 1000, HasRawPrice: true }));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-14.1")]
    public void Load_vx_level_that_is_no_price_names_the_place_or_is_skipped(string level)
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices)
            .Write("v.csv", $"date,a,b,c,d\n2024-06-14,13,14,15,-1\n2024-06-17,13.5,{level},15,0\n2024-06-18,14.1,15.1,16,-2\n");
        const string Vx = "auxiliary: [ { file: v.csv, columns: { x1: a, x2: b, x3: c, spread: d } } ]\nvx: { levels: [x1, x2, x3] }";

        Assert.Equal(
            $"v.csv(3): x2 2024-06-17: the value {level} is not positive; expected a positive value or an empty field",
            folder.Refusal(DatasetFolder.WidePrices(Vx)));
        var loaded = folder.Load(DatasetFolder.WidePrices("on_bad_row: skip\n" + Vx));
        Assert.Equal(("v.csv", 3, "x2"), (loaded.Quality.Skipped.Single().File, loaded.Quality.Skipped[0].Line, loaded.Quality.Skipped[0].Symbol));
        Assert.True(double.IsNaN(loaded.Market.Prices.Column("VX2")[1]) && double.IsNaN(loaded.Market.Returns.Column("VX1")[2]));
        Assert.Equal([-1, 0, -2, -2], loaded.Market.Auxiliary["spread"]);
    }

    [Theory]
    [InlineData("default_cost: { slippage_bps: -0.5 }", "d.yaml(9): default_cost.slippage_bps: -0.5 is not a cost; expected a finite cost of zero or more")]
    [InlineData("default_cost:\n  slippage_bps: 1\n  slippage_points: 2", "d.yaml(11): default_cost.slippage_points: slippage is given twice; expected slippage_bps or slippage_points, not both")]
    [InlineData("costs: { file: c.csv, columns: { symbol: s, slippage_bps: bps, commission_per_contract: c } }", "c.csv(3): B: -2 in column 'c' is not a cost; expected a finite cost of zero or more")]
    [InlineData("costs: { file: c.csv, columns: { symbol: s, slippage_bps: bps, slippage_points: p } }", "c.csv(2): A: slippage is given twice; expected slippage_bps or slippage_points, not both")]
    public void Load_impossible_cost_names_the_place(string more, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("c.csv", "s,bps,p,c\nA,1,1,0\nB,1,,-2\n");

        Assert.Equal(message, folder.Refusal(DatasetFolder.WidePrices(more)));
    }

    [Fact]
    public void Load_negative_cost_of_an_instrument_names_the_line()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices);
        var yaml = DatasetFolder.WidePrices().Replace("B: { asset_class: equity }", "B: { asset_class: equity, cost: { commission_rate: -0.1 } }", StringComparison.Ordinal);

        Assert.Equal("d.yaml(8): instruments.B.cost.commission_rate: -0.1 is not a cost; expected a finite cost of zero or more", folder.Refusal(yaml));
    }

    [Fact]
    public void Load_bad_row_of_the_cost_table_under_skip_leaves_the_default_cost()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("c.csv", "s,bps\nA,1\nB,-1\n");

        var loaded = folder.Load(DatasetFolder.WidePrices(
            "on_bad_row: skip\ndefault_cost: { slippage_bps: 3 }\ncosts: { file: c.csv, columns: { symbol: s, slippage_bps: bps } }"));

        Assert.Equal([1.0, 3.0], loaded.Market.Instruments.Select(i => i.Cost!.SlippageBps!.Value));
        Assert.Single(loaded.Quality.Skipped);
    }

    [Fact]
    public void Load_vx_not_included_keeps_the_levels_as_series_only()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("v.csv", "date,a\n2024-06-14,13\n");

        var market = folder.Load(DatasetFolder.WidePrices("auxiliary: [ { file: v.csv, columns: { vx1: a } } ]\nvx: { include: false }")).Market;

        Assert.Equal(["A", "B"], market.Returns.Columns);
        Assert.Equal(13, market.Auxiliary["vx1"][0]);
    }

    [Fact]
    public void Hash_depends_on_every_byte_of_yaml_and_inputs_but_not_on_the_folder()
    {
        using var one = new DatasetFolder().Write("p.csv", Prices);
        using var other = new DatasetFolder().Write("p.csv", Prices);
        var hash = one.Load(DatasetFolder.WidePrices()).Hash;

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, other.Load(DatasetFolder.WidePrices()).Hash);
        Assert.NotEqual(hash, other.Load(DatasetFolder.WidePrices() + "\n").Hash);
        Assert.NotEqual(hash, other.Write("p.csv", Prices + "\n").Load(DatasetFolder.WidePrices()).Hash);
        Assert.NotEqual(hash, other.Write("p.csv", Prices).Load(DatasetFolder.WidePrices(), "e.yaml").Hash);
    }

    [Fact]
    public void DataRoot_replaces_a_declared_root_only()
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices).Write("x/p.csv", Prices.Replace("10,20", "5,20", StringComparison.Ordinal));
        folder.Write("rooted.yaml", DatasetFolder.WidePrices("root: .")).Write("plain.yaml", DatasetFolder.WidePrices());

        double FirstReturn(string yaml) => DatasetLoader.Load(
            new DatasetRequest(Path.Combine(folder.Root, yaml)) { DataRoot = Path.Combine(folder.Root, "x") }).Market.Returns[1, 0];

        Assert.Equal((11.0 / 5) - 1, FirstReturn("rooted.yaml"), 15);
        Assert.Equal((11.0 / 10) - 1, FirstReturn("plain.yaml"), 15);
    }
}
