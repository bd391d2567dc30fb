using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Live.Bandit;

namespace FuturesSix.Tests.Live;

public sealed class BanditTickTests
{
    private sealed record Case(BanditOptions Options, double Equity, BanditArm[] Arms);

    [Fact]
    public void Decide_any_case_keeps_the_bounds_and_the_sum() => Prop.ForAll(Cases().ToArbitrary(), test =>
    {
        var result = BanditTick.Decide(test.Options, test.Equity, test.Arms);

        Assert.All(result.Moves, m => Assert.InRange(m.Target, test.Options.MinShare, test.Options.MaxShare));
        Assert.Equal(1, result.Moves.Sum(m => m.Target), 12);
        Assert.Equal(result.Moves.Max(m => Math.Abs(m.Target - m.Share)) > test.Options.MoveThreshold, result.Post);
    }).Holds();

    [Fact]
    public void Decide_other_order_changes_no_bit() => Prop.ForAll(Cases().ToArbitrary(), test =>
    {
        var forward = BanditTick.Decide(test.Options, test.Equity, test.Arms);
        var backward = BanditTick.Decide(test.Options, test.Equity, [.. test.Arms.Reverse()]);

        Assert.Equal(forward.Moves, backward.Moves);
    }).Holds();

    [Fact]
    public void Decide_higher_score_never_has_the_smaller_share() => Prop.ForAll(Cases().ToArbitrary(), test =>
    {
        var moves = BanditTick.Decide(test.Options, test.Equity, test.Arms).Moves.OrderBy(m => m.Score).ToList();

        Assert.All(moves.Zip(moves.Skip(1)), p => Assert.True(p.First.Target <= p.Second.Target + 1e-12));
    }).Holds();

    [Fact]
    public void Decide_missing_profit_keeps_the_memory_and_says_so()
    {
        var memory = new BanditMemory(0.01, 0.0004);
        var result = BanditTick.Decide(new BanditOptions { Exploration = 0 }, 1000, [new("a", 0.5, double.NaN, 0.5, memory), new("b", 0.5, 10, 0.5, default)]);

        Assert.Equal(memory, result.Moves[0].Memory);
        Assert.Contains(result.Notes, n => n.StartsWith("a: no P&L", StringComparison.Ordinal));
        Assert.NotEqual(default, result.Moves[1].Memory);
    }

    [Fact]
    public void Decide_exploration_above_the_range_is_said()
    {
        BanditArm[] arms = [new("a", 0.5, 1, 0.1, default), new("b", 0.5, 2, 0.9, default)];

        Assert.Contains(BanditTick.Decide(new BanditOptions(), 1000, arms).Notes, n => n.Contains("larger than the range", StringComparison.Ordinal));
        Assert.Empty(BanditTick.Decide(new BanditOptions { Exploration = 0 }, 1000, arms).Notes);
    }

    [Theory]
    [InlineData(2, 0.6, 0.9, "MIN_SHARE")]
    [InlineData(2, 0.1, 0.4, "MAX_SHARE")]
    [InlineData(3, double.NaN, 0.5, "MIN_SHARE")]
    public void ValidateFor_infeasible_bounds_name_field_value_and_bound(int strategies, double min, double max, string field) =>
        Assert.Contains(new BanditOptions { MinShare = min, MaxShare = max }.ValidateFor(strategies), v => v.Field == field && v.Expected.Length > 0);

    [Fact]
    public void Decide_unusable_figures_are_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => BanditTick.Decide(new BanditOptions(), double.NaN, [new("a", 2, double.PositiveInfinity, 3, default), new("b", 0, 0, 0, default)]));

        Assert.All(new[] { "equity_usd", "risk_share.a", "pnl_by_strategy.a", "noise.a" }, f => Assert.Contains(f, error.Message, StringComparison.Ordinal));
    }

    private static Gen<Case> Cases() =>
        from n in Gen.Choose(2, 12)
        from low in Gen.Choose(0, 100)
        from high in Gen.Choose(0, 100)
        from alpha in Gen.Choose(1, 100)
        from exploration in Gen.Choose(0, 20)
        from raw in Gen.Choose(-1000, 1000).ArrayOf(n)
        from noise in Gen.Choose(0, 999).ArrayOf(n)
        from past in Gen.Choose(-500, 500).ArrayOf(n)
        from share in Gen.Choose(0, 100).ArrayOf(n)
        select new Case(
            new BanditOptions { MinShare = low / 100.0 / n, MaxShare = (1.0 / n) + (high / 100.0 * (1 - (1.0 / n))), EmaAlpha = alpha / 100.0, Exploration = exploration / 100.0 },
            10_000,
            [.. Enumerable.Range(0, n).Select(i => new BanditArm($"s{i:00}", share[i] / 100.0, raw[i], noise[i] / 1000.0, new BanditMemory(past[i] / 10_000.0, past[i] * past[i] / 1e8)))]);
}
