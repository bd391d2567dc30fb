using FsCheck.Fluent;
using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Engines.CurveRelativeValue;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Engines;

public sealed class CurveRelativeValueTests
{
    private static readonly double Score = Math.Sqrt(251 / 252.0);

    /// <summary>Returns of +r and -r in turn: X/s alternates between two values 1/(15.87 ...) apart, the 63-row change (63 is odd) between two
    /// opposite ones. Out of step, slope and curvature are known to the sign and the score of each is sqrt(251/252).</summary>
    [Theory]
    [InlineData(true, 1.0)] // the belly moves with the short end: slope and curvature agree
    [InlineData(false, 0.4)] // against it: 0.7 - 0.3
    public void Forecast_is_seven_tenths_slope_and_three_tenths_curvature(bool bellyWithShort, double share)
    {
        var market = OutOfStep(bellyWithShort);
        var forecast = Run(market).Values;
        var odd = market.Rows % 2 == 0 ? market.Rows - 1 : market.Rows - 2; // the short end has just risen

        Assert.Equal(share * Score / 3, forecast[odd, 0], 1e-3);
        Assert.Equal(-share * Score / 3, forecast[odd - 1, 0], 1e-3);
    }

    [Fact]
    public void Forecast_without_a_belly_is_the_slope_alone_and_says_so()
    {
        var market = OutOfStep(bellyWithShort: true);
        var alone = market with { Roles = Only(market, "curve_short", "curve_long"), Auxiliary = new Dictionary<string, double[]>() };

        var forecast = Run(alone);

        Assert.Equal(Score / 3, Math.Abs(forecast.Values[market.Rows - 1, 0]), 1e-3);
        Assert.Equal("curve_rv: no belly is declared for I01-I05: slope alone", Assert.Single(forecast.Notes));
    }

    [Fact]
    public void Forecast_is_a_steepener_when_the_short_end_has_outperformed()
    {
        var market = TestMarkets.Complete(71, missing: 0);
        var returns = market.Returns.Values.ToArray();
        for (var t = market.Rows - 60; t < market.Rows; t++)
        {
            returns[market.Rows + t] += 0.004; // I01, the short end
            returns[(5 * market.Rows) + t] -= 0.004; // I05, the long end
        }

        var steeper = market with { Returns = new Panel([.. market.Dates], [.. market.Returns.Columns], returns) };
        var features = PriceFeatures.Compute(steeper);
        var forecast = Run(steeper);
        var last = market.Rows - 1;
        var schedule = new RebalanceSchedule { Rows = [last], Dates = [market.Dates[last]] };
        var one = new EngineForecast(forecast.Values.Select([0]), [forecast.Bets[0]], []);
        var book = PortfolioConstruction.Build([new WeightedForecast("curve_rv", 1, one)], features, schedule, (_, _) => 1, new ConstructionOptions()).Weights(0, 0);

        Assert.True(forecast.Values[last, 0] > 0.2);
        Assert.True(book[1] > 0 && book[5] < 0, "long the short end, short the long end");
        Assert.Equal(0.10 * forecast.Values[last, 0], book[1] * features.UnflooredSigma[last, 1], 1e-14);
        Assert.Equal(-0.10 * forecast.Values[last, 0], book[5] * features.UnflooredSigma[last, 5], 1e-14);
    }

    [Fact]
    public void Forecast_matches_the_definition_written_out_naively()
    {
        var market = TestMarkets.Complete(72, missing: 0);
        var features = PriceFeatures.Compute(market);
        var forecast = Run(market).Values;

        foreach (var t in new[] { 320, 500, 699 })
        {
            double X(int i, int s) => features.Level[s, i] / features.UnflooredSigma[s, i];
            double Fly(int s) => (2 * X(3, s)) - X(1, s) - X(5, s);
            Assert.Equal(((0.7 * Z(t, s => X(1, s) - X(5, s))) + (0.3 * Z(t, Fly))) / 3, forecast[t, 0], 1e-10);
            Assert.Equal(((0.7 * Z(t, s => X(3, s) - X(7, s))) + (0.3 * Z(t, Fly))) / 3, forecast[t, 1], 1e-10);
        }
    }

