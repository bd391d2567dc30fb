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
