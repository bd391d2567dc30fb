using FsCheck.Fluent;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.MetaAllocation;

public sealed class MetaAllocatorLawTests
{
    [Fact]
    public void Allocate_any_input_stays_in_bounds_and_sums_to_one() => ForAll(test =>
    {
        var result = MetaAllocator.Allocate(test.Config, test.Input);
        Assert.All(result.Sleeves, s => Assert.InRange(s.Weight, test.Config.MinWeight, test.Config.MaxWeight));
        Assert.InRange(result.Sleeves.Sum(s => s.Weight) + result.Cash, 1 - 1e-12, 1 + 1e-12);
        Assert.InRange(result.Cash, 0, test.Config.AllowCash ? 1 : 0);
    });

    [Fact]
    public void Allocate_input_in_any_order_gives_the_same_bits() => ForAll(test =>
    {
        var shuffled = test.Input with
        {
            Sleeves = [.. test.Input.Sleeves.Reverse()],
            Correlations = [.. test.Input.Correlations.Reverse().Select(c => new SleeveCorrelation(c.Second, c.First, c.Value))],
            PreviousWeights = test.Input.PreviousWeights?.Reverse().ToDictionary(p => p.Key, p => p.Value),
        };

        Assert.Equal(MetaAllocator.Allocate(test.Config, test.Input).Weights(), MetaAllocator.Allocate(test.Config, shuffled).Weights());
    });

    [Fact]
    public void Allocate_other_names_in_another_order_gives_the_same_weights() => ForAll(test =>
    {
        string Renamed(string name) => $"{(char)('Z' - int.Parse(name[1..], null))}";
        var renamed = new MetaAllocationInput
        {
            Sleeves = [.. test.Input.Sleeves.Select(s => s with { Name = Renamed(s.Name) })],
            Correlations = [.. test.Input.Correlations.Select(c => new SleeveCorrelation(Renamed(c.First), Renamed(c.Second), c.Value))],
            PreviousWeights = test.Input.PreviousWeights?.ToDictionary(p => Renamed(p.Key), p => p.Value),
        };

        var (before, after) = (MetaAllocator.Allocate(test.Config, test.Input).Weights(), MetaAllocator.Allocate(test.Config, renamed).Weights());
        Assert.All(before, p => Samples.Close(p.Value, after[Renamed(p.Key)], 1e-12));
    });

    [Fact]
    public void Allocate_ewma_with_scaled_figures_gives_the_same_weights() =>
        Prop.ForAll(Sleeves.Cases().ToArbitrary(), Gen.Choose(1, 1000).ToArbitrary(), (test, k) =>
        {
            var config = test.Config with { Mode = MetaAllocatorMode.Ewma };
            SleeveInput[] small = [.. test.Input.Sleeves.Select(s => s with { Drawdown = s.Drawdown / 1000 })];
            SleeveInput[] scaled = [.. small.Select(s => s with { Sharpe = s.Sharpe * k, Drawdown = s.Drawdown * k, PreviousScore = s.PreviousScore * k })];

            SameWeights(MetaAllocator.Allocate(config, test.Input with { Sleeves = small }), MetaAllocator.Allocate(config, test.Input with { Sleeves = scaled }), 1e-9);
        }).Holds();

    [Theory]
    [InlineData(MetaAllocatorMode.Ewma)]
    [InlineData(MetaAllocatorMode.Bayes)]
    public void Allocate_higher_sharpe_never_lowers_the_weight(MetaAllocatorMode mode) =>
        Prop.ForAll(Sleeves.Cases().ToArbitrary(), Gen.Choose(0, 11).ToArbitrary(), Gen.Choose(1, 5000).ToArbitrary(), (test, which, raise) =>
        {
            var config = test.Config with { Mode = mode, CorrCap = 1 };
            var name = test.Input.Sleeves[which % test.Input.Sleeves.Count].Name;
            var raised = test.Input with { Sleeves = [.. test.Input.Sleeves.Select(s => s.Name == name ? s with { Sharpe = s.Sharpe + (raise / 1000.0) } : s)] };

            var (before, after) = (MetaAllocator.Allocate(config, test.Input).Weights()[name], MetaAllocator.Allocate(config, raised).Weights()[name]);
            Assert.True(after >= before - 1e-12, $"{name}: {before:R} became {after:R}");
        }).Holds();

