using FuturesSix.Core.Evaluation;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.MetaAllocation;

public sealed class MetaAllocatorTests
{
    [Fact]
    public void Allocate_explains_every_step()
    {
        var config = new MetaAllocatorConfig { EwmaAlpha = 0.5, CorrCap = 0.6, CorrStrength = 0.5, TurnoverPenalty = 0.25, MinWeight = 0.1, MaxWeight = 0.5 };
        var result = MetaAllocator.Allocate(config, Sleeves.Input(Sleeves.Figures("trend", 1.2, 0.2, 0.8), Sleeves.Figures("carry", 0.6, 0.1), Sleeves.Figures("vrp", -0.3, 0.3)) with
        {
            Correlations = [new("trend", "carry", 0.8), new("trend", "vrp", 0.1)],
            PreviousWeights = new Dictionary<string, double> { ["trend"] = 0.4, ["carry"] = 0.4, ["old"] = 0.2 },
        });
        var trend = result.Sleeves.Single(s => s.Name == "trend");
        var carry = result.Sleeves.Single(s => s.Name == "carry");
        var vrp = result.Sleeves.Single(s => s.Name == "vrp");

        Samples.Close(1.16, trend.Score.Base!.Value, 1e-12);
        Samples.Close((0.5 * 1.16) + (0.5 * 0.8), trend.Score.Score, 1e-12);
        Samples.Close(0.58, carry.Score.Score, 1e-12);
        Samples.Close(-0.36, vrp.Score.Score, 1e-12);
        var hit = Assert.Single(result.GovernorHits);
        Assert.Equal(("carry", "trend", 0.8), (hit.First, hit.Second, hit.Correlation));
        Samples.Close(0.75, hit.Factor, 1e-12);
        Samples.Close(0.98 * 0.75, trend.GovernedScore, 1e-12);
        Samples.Close(0.98 / 1.56, trend.Target, 1e-12);
        Assert.Equal(0, vrp.Target);
        Samples.Close((0.98 / 1.56) - 0.4, trend.MoveBeforePenalty!.Value, 1e-12);
        Samples.Close(0.75 * ((0.98 / 1.56) - 0.4), trend.MoveAfterPenalty!.Value, 1e-12);
        Samples.Close(0.4 + trend.MoveAfterPenalty.Value, trend.Penalised, 1e-12);
        Assert.Equal(0, vrp.PreviousWeight);
        Assert.Equal([BindingBound.None, BindingBound.Max, BindingBound.Min], result.Sleeves.Select(s => s.Bound));
        Assert.Equal(0.5, trend.Weight);
        Assert.Equal(0.1, vrp.Weight);
        Samples.Close(0.4, carry.Weight, 1e-12);
        Samples.Close(0.2, result.Turnover!.Value, 1e-12);
        Assert.Contains(result.Notes, n => n.StartsWith("old: had 0.2", StringComparison.Ordinal));
    }

    [Fact]
    public void Allocate_without_previous_weights_does_not_penalise_and_says_so()
    {
        var input = Sleeves.Input(Sleeves.Figures("A", 1), Sleeves.Figures("B", 0.5));
        var penalised = MetaAllocator.Allocate(new MetaAllocatorConfig { TurnoverPenalty = 0.9 }, input);

        Assert.Equal(MetaAllocator.Allocate(new MetaAllocatorConfig(), input).Weights(), penalised.Weights());
        Assert.Contains("no previous weights: the turnover penalty does not apply", penalised.Notes);
        Assert.Null(penalised.Turnover);
        Assert.Null(penalised.Sleeves[0].MoveBeforePenalty);
    }

    [Theory]
    [InlineData(MetaAllocatorMode.Ewma)]
    [InlineData(MetaAllocatorMode.Bayes)]
    public void Allocate_no_positive_score_is_equal(MetaAllocatorMode mode)
    {
        var result = MetaAllocator.Allocate(new MetaAllocatorConfig { Mode = mode }, Sleeves.Input(Sleeves.Figures("A", -1), Sleeves.Figures("B", -0.5), Sleeves.Figures("C", 0)));

        Assert.True(result.NoPositiveScore);
        Assert.All(result.Sleeves, s => Samples.Close(1.0 / 3, s.Weight, 1e-15));
    }

    [Fact]
    public void Allocate_equal_needs_no_figures_but_is_governed()
    {
        var input = Sleeves.Input(new SleeveInput { Name = "A" }, new SleeveInput { Name = "B" }, new SleeveInput { Name = "C" });
        var config = new MetaAllocatorConfig { Mode = MetaAllocatorMode.Equal, CorrCap = 0.5, CorrStrength = 1 };

        Assert.All(MetaAllocator.Allocate(config, input).Sleeves, s => Samples.Close(1.0 / 3, s.Weight, 1e-15));
        Assert.Equal([0.25, 0.25, 0.5], MetaAllocator.Allocate(config, input with { Correlations = [new("A", "B", 0.75)] }).Sleeves.Select(s => s.Weight));
    }