    /// <summary>The front pack 0.2 dearer on even rows: its 63-row change is +0.2 on even rows and -0.2 on odd ones.</summary>
    [Fact]
    public void Pack_slope_momentum_follows_the_front_pack_against_the_back_pack()
    {
        var forecast = Run(Ranks((rank, even) => 97 + (rank < 4 && even ? 0.2 : 0)));

        Assert.Equal("sofr_pack_slope", forecast.Bets[2].Name);
        Assert.Equal(Score / 3, forecast.Values[698, 2], 1e-9);
        Assert.Equal(-Score / 3, forecast.Values[699, 2], 1e-9);
        Assert.Equal([(1, 1), (5, -1)], forecast.Bets[2].Legs.Select(l => (l.Instrument, l.Direction)));
    }

    [Fact]
    public void Rank_fly_momentum_follows_rank_6_against_2_and_10_and_nothing_else()
    {
        var forecast = Run(Ranks((rank, even) => 97 + (rank is 0 or 6 or 9 && even ? 0.2 : 0)));

        Assert.Equal("sofr_fly_2_6_10", forecast.Bets[3].Name);
        Assert.Equal(Score / 3, forecast.Values[698, 3], 1e-9);
        Assert.Equal(-Score / 3, forecast.Values[699, 3], 1e-9);
        Assert.Equal([(3, 1), (1, -0.5), (5, -0.5)], forecast.Bets[3].Legs.Select(l => (l.Instrument, l.Direction)));
    }

    /// <summary>The eight futures stand in for the twelve ranks, some for two.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ranks_that_are_instruments_are_held_themselves(bool bonds)
    {
        var market = Ranks((rank, even) => 97 + (rank == 6 && even ? 0.2 : rank < 4 && even ? 0.1 : 0));
        var roles = Enumerable.Range(0, 12).ToDictionary(k => $"sofr_r{k}", k => $"I0{k % 8}");
        foreach (var (role, symbol) in bonds ? market.Roles : new Dictionary<string, string>())
        {
            roles[role] = symbol;
        }

        var tradable = market with { Roles = roles };
        var forecast = Run(tradable);

        Assert.Null(Create().MissingInputs(tradable));
        Assert.Equal(bonds ? ["I01-I05", "I03-I07", "sofr_pack_slope", "sofr_fly_2_6_10"] : ["sofr_pack_slope", "sofr_fly_2_6_10"], forecast.Bets.Select(b => b.Name));
        Assert.Equal([0, 1, 2, 3, 0, 1, 2, 3], forecast.Bets[^2].Legs.Select(l => l.Instrument));
        Assert.Equal([0.25, 0.25, 0.25, 0.25, -0.25, -0.25, -0.25, -0.25], forecast.Bets[^2].Legs.Select(l => l.Direction));
        Assert.Equal([(6, 1), (2, -0.5), (2, -0.5)], forecast.Bets[^1].Legs.Select(l => (l.Instrument, l.Direction)));
        Assert.All(forecast.Bets.SelectMany(b => b.Legs), l => Assert.Equal(LegScaling.UnflooredVolatility, l.Scaling));
        Assert.Equal(Score / 3, forecast.Values.Column("sofr_pack_slope")[698], 1e-9);
        Assert.Equal(Score / 3, forecast.Values.Column("sofr_fly_2_6_10")[698], 1e-9);
    }

    [Fact]
    public void Forecast_without_every_rank_has_bonds_only()
    {
        var market = TestMarkets.Complete(73);
        var without = market with { Auxiliary = market.Auxiliary.Where(a => a.Key != "sofr_r11").ToDictionary(a => a.Key, a => a.Value) };

        Assert.Equal(["I01-I05", "I03-I07"], Run(without).Bets.Select(b => b.Name));
    }

    [Fact]
    public void Declared_bellies_replace_the_shared_one()
    {
        var market = TestMarkets.Complete(74);
        var roles = new Dictionary<string, string>(market.Roles) { ["curve_belly"] = "I04", ["curve_belly_2"] = "I06" };

        var pairs = CurvePair.Declared(market with { Roles = roles });
        var shared = CurvePair.Declared(market);

        Assert.Equal([(4, 1, 5), (6, 3, 7)], pairs.Select(p => (p.Belly, p.Wings.Short, p.Wings.Long)));
        Assert.Equal([(3, 1, 5), (3, 1, 5)], shared.Select(p => (p.Belly, p.Wings.Short, p.Wings.Long)));
    }