    [Fact]
    public void Allocate_full_penalty_keeps_previous_weights_that_are_feasible() => ForAll(test =>
    {
        var config = test.Config with { TurnoverPenalty = 1, MinWeight = 0, MaxWeight = 1 };
        var result = MetaAllocator.Allocate(config, test.Input);
        if (test.Input.PreviousWeights is { } previous)
        {
            Assert.All(result.Sleeves, s => Samples.Close(previous[s.Name], s.Weight, 1e-12));
            Samples.Close(0, result.Turnover!.Value, 1e-12);
        }
    });

    [Fact]
    public void Allocate_larger_penalty_never_raises_the_turnover_inside_the_bounds() => ForAll(test =>
    {
        if (test.Input.PreviousWeights is not null)
        {
            var free = test.Config with { MinWeight = 0, MaxWeight = 1 };
            var (less, more) = (MetaAllocator.Allocate(free with { TurnoverPenalty = 0.3 }, test.Input), MetaAllocator.Allocate(free with { TurnoverPenalty = 0.7 }, test.Input));
            Samples.Close(less.Turnover!.Value * 0.3 / 0.7, more.Turnover!.Value, 1e-12);
        }
    });

    [Fact]
    public void Allocate_governor_is_symmetric_in_the_pair() =>
        Prop.ForAll(Gen.Choose(0, 100).ToArbitrary(), Gen.Choose(0, 99).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (c, cap, strength) =>
        {
            var config = new MetaAllocatorConfig { CorrCap = cap / 100.0, CorrStrength = strength / 100.0 };
            var sleeves = Sleeves.Input(Sleeves.Figures("A", 1, 0), Sleeves.Figures("B", 1, 0), Sleeves.Figures("C", 1, 0));
            var ab = MetaAllocator.Allocate(config, sleeves with { Correlations = [new("A", "B", c / 100.0)] });
            var ba = MetaAllocator.Allocate(config, sleeves with { Correlations = [new("B", "A", c / 100.0)] });

            Assert.Equal(ab.Weights(), ba.Weights());
            Assert.Equal(ab.Weights()["A"], ab.Weights()["B"]);
            Assert.Equal(c > cap ? 1 : 0, ab.GovernorHits.Count);
            var factor = c > cap ? Math.Clamp(1 - (strength / 100.0 * (c - cap) / (100.0 - cap)), 0, 1) : 1;
            Samples.Close(factor, ab.Sleeves[0].GovernorFactor, 1e-12);
            Samples.Close(factor, ab.Sleeves[1].GovernorFactor, 1e-12);
            Assert.Equal(1, ab.Sleeves[2].GovernorFactor);
        }).Holds();

    [Fact]
    public void Allocate_higher_correlation_never_raises_the_pair() =>
        Prop.ForAll(Gen.Choose(0, 99).ToArbitrary(), c =>
        {
            var config = new MetaAllocatorConfig { CorrCap = 0.4, CorrStrength = 0.8 };
            double Pair(double correlation) => MetaAllocator.Allocate(config, Sleeves.Input(Sleeves.Figures("A", 1), Sleeves.Figures("B", 0.7), Sleeves.Figures("C", 0.5)) with
            {
                Correlations = [new("A", "B", correlation)],
            }).Sleeves.Take(2).Sum(s => s.Weight);

            Assert.True(Pair((c + 1) / 100.0) <= Pair(c / 100.0) + 1e-15);
        }).Holds();

    [Fact]
    public void Allocate_governor_never_raises_a_score() => ForAll(test =>
        Assert.All(MetaAllocator.Allocate(test.Config, test.Input).Sleeves, s => Assert.True(s.GovernedScore <= s.Score.Score, $"{s.Name}: {s.Score.Score:R} became {s.GovernedScore:R}")));

    [Fact]
    public void Allocate_equal_scores_give_equal_weights() => ForAll(test =>
    {
        var first = test.Input.Sleeves[0];
        var same = new MetaAllocationInput { Sleeves = [.. test.Input.Sleeves.Select(s => first with { Name = s.Name })] };

        var weights = MetaAllocator.Allocate(test.Config, same).Sleeves;
        Assert.All(weights, s => Samples.Close(weights[0].Weight, s.Weight, 1e-15));
        Assert.True(test.Config.AllowCash || Math.Abs((weights.Count * weights[0].Weight) - 1) < 1e-12);
    });

    private static void ForAll(Action<Sleeves.Case> law) => Prop.ForAll(Sleeves.Cases().ToArbitrary(), law).Holds();

    private static void SameWeights(MetaAllocationResult expected, MetaAllocationResult actual, double tolerance) =>
        Assert.All(expected.Sleeves.Zip(actual.Sleeves), p => Samples.Close(p.First.Weight, p.Second.Weight, tolerance));
}
