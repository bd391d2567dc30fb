using FsCheck.Fluent;
using FuturesSix.Core.Numerics;
using FuturesSix.Core.Supervision;

namespace FuturesSix.Tests.Supervision;

public sealed class CapitalWeightTests
{
    private static readonly CapitalWeightOptions Options = new();

    [Fact]
    public void Of_score_is_the_product_of_its_factors()
    {
        var weight = Assert.Single(CapitalWeights.Of([Agent("a", 400, 0.5, 0, 75, -30)], Options).Agents);

        Assert.Equal(new WeightFactors(20, 1.1, 0.9, 0.5, 1 - 0.15, 1 - 0.3), weight.Factors);
        Assert.Equal(20 * 1.1 * 0.9 * 0.5 * 0.85 * 0.7, weight.Score, 1e-12);
        Assert.Equal((0.25, true), (weight.Weight, weight.Capped));
        Assert.Contains("at the cap of 0.25", weight.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.15, 1, true)]
    [InlineData(0.150001, 1, false)]
    [InlineData(0, 0, false)]
    [InlineData(0, -5, false)]
    public void Of_gates_close_at_their_bounds(double errorRate, double pnl, bool open)
    {
        var weight = CapitalWeights.Of([Agent("a", pnl, 0.5, errorRate, 10, 0)], Options).Agents[0];

        Assert.Equal(open, weight.Eligible);
        Assert.Equal(open, weight.Score > 0);
        Assert.Equal(!open, weight.Why.StartsWith("gated: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_nobody_eligible_leaves_everything_uninvested()
    {
        var result = CapitalWeights.Of([Agent("a", -1, 0.5, 0, 10, 0)], Options);

        Assert.Equal((0.0, 1.0), (result.Agents[0].Weight, result.Uninvested));
    }

    [Fact]
    public void Of_a_name_that_is_there_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => CapitalWeights.Of([Agent("a", 1, 0.5, 0, 1, 0), Agent("a", 2, 0.5, 0, 1, 0)], Options));

    [Fact]
    public void Of_cap_holds_and_everything_adds_up_whatever_the_agents() => Prop.ForAll(Arb.ToArbitrary(Agents()), agents =>
    {
        var result = CapitalWeights.Of(agents, Options);
        var invested = result.Agents.Sum(a => a.Weight);
        return result.Agents.All(a => a.Weight is >= 0 and <= 0.25 && (a.Weight > 0) == (a.Score > 0)) && Math.Abs(invested + result.Uninvested - 1) < 1e-12
            && (result.Agents.Count(a => a.Score > 0) < 4 || result.Uninvested == 0);
    }).Holds(200);

    [Fact]
    public void Of_permuted_agents_get_the_same_weights_to_the_bit() => Prop.ForAll(Arb.ToArbitrary(from agents in Agents() from seed in Gen.Choose(0, 1000) select (agents, seed)), c =>
    {
        var shuffled = c.agents.ToArray();
        new Random(c.seed).Shuffle(shuffled);
        return CapitalWeights.Of(c.agents, Options).Agents.Select(a => (a.Agent, a.Weight, a.Why)).SequenceEqual(CapitalWeights.Of(shuffled, Options).Agents.Select(a => (a.Agent, a.Weight, a.Why)));
    }).Holds();

    [Fact]
    public void Of_a_better_score_never_gets_less() => Prop.ForAll(Arb.ToArbitrary(Agents()), agents =>
    {
        var sorted = CapitalWeights.Of(agents, Options).Agents.OrderBy(a => a.Score).ToList();
        return sorted.Zip(sorted.Skip(1)).All(p => p.First.Weight <= p.Second.Weight + 1e-15);
    }).Holds();

    [Fact]
    public void Fill_shares_are_proportional_below_the_cap()
    {
        double[] shares = [8, 2, 1, 1, 0, -3];
        var rest = CappedShares.Fill(shares, 0.4);

        Assert.Equal([0.4, 0.3, 0.15, 0.15, 0, 0], shares.Select(s => Math.Round(s, 12)));
        Assert.Equal(0, rest);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Fill_cap_out_of_bounds_is_refused(double cap) => Assert.Throws<ArgumentException>(() => CappedShares.Fill(new double[] { 1 }, cap));

    [Fact]
    public void Fill_score_that_is_not_finite_is_refused() => Assert.Throws<ArgumentException>(() => CappedShares.Fill(new double[] { double.NaN }, 0.5));

    private static WeightCandidate Agent(string name, double pnl, double hit, double errors, double absError, double drawdown, double confidence = 0.9, double? cvar = -10) => new(
        name,
        new AgentStatistics { Strategy = "s", Rows = 10, Figures = 10, PnlSumBps = pnl, HitRate = hit, ErrorRate = errors, AvgAbsErrorBps = absError, MaxDrawdownBps = drawdown },
        confidence,
        cvar);

    private static FsCheck.Gen<WeightCandidate[]> Agents() =>
        from n in Gen.Choose(0, 14)
        from seed in Gen.Choose(0, 1_000_000)
        select Random(n, new Random(seed));

    private static WeightCandidate[] Random(int n, Random r) =>
        [.. Enumerable.Range(0, n).Select(i => Agent($"A{i:00}", (r.NextDouble() * 900) - 200, r.NextDouble(), r.NextDouble() * 0.25, r.NextDouble() * 200, -r.NextDouble() * 150, 0.5 + (0.6 * r.NextDouble()), r.Next(4) == 0 ? null : (r.NextDouble() * 90) - 80))];
}