    [Fact]
    public void Allocate_cash_allowed_leaves_what_the_bounds_cannot_place()
    {
        var input = Sleeves.Input(Sleeves.Figures("A", 2), Sleeves.Figures("B", -1));
        var result = MetaAllocator.Allocate(new MetaAllocatorConfig { MaxWeight = 0.4, AllowCash = true }, input);

        Assert.Equal([0.4, 0], result.Sleeves.Select(s => s.Weight));
        Samples.Close(0.6, result.Cash, 1e-15);
    }

    [Fact]
    public void Allocate_returns_compute_figures_and_correlations()
    {
        double[] a = [.. Sleeves.Normal(500, 1, 0.0006, 0.01)];
        double[] b = [.. a.Zip(Sleeves.Normal(500, 2, 0.0002, 0.004)).Select(p => p.First + p.Second)];
        b[7] = double.NaN;
        var result = MetaAllocator.Allocate(new MetaAllocatorConfig { CorrCap = 0.5 }, Sleeves.Input(Sleeves.Series("A", a), Sleeves.Series("B", b), Sleeves.Figures("C", 0.4)));

        Assert.Equal(ReturnStatistics.Sharpe(a), result.Sleeves[0].Score.Sharpe);
        Assert.Equal(-ReturnStatistics.MaxDrawdown(a), result.Sleeves[0].Score.Drawdown);
        Assert.Equal(499, result.Sleeves[1].Score.Observations);
        var pair = Assert.Single(result.Correlations);
        Assert.Equal(("A", "B", 499), (pair.First, pair.Second, pair.CommonReturns));
        Samples.Close(ReturnStatistics.Correlation(a, b), pair.Value, 1e-15);
        Assert.Single(result.GovernorHits);
    }

    [Fact]
    public void Allocate_stated_correlation_wins_over_the_computed_one()
    {
        var a = Sleeves.Normal(300, 1, 0.0006, 0.01);
        var result = MetaAllocator.Allocate(new MetaAllocatorConfig(), Sleeves.Input(Sleeves.Series("A", a), Sleeves.Series("B", a)) with { Correlations = [new("B", "A", -0.2)] });

        Assert.Equal(new PairCorrelation("A", "B", -0.2, null), Assert.Single(result.Correlations));
    }

    [Fact]
    public void Allocate_series_that_never_moves_scores_zero_and_is_noted()
    {
        var result = MetaAllocator.Allocate(new MetaAllocatorConfig(), Sleeves.Input(Sleeves.Series("A", Sleeves.Normal(300, 1, 0.002, 0.01)), Sleeves.Series("idle", new double[300])));

        Assert.Equal(0, result.Weights()["idle"]);
        Assert.Contains(result.Notes, n => n.StartsWith("idle: 300 returns without a Sharpe ratio", StringComparison.Ordinal));
        Assert.Contains(result.Notes, n => n.StartsWith("A|idle: correlation undefined", StringComparison.Ordinal));
    }

    /// <summary>Five seeded books of three sleeves with Sharpe ratios near 4; the mean of the first turns negative on day 500.</summary>
    [Fact]
    public void Allocate_bayes_sleeve_whose_mean_broke_loses_its_weight_within_40_observations()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            double[] broken = [.. Sleeves.Normal(500, 10 * seed, 0.004, 0.01), .. Sleeves.Normal(40, (10 * seed) + 1, -0.006, 0.01)];
            var others = new[] { 2, 3 }.Select(k => Sleeves.Normal(540, (10 * seed) + k, 0.0025, 0.01)).ToArray();
            double Weight(int rows, bool gated) => MetaAllocator.Allocate(
                new MetaAllocatorConfig { Mode = MetaAllocatorMode.Bayes, MinWeight = 0, MaxWeight = 1, ChangePoint = new ChangePointOptions { Enabled = gated } },
                Sleeves.Input(Sleeves.Series("broken", broken[..rows]), Sleeves.Series("x", others[0][..rows]), Sleeves.Series("y", others[1][..rows]))).Weights()["broken"];

            Assert.InRange(Weight(500, gated: true), 0.3, 1);
            Assert.InRange(Weight(540, gated: true), 0, 0.05);
            Assert.True(Weight(540, gated: false) > 0.25, $"seed {seed}: without the gate {Weight(540, gated: false)}");
        }
    }

    [Fact]
    public void Allocate_bayes_prefers_the_longer_record_of_the_same_sharpe()
    {
        var result = MetaAllocator.Allocate(new MetaAllocatorConfig { Mode = MetaAllocatorMode.Bayes }, Sleeves.Input(Sleeves.Figures("long", 1, observations: 2520), Sleeves.Figures("short", 1, observations: 126)));

        Assert.True(result.Weights()["long"] > 4 * result.Weights()["short"]);
    }
}
