using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Allocator;

namespace FuturesSix.Tests.Allocator;

public sealed class AllocatorRegimeTests
{
    private static readonly AllocatorRegimeOptions Options = new();
    private static readonly RegimeDay Start = new(RiskRegime.Normal, RiskRegime.Normal, 0, RegimeSignals.None, RegimeSignals.None, 0, null);

    [Theory]
    [InlineData(1.29, 0.09, -0.09, -0.05, RiskRegime.Normal, 0)]
    [InlineData(1.30, 0.09, -0.09, -0.05, RiskRegime.Elevated, 1)]
    [InlineData(1.29, 0.10, -0.09, -0.05, RiskRegime.Elevated, 1)]
    [InlineData(1.29, 0.09, -0.10, -0.05, RiskRegime.Elevated, 1)]
    [InlineData(1.29, 0.09, -0.09, -0.06, RiskRegime.Elevated, 1)]
    [InlineData(1.30, 0.10, -0.09, -0.05, RiskRegime.Stress, 2)]
    [InlineData(1.00, 0.00, -0.10, -0.06, RiskRegime.Stress, 2)]
    [InlineData(1.00, 0.00, -0.12, -0.05, RiskRegime.Stress, 1)]
    [InlineData(1.30, 0.10, -0.09, -0.06, RiskRegime.Crisis, 3)]
    [InlineData(1.30, 0.00, -0.10, -0.06, RiskRegime.Crisis, 3)]
    [InlineData(1.00, 0.00, -0.20, 0.00, RiskRegime.Crisis, 1)]
    public void Next_worse_target_is_entered_at_once(double volatility, double correlation, double drawdown, double slope, RiskRegime expected, int score)
    {
        var day = AllocatorRegime.Next(Start, volatility, correlation, drawdown, slope, Options);

        Assert.Equal((expected, score), (day.Regime, day.Score));
        Assert.Equal(expected != RiskRegime.Normal, day.Reason is not null);
    }

    [Fact]
    public void Classify_better_regime_waits_for_five_rows_then_goes_straight_to_the_target()
    {
        var days = Classify([(1.4, 0.2, 0, 0), .. Enumerable.Repeat((1.0, 0.0, 0.0, 0.0), 6)]);

        Assert.Equal([.. Enumerable.Repeat(RiskRegime.Stress, 5), RiskRegime.Normal, RiskRegime.Normal], days.Select(d => d.Regime));
        Assert.Equal([1, 2, 3, 4, 5, 1, 2], days.Select(d => d.RowsInRegime));
        Assert.Equal("Normal -> Stress: entered Volatility, Correlation, drawdown 0.00 %", days[0].Reason);
        Assert.Equal("Stress -> Normal: after 5 rows, still held None, drawdown 0.00 %", days[5].Reason);
    }

    [Fact]
    public void Classify_signals_beyond_their_exit_hold_the_regime()
    {
        var days = Classify([(1.4, 0.2, 0, 0), .. Enumerable.Repeat((1.2, 0.07, 0.0, 0.0), 20), (1.2, 0.04, 0, 0)]);

        Assert.All(days[..21], day => Assert.Equal(RiskRegime.Stress, day.Regime));
        Assert.Equal(RegimeSignals.Volatility | RegimeSignals.Correlation, days[20].Held);
        Assert.Equal((RiskRegime.Normal, RegimeSignals.Volatility), (days[21].Regime, days[21].Held));
    }

    [Fact]
    public void Classify_worse_regime_interrupts_the_wait()
    {
        var days = Classify([(1.4, 0, 0, 0), (1, 0, 0, 0), (1, 0, -0.25, 0), .. Enumerable.Repeat((1.0, 0.0, 0.0, 0.0), 5)]);

        Assert.Equal([RiskRegime.Elevated, RiskRegime.Elevated, RiskRegime.Crisis], days[..3].Select(d => d.Regime));
        Assert.Equal([RiskRegime.Crisis, RiskRegime.Normal], days[6..].Select(d => d.Regime));
    }

    [Fact]
    public void Classify_is_sticky_downwards_and_never_below_its_target() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var days = Classify([.. Enumerable.Range(0, 400).Select(_ => Draw(random))]);
        for (var k = 1; k < days.Length; k++)
        {
            Assert.True(days[k].Regime >= days[k].Target);
            Assert.Equal(days[k].Regime != days[k - 1].Regime, days[k].Reason is not null);
            if (days[k].Regime < days[k - 1].Regime)
            {
                Assert.True(days[k - 1].RowsInRegime >= 5);
                Assert.Equal(days[k].Target, days[k].Regime);
                Assert.True(int.PopCount((int)days[k].Held) < (int)days[k - 1].Regime);
            }
        }
    }).Holds();

    [Fact]
    public void Next_worse_conditions_never_give_a_better_regime() => Prop.ForAll<int, PositiveInt>((seed, rows) =>
    {
        var random = new Random(seed);
        var before = Start with { Regime = (RiskRegime)random.Next(4), RowsInRegime = rows.Get % 9 };
        var (v, c, d, s) = Draw(random);
        var mild = AllocatorRegime.Next(before, v, c, d, s, Options);
        var worse = AllocatorRegime.Next(before, v + random.NextDouble(), c + (0.1 * random.NextDouble()), d - (0.1 * random.NextDouble()), s - (0.1 * random.NextDouble()), Options);

        return worse.Regime >= mild.Regime && worse.Score >= mild.Score;
    }).Holds();

    [Fact]
    public void Classify_missing_feature_throws() =>
        Assert.Throws<ArgumentException>(() => Classify([(1, double.NaN, 0, 0)]));

    private static (double, double, double, double) Draw(Random random) =>
        (0.7 + (0.8 * random.NextDouble()), 0.15 * random.NextDouble(), -0.22 * random.NextDouble() * random.NextDouble(), -0.08 * random.NextDouble());

    private static RegimeDay[] Classify((double V, double C, double D, double S)[] rows) =>
        [.. AllocatorRegime.Classify([.. rows.Select(r => r.V)], [.. rows.Select(r => r.C)], [.. rows.Select(r => r.D)], [.. rows.Select(r => r.S)], Options).Days];
}
