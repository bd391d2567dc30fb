using FsCheck.Fluent;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.Evaluation;

public sealed class ReturnStatisticsTests
{
    private static readonly double[] Sample = [0.02, -0.01, double.NaN, 0.03, 0, -0.02];

    [Fact]
    public void Statistics_small_sample_gives_the_values_worked_by_hand()
    {
        var wealth = 1.02 * 0.99 * 1.03 * 0.98;

        Assert.Equal(wealth - 1, ReturnStatistics.TotalReturn(Sample), 14);
        Assert.Equal(Math.Pow(wealth, 252 / 5.0) - 1, ReturnStatistics.Cagr(Sample), 12);
        Assert.Equal(Math.Sqrt(0.00172 / 4 * 252), ReturnStatistics.Volatility(Sample), 14);
        Assert.Equal(0.004 / Math.Sqrt(0.00172 / 4) * Math.Sqrt(252), ReturnStatistics.Sharpe(Sample), 12);
        Assert.Equal(0.004 * 252 / Math.Sqrt(0.0005 / 5 * 252), ReturnStatistics.Sortino(Sample), 12);
        Assert.Equal(0.05 / 0.03, ReturnStatistics.Omega(Sample), 14);
        Assert.Equal(0.5, ReturnStatistics.HitRate(Sample));
        Assert.Equal(0.025 / 0.015, ReturnStatistics.PayoffRatio(Sample), 14);
        Assert.Equal((-0.02, 0.03), (ReturnStatistics.Worst(Sample), ReturnStatistics.Best(Sample)));
        Assert.Equal(-0.018, ReturnStatistics.HistoricalValueAtRisk(Sample), 14);
        Assert.Equal(-0.02, ReturnStatistics.HistoricalExpectedShortfall(Sample), 14);
    }

    [Fact]
    public void Sharpe_any_order_of_returns_is_the_same() =>
        Prop.ForAll(Samples.Returns(3, 30).ToArbitrary(), r =>
        {
            var reversed = r.Reverse().ToArray();
            Samples.Close(ReturnStatistics.Sharpe(r), ReturnStatistics.Sharpe(reversed), 1e-9);
            Samples.Close(ReturnStatistics.Cagr(r), ReturnStatistics.Cagr(reversed), 1e-9);
        }).Holds();

    [Fact]
    public void Sharpe_leverage_changes_nothing_and_volatility_scales() =>
        Prop.ForAll(Samples.Returns(3, 30).Where(r => Moments.Std(r) > 1e-6).ToArbitrary(), r =>
        {
            var levered = r.Select(x => 3 * x).ToArray();
            Samples.Close(ReturnStatistics.Sharpe(r), ReturnStatistics.Sharpe(levered), 1e-10);
            Samples.Close(3 * ReturnStatistics.Volatility(r), ReturnStatistics.Volatility(levered), 1e-10);
        }).Holds();

    [Fact]
    public void HistoricalExpectedShortfall_any_series_is_not_above_the_value_at_risk() =>
        Prop.ForAll(Samples.Returns(1, 60).Where(r => Moments.Count(r) > 0).ToArbitrary(), r =>
        {
            Assert.True(ReturnStatistics.HistoricalExpectedShortfall(r) <= ReturnStatistics.HistoricalValueAtRisk(r) + 1e-15);
            Assert.True(ReturnStatistics.GaussianExpectedShortfall(r) <= ReturnStatistics.GaussianValueAtRisk(r) + 1e-15);
        }).Holds();

    [Fact]
    public void TotalReturn_total_loss_ends_the_wealth()
    {
        Assert.Equal(-1, ReturnStatistics.TotalReturn([0.1, -1, 0.5]));
        Assert.Equal(-1.21, ReturnStatistics.TotalReturn([0.05, -1.2, -3]), 14);
        Assert.Equal(-1, ReturnStatistics.Cagr([0.05, -1.2, -3]));
        Assert.Equal(-1.2, ReturnStatistics.MaxDrawdown([0.05, -1.2, -3]), 14);
    }

    [Fact]
    public void Cagr_overflow_is_NaN() => Assert.True(double.IsNaN(ReturnStatistics.Cagr([300])));

    [Fact]
    public void Statistics_empty_and_all_missing_series_are_NaN()
    {
        foreach (double[] r in new double[][] { [], [double.NaN, double.NaN] })
        {
            Assert.All(
                new[]
                {
                    ReturnStatistics.TotalReturn(r), ReturnStatistics.Cagr(r), ReturnStatistics.Volatility(r), ReturnStatistics.Sharpe(r),
                    ReturnStatistics.Sortino(r), ReturnStatistics.Calmar(r), ReturnStatistics.MaxDrawdown(r), ReturnStatistics.Omega(r),
                    ReturnStatistics.HitRate(r), ReturnStatistics.UlcerIndex(r), ReturnStatistics.Stability(r), ReturnStatistics.Best(r),
                    ReturnStatistics.ProbabilisticSharpe(r), ReturnStatistics.TailRatio(r), ReturnStatistics.HistoricalExpectedShortfall(r),
                },
                value => Assert.True(double.IsNaN(value)));
            Assert.Null(ReturnStatistics.WorstDrawdown(r));
        }
    }

    [Fact]
    public void Stability_steady_growth_is_one()
    {
        Assert.Equal(1, ReturnStatistics.Stability([0.01, 0.01, 0.01, 0.01]), 12);
        Assert.True(ReturnStatistics.Stability([0.05, -0.04, 0.03, -0.05, 0.01]) < 0.9);
        Assert.True(double.IsNaN(ReturnStatistics.Stability([0.1, -1, 0.1])));
    }

    [Fact]
    public void LongestStreak_zeros_end_it_and_missing_rows_do_not()
    {
        double[] r = [0.1, 0.1, double.NaN, 0.1, 0, 0.1, -0.1, -0.2];

        Assert.Equal(3, ReturnStatistics.LongestStreak(r, 1));
        Assert.Equal(2, ReturnStatistics.LongestStreak(r, -1));
    }

    [Fact]
    public void MonthlyReturns_compound_within_calendar_periods()
    {
        DateOnly[] dates = [new(2024, 1, 30), new(2024, 1, 31), new(2024, 2, 1), new(2024, 4, 1), new(2024, 4, 2), new(2025, 4, 1)];
        double[] r = [0.1, 0.1, -0.05, double.NaN, 0.02, -0.01];

        Assert.Equal([new DateOnly(2024, 1, 1), new(2024, 2, 1), new(2024, 4, 1), new(2025, 4, 1)], ReturnStatistics.MonthlyReturns(dates, r).Select(m => m.Month));
        Assert.Equal(0.21, ReturnStatistics.MonthlyReturns(dates, r)[0].Return, 14);
        Assert.Equal((1.21 * 0.95) - 1, ReturnStatistics.QuarterlyReturns(dates, r)[0].Return, 14);
        Assert.Equal(3, ReturnStatistics.QuarterlyReturns(dates, r).Count);
        Assert.Equal((1.21 * 0.95 * 1.02) - 1, ReturnStatistics.AnnualReturns(dates, r)[0].Return, 14);
    }
}
