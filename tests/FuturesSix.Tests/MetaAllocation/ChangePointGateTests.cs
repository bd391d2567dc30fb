using FuturesSix.Core.MetaAllocation;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.MetaAllocation;

public sealed class ChangePointGateTests
{
    private static readonly MetaAllocatorConfig Config = new() { Mode = MetaAllocatorMode.Bayes };

    [Fact]
    public void Gate_sleeve_that_broke_forgets_its_good_years()
    {
        double[] broken = [.. Sleeves.Normal(700, 1, 0.005, 0.01), .. Sleeves.Normal(300, 2, -0.004, 0.01)];
        var gated = SharpePosterior.Of(broken, Config);
        var ungated = SharpePosterior.Of(broken, Config with { ChangePoint = new ChangePointOptions { Enabled = false } });

        Assert.InRange(gated.Gate!.Row!.Value, 690, 710);
        Assert.InRange(gated.Gate.Probability, 0.3, 1);
        Assert.InRange(gated.Gate.WeightLeft, 290, 330);
        Assert.True(ungated.Mean > 0.4, $"{ungated.Mean}");
        Assert.True(gated.Mean < -0.3, $"{gated.Mean}");
        Assert.Null(ungated.Gate);
    }

    [Fact]
    public void Gate_steady_sleeve_keeps_every_observation()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var posterior = SharpePosterior.Of(Sleeves.Normal(600, seed, 0.0005, 0.01), Config);
            Assert.Equal(600, posterior.Gate!.WeightLeft);
            Assert.Null(posterior.Gate.Row);
            Assert.Equal(600, posterior.Observations);
        }
    }

    [Fact]
    public void Gate_volatility_that_doubles_is_not_a_change_of_the_sharpe_ratio()
    {
        var kept = Enumerable.Range(0, 10).Count(seed =>
            SharpePosterior.Of([.. Sleeves.Normal(700, seed, 0.0005, 0.01), .. Sleeves.Normal(300, seed + 100, 0.001, 0.02)], Config).Gate!.Row is null);

        Assert.True(kept >= 9, $"{kept} of 10");
    }

    [Fact]
    public void Gate_fat_tails_and_volatility_clusters_are_no_changes()
    {
        var kept = Enumerable.Range(0, 10).Sum(seed => Kept(FatTailed(700, seed)) + Kept(Clustered(700, seed)));

        Assert.True(kept >= 19, $"{kept} of 20");
    }

    [Fact]
    public void Gate_mean_that_falls_by_half_a_deviation_is_found()
    {
        var rows = Enumerable.Range(0, 10).Select(seed =>
            SharpePosterior.Of([.. Sleeves.Normal(700, seed, 0.0025, 0.01), .. Sleeves.Normal(300, seed + 100, -0.0025, 0.01)], Config).Gate!.Row).ToList();

        Assert.True(rows.Count(r => r is >= 670 and <= 730) >= 9, string.Join(' ', rows));
    }

    [Fact]
    public void Gate_older_observations_weigh_the_probability_that_the_run_reaches_them()
    {
        double[] returns = [.. Sleeves.Normal(200, 4, 0.006, 0.01), .. Sleeves.Normal(80, 5, -0.006, 0.01)];
        returns[250] = double.NaN;
        var weights = new double[returns.Length];
        var gate = ChangePointGate.Weigh(returns, new ChangePointOptions(), weights, CancellationToken.None);

        Assert.Equal(0, weights[250]);
        Assert.All(Enumerable.Range(gate.Row!.Value, returns.Length - gate.Row.Value).Where(t => t != 250), t => Assert.Equal(1, weights[t]));
        Assert.Equal(gate.RunLength, returns.Length - gate.Row.Value - 1);
        var older = weights[..gate.Row.Value];
        Assert.Equal(older.Order(), older);
        Assert.All(older, w => Assert.InRange(w, 0, 1));
        Assert.Equal(1 - gate.Probability, older[^1], 1e-12);
        Assert.Equal(weights.Sum(), gate.WeightLeft, 1e-9);
    }

    [Fact]
    public void Gate_run_longer_than_the_longest_told_apart_is_no_change()
    {
        var options = new ChangePointOptions { MaxRunLength = 100 };
        var weights = new double[400];
        var gate = ChangePointGate.Weigh(Sleeves.Normal(400, 9, 0.0005, 0.01), options, weights, CancellationToken.None);

        Assert.Null(gate.Row);
        Assert.Equal(100, gate.RunLength);
        Assert.All(weights, w => Assert.Equal(1, w));
    }

    [Fact]
    public void Gate_warm_up_of_zeros_loses_its_weight()
    {
        double[] returns = [.. new double[250], .. Sleeves.Normal(500, 6, 0.0008, 0.01)];
        var posterior = SharpePosterior.Of(returns, Config with { ChangePoint = new ChangePointOptions { VolatilityHalfLife = 0, VarianceShape = 5 } });

        Assert.InRange(posterior.Gate!.Row!.Value, 245, 255);
        Assert.InRange(posterior.SharpePerPeriod, 0.95 * Sharpe(returns[250..]), 1.05 * Sharpe(returns[250..]));
    }

    [Fact]
    public void Gate_cancelled_stops() =>
        Assert.Throws<OperationCanceledException>(() => SharpePosterior.Of(Sleeves.Normal(100, 1, 0, 0.01), Config, new CancellationToken(true)));

    private static int Kept(double[] returns) => SharpePosterior.Of(returns, Config).Gate!.Row is null ? 1 : 0;

    /// <summary>Student's t with 4 degrees of freedom.</summary>
    private static double[] FatTailed(int n, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => 0.01 * TestMarkets.Gauss(random) / Math.Sqrt(Enumerable.Range(0, 4).Average(_ => Math.Pow(TestMarkets.Gauss(random), 2))))];
    }

    /// <summary>GARCH(1,1) of persistence 0.98.</summary>
    private static double[] Clustered(int n, int seed)
    {
        var (random, variance, returns) = (new Random(seed), 1.0, new double[n]);
        for (var t = 0; t < n; t++)
        {
            var shock = Math.Sqrt(variance) * TestMarkets.Gauss(random);
            returns[t] = 0.01 * shock;
            variance = 0.02 + (0.08 * shock * shock) + (0.90 * variance);
        }

        return returns;
    }

    private static double Sharpe(double[] returns) => Moments.Mean(returns) / Moments.Std(returns);
}
