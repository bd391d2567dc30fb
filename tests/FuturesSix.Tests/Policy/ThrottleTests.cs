using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;
using FuturesSix.Core.Policy;

namespace FuturesSix.Tests.Policy;

public sealed class ThrottleTests
{
    private static readonly int[] Rows = [4, 9, 14, 19];
    private static readonly DateOnly[] Dates = [new(2024, 1, 5), new(2024, 1, 12), new(2024, 1, 19), new(2024, 1, 26)];
    private static readonly MarketData Market = TestMarkets.Random(5, rows: 600) with { Roles = new Dictionary<string, string> { ["equity_index"] = "I00" } };

    [Fact]
    public void Compute_dispersion_is_the_spread_of_scaled_returns()
    {
        var features = ThrottleFeatures.Compute(Market, new PolicyOptions());
        foreach (var t in new[] { 100, 333, 599 })
        {
            var scaled = Enumerable.Range(0, Market.Count).Select(i =>
            {
                var returns = Market.Returns.Column(i);
                var sum = returns[(t - 20)..(t + 1)].ToArray().Where(r => !double.IsNaN(r)).Sum();
                return sum / (Moments.Std(returns[(t - 62)..(t + 1)]) * Math.Sqrt(21));
            }).ToArray();

            Assert.Equal(Moments.Std(scaled), features.Dispersion[t], 1e-12);
            Assert.Equal(Rank(features.Dispersion, t), features.DispersionRank[t], 1e-12);
        }
    }

    [Fact]
    public void Compute_dispersion_needs_three_instruments_and_is_low_when_everything_moves_as_one()
    {
        var alike = Market with { Returns = new Panel([.. Market.Dates], [.. Market.Returns.Columns], [.. Enumerable.Range(0, Market.Count).SelectMany(_ => Market.Returns.Column(0).ToArray())]) };
        var two = Market with { Returns = Market.Returns.Select([0, 1]) };

        Assert.Equal(0, ThrottleFeatures.Compute(alike, new PolicyOptions()).Dispersion[599], 9);
        Assert.True(ThrottleFeatures.Compute(Market, new PolicyOptions()).Dispersion[599] > 0.2);
        Assert.All(ThrottleFeatures.Compute(two, new PolicyOptions()).Dispersion, d => Assert.True(double.IsNaN(d)));
    }

    [Fact]
    public void Compute_vol_of_vol_is_vvix_or_the_deviation_of_vix_changes()
    {
        var vix = Market.Auxiliary["vix"];
        var without = Market with { Auxiliary = new Dictionary<string, double[]> { ["vix"] = vix } };
        var proxy = ThrottleFeatures.Compute(without, new PolicyOptions());
        double[] changes = [.. Enumerable.Range(480, 21).Select(t => vix[t] - vix[t - 1])];

        Assert.Equal(Market.Auxiliary["vvix"], ThrottleFeatures.Compute(Market, new PolicyOptions()).VolOfVol);
        Assert.Equal(Moments.Std(changes), proxy.VolOfVol[500], 1e-12);
        Assert.Contains(proxy.Notes, n => n.StartsWith("policy: no vvix", StringComparison.Ordinal));
    }