    [Theory]
    [InlineData("curve_long", null, "declares no instrument in role curve_long")]
    [InlineData("curve_long", "I01", "both ends of a curve in one instrument")]
    [InlineData("curve_belly", "I05", "that is one of its wings")]
    [InlineData("curve_short_2", "I01", "the curve pair I01-I05 twice")]
    public void MissingInputs_says_what_is_wrong_with_the_roles(string role, string? symbol, string expected)
    {
        var market = TestMarkets.Complete(75);
        var roles = new Dictionary<string, string>(market.Roles) { ["curve_belly"] = "I03" };
        roles.Remove(role);
        if (symbol is not null)
        {
            roles[role] = symbol;
        }

        roles["curve_long_2"] = symbol == "I01" && role == "curve_short_2" ? "I05" : roles["curve_long_2"];

        Assert.Contains(expected, Create().MissingInputs(market with { Roles = roles }), StringComparison.Ordinal);
    }

    [Fact]
    public void Lone_second_role_is_a_belly_and_a_note()
    {
        var market = TestMarkets.Complete(76);
        var forecast = Run(market with { Roles = Only(market, "curve_short", "curve_long", "curve_short_2") });

        Assert.Equal(["I01-I05", "sofr_pack_slope", "sofr_fly_2_6_10"], forecast.Bets.Select(b => b.Name));
        Assert.Contains("without the other: no second pair", Assert.Single(forecast.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Slope_turns_round_when_the_ends_change_places() => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
    {
        var market = TestMarkets.Complete(seed, rows: 330) with { Auxiliary = new Dictionary<string, double[]>() };
        var (there, back) = (Run(With(market, "I01", "I05")).Values, Run(With(market, "I05", "I01")).Values);
        return Enumerable.Range(0, 330).All(t => double.IsNaN(there[t, 0]) ? double.IsNaN(back[t, 0]) : Math.Abs(there[t, 0] + back[t, 0]) < 1e-11);
    }).Holds(30);

    private static MarketData With(MarketData market, string shortEnd, string longEnd) =>
        market with { Roles = new Dictionary<string, string> { ["curve_short"] = shortEnd, ["curve_long"] = longEnd } };

    private static Dictionary<string, string> Only(MarketData market, params string[] roles) =>
        market.Roles.Where(r => roles.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value);

    /// <summary>I01 (short end) and I05 (long end) alternate out of step, I03 (belly) in step with one of them.</summary>
    private static MarketData OutOfStep(bool bellyWithShort)
    {
        const int Rows = 1400;
        var market = TestMarkets.Complete(77, Rows, missing: 0);
        var returns = market.Returns.Values.ToArray();
        for (var t = 1; t < Rows; t++)
        {
            var up = t % 2 == 1 ? 1 : -1;
            returns[Rows + t] = Math.Exp(0.002 * up) - 1;
            returns[(5 * Rows) + t] = Math.Exp(-0.006 * up) - 1;
            returns[(3 * Rows) + t] = Math.Exp(0.004 * (bellyWithShort ? up : -up)) - 1;
        }

        return market with { Returns = new Panel([.. market.Dates], [.. market.Returns.Columns], returns) };
    }

    private static MarketData Ranks(Func<int, bool, double> price)
    {
        var market = TestMarkets.Complete(78);
        var series = market.Auxiliary.ToDictionary(a => a.Key, a => a.Value);
        for (var rank = 0; rank < 12; rank++)
        {
            series[$"sofr_r{rank}"] = [.. Enumerable.Range(0, market.Rows).Select(t => price(rank, t % 2 == 0))];
        }

        return market with { Auxiliary = series };
    }

    private static double Z(int t, Func<int, double> level)
    {
        double[] change = [.. Enumerable.Range(t - 251, 252).Where(s => s >= 63).Select(s => level(s) - level(s - 63)).Where(v => !double.IsNaN(v))];
        var mean = change.Average();
        return Math.Clamp((change[^1] - mean) / Math.Sqrt(change.Sum(v => (v - mean) * (v - mean)) / (change.Length - 1)), -3, 3);
    }

    private static EngineForecast Run(MarketData market) => Create().Forecast(new EngineInput(market, PriceFeatures.Compute(market)));

    private static CurveRelativeValueEngine Create() => new(new EngineSettings("curve_rv", new Dictionary<string, string>()));
}