    [Fact]
    public void Compute_skew_proxy_is_the_series_or_the_ratio_of_semideviations()
    {
        var skew = Market.Auxiliary["vvix"];
        var index = Market with { Auxiliary = Market.Auxiliary.Append(new("skew", skew)).ToDictionary(p => p.Key, p => p.Value) };
        var proxy = ThrottleFeatures.Compute(Market, new PolicyOptions());
        var window = Market.Returns.Column(0)[438..501].ToArray().Where(r => !double.IsNaN(r)).ToList();
        var neither = ThrottleFeatures.Compute(Market with { Roles = new Dictionary<string, string>() }, new PolicyOptions());

        Assert.Equal(skew, ThrottleFeatures.Compute(index, new PolicyOptions()).SkewProxy);
        Assert.Equal(Math.Sqrt(window.Where(r => r < 0).Sum(r => r * r) / window.Where(r => r > 0).Sum(r => r * r)), proxy.SkewProxy[500], 1e-12);
        Assert.All(neither.SkewProxy, s => Assert.True(double.IsNaN(s)));
        Assert.Contains(neither.Notes, n => n.Contains("skew_proxy is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Compute_does_not_read_the_future()
    {
        var full = ThrottleFeatures.Compute(Market, new PolicyOptions());
        foreach (var rows in new[] { 150, 321, 500 })
        {
            foreach (int? corruption in new int?[] { null, 3 })
            {
                var part = ThrottleFeatures.Compute(TestMarkets.Prefix(Market, rows, corruption), new PolicyOptions());
                Assert.Equal(full.DispersionRank[..rows], part.DispersionRank[..rows]);
                Assert.Equal(full.VolOfVolRank[..rows], part.VolOfVolRank[..rows]);
                Assert.Equal(full.SkewProxyRank[..rows], part.SkewProxyRank[..rows]);
            }
        }
    }

    [Fact]
    public void Decide_uses_the_rank_of_the_rebalance_before_and_counts_missing_ones()
    {
        var ranks = Enumerable.Repeat(0.5, 20).ToArray();
        (ranks[4], ranks[9], ranks[14], ranks[19]) = (1, double.NaN, 0.9, 1);
        var options = Only(new ThrottleOptions { Engine = "trend", VolOfVol = ThrottleOptions.DefaultVolOfVol }) with { ApplyMissingMultiplierAs = 0.75 };

        var factor = Assert.Single(EngineThrottle.Decide(Features(volOfVol: ranks), [], Rows, Dates, options));

        Assert.Equal(("trend", PolicyComponents.VolOfVol, 2), (factor.Engine, factor.Component, factor.Missing));
        Assert.Equal([double.NaN, 1, double.NaN, 0.9], factor.Value);
        Assert.Equal([0.75, 0.25, 0.75, 0.625], factor.Multiplier.Select(m => Math.Round(m, 12)));
    }

    [Fact]
    public void Decide_low_dispersion_reduces_and_high_gives_back()
    {
        var ranks = new double[20];
        (ranks[4], ranks[9], ranks[14]) = (0, 0.125, 0.9);
        var options = Only(new ThrottleOptions { Engine = "csmom", Dispersion = ThrottleOptions.DefaultDispersion });

        Assert.Equal([1, 0.25, 0.625, 1], Assert.Single(EngineThrottle.Decide(Features(dispersion: ranks), [], Rows, Dates, options)).Multiplier);
    }

    [Fact]
    public void Decide_event_counts_in_its_window_only()
    {
        var options = Only(new ThrottleOptions { Engine = "trend", Event = new() { Kinds = ["CPI", "FOMC"], DaysBefore = 5, DaysAfter = 1, Multiplier = 0.5 } });
        MarketEvent[] events = [new(new(2024, 1, 11), "CPI"), new(new(2024, 1, 26), "NFP"), new(new(2024, 1, 31), "FOMC")];

        var factor = Assert.Single(EngineThrottle.Decide(Features(), events, Rows, Dates, options));

        Assert.Equal([1, 0.5, 1, 0.5], factor.Multiplier);
        Assert.Equal(["", "CPI 2024-01-11", "", "FOMC 2024-01-31"], factor.Detail);
    }

    [Theory]
    [InlineData("2024-01-18", 1)]
    [InlineData("2024-01-12", 0.5)]
    [InlineData(null, 0.5)]
    public void Decide_event_must_have_been_announced_by_the_rebalance_before(string? announced, double expected)
    {
        var options = Only(new ThrottleOptions { Engine = "trend", Event = new() { DaysBefore = 2 } });
        MarketEvent[] events = [new(new(2024, 1, 20), "FOMC", announced is null ? null : DateOnly.Parse(announced, null))];

        Assert.Equal(expected, Assert.Single(EngineThrottle.Decide(Features(), events, Rows, Dates, options)).Multiplier[2]);
    }

    [Fact]
    public void WithFactors_multiplies_the_gate_is_released_when_off_and_replayed_when_precomputed()
    {
        var gates = Gates([1, 1, 0, 1]);
        PolicyFactor[] factors = [Factor("vol_of_vol", 0.5), Factor("event", 0.5)];
        var replay = new PrecomputedPolicy("base", new Dictionary<(DateOnly, string), double>(), Dates.SelectMany(d => factors.Select(f => (Key: (d, "trend", f.Component), Value: 0.1))).ToDictionary(p => p.Key, p => p.Value));

        var compute = EnginePolicy.WithFactors(gates, null, factors, Dates, PolicyMode.Compute, null);
        var off = EnginePolicy.WithFactors(gates, null, factors, Dates, PolicyMode.Off, null);
        var replayed = EnginePolicy.WithFactors(gates, null, factors, Dates, PolicyMode.Precomputed, replay);
        var error = Assert.Throws<ArgumentException>(() => EnginePolicy.WithFactors(gates, null, [Factor("skew_proxy", 1)], Dates, PolicyMode.Precomputed, replay));

        Assert.Equal([0.25, 0.25, 0, 0.25], Dates.Select((_, k) => compute.MultiplierOf("trend", k)));
        Assert.Equal([1, 1, 0, 1], Dates.Select((_, k) => off.MultiplierOf("trend", k)));
        Assert.Equal(0.01, replayed.MultiplierOf("trend", 0), 12);
        Assert.Equal(1, compute.MultiplierOf("csmom", 0));
        Assert.Contains("Run 'base' has no skew_proxy of engine 'trend' on 2024-01-05", error.Message, StringComparison.Ordinal);
    }

    private static PolicyResult Gates(double[] applied) => new() { States = [], Applied = [applied], Engines = ["trend"], MissingStates = [0], Notes = [] };

    private static PolicyFactor Factor(string component, double multiplier) => new("trend", component, new double[4], [.. Enumerable.Repeat(multiplier, 4)], ["", "", "", ""], 0);

    private static PolicyOptions Only(ThrottleOptions throttle) => new() { Throttles = [throttle] };

    private static ThrottleFeatures Features(double[]? dispersion = null, double[]? volOfVol = null)
    {
        var none = new double[20];
        return new ThrottleFeatures(none, dispersion ?? none, none, volOfVol ?? none, none, none, []);
    }

    private static double Rank(double[] x, int t)
    {
        var window = x[Math.Max(0, t - 251)..(t + 1)].Where(v => !double.IsNaN(v)).ToList();
        return window.Count < 126 ? double.NaN : (window.Count(v => v < x[t]) + (0.5 * window.Count(v => v == x[t]))) / window.Count;
    }
}
