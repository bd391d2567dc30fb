using FsCheck.Fluent;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.Evaluation;

public sealed class DrawdownTests
{
    [Fact]
    public void WorstDrawdown_recovered_episode_has_its_rows_and_days()
    {
        double[] r = [0.1, -0.1, -0.1, 0.05, 0.3, -0.05, 0.01];
        DateOnly[] dates = [.. Enumerable.Range(0, 7).Select(t => new DateOnly(2024, 1, 1).AddDays(3 * t))];
        var worst = ReturnStatistics.WorstDrawdown(r)!.Value;

        Assert.Equal(-0.19, worst.Depth, 14);
        Assert.Equal((0, 2, 4, 4), (worst.PeakRow, worst.TroughRow, worst.RecoveryRow, worst.Rows));
        Assert.Equal(12, worst.CalendarDays(dates));
    }

    [Fact]
    public void WorstDrawdown_from_the_start_and_open_runs_from_capital_to_the_last_row()
    {
        double[] r = [-0.2, 0.1, double.NaN];
        DateOnly[] dates = [new(2024, 1, 1), new(2024, 1, 2), new(2024, 1, 9)];
        var worst = ReturnStatistics.WorstDrawdown(r)!.Value;

        Assert.Equal(-0.2, worst.Depth, 14);
        Assert.Equal((-1, 0, null, 3), (worst.PeakRow, worst.TroughRow, worst.RecoveryRow, worst.Rows));
        Assert.Equal(8, worst.CalendarDays(dates));
    }

    [Fact]
    public void WorstDrawdown_rising_wealth_has_none()
    {
        Assert.Null(ReturnStatistics.WorstDrawdown([0.1, 0, 0.2]));
        Assert.Equal(0, ReturnStatistics.MaxDrawdown([0.1, 0, 0.2]));
        Assert.True(double.IsNaN(ReturnStatistics.Calmar([0.1, 0, 0.2])));
    }

    [Fact]
    public void WorstDrawdown_any_series_equals_the_search_over_all_pairs_of_rows() =>
        Prop.ForAll(Samples.Returns(1, 40).ToArbitrary(), r =>
        {
            var wealth = new double[r.Length + 1];
            wealth[0] = 1;
            for (var t = 0; t < r.Length; t++)
            {
                wealth[t + 1] = wealth[t] * (1 + (double.IsNaN(r[t]) ? 0 : r[t]));
            }

            var pairs = from i in Enumerable.Range(0, wealth.Length)
                        from j in Enumerable.Range(i, wealth.Length - i)
                        select (wealth[j] / wealth[i]) - 1;
            var worst = ReturnStatistics.WorstDrawdown(r);
            Samples.Close(pairs.Min(), worst?.Depth ?? 0, 1e-12);
            if (worst is { } w)
            {
                Samples.Close(w.Depth, (wealth[w.TroughRow + 1] / wealth[w.PeakRow + 1]) - 1, 1e-12);
                var recovered = Enumerable.Range(w.TroughRow + 1, r.Length - w.TroughRow - 1).Where(t => wealth[t + 1] >= wealth[w.PeakRow + 1]).ToArray();
                Assert.Equal(recovered.Length == 0 ? null : recovered[0], w.RecoveryRow);
                Assert.Equal((w.RecoveryRow ?? (r.Length - 1)) - w.PeakRow, w.Rows);
            }
        }).Holds();

    [Fact]
    public void Drawdowns_any_series_cover_exactly_the_rows_below_a_maximum() =>
        Prop.ForAll(Samples.Returns(1, 60).ToArbitrary(), r =>
        {
            var series = new double[r.Length];
            ReturnStatistics.DrawdownSeries(r, series);
            var all = ReturnStatistics.Drawdowns(r);
            for (var t = 0; t < r.Length; t++)
            {
                var inside = all.Where(d => d.PeakRow < t && t < (d.RecoveryRow ?? r.Length)).ToList();
                Assert.Equal(series[t] < 0 ? 1 : 0, inside.Count);
                Assert.All(inside, d => Assert.True(d.Depth <= series[t]));
            }

            Assert.All(all, d => Assert.Equal(d.Depth, series[d.TroughRow]));
            Assert.All(all.SkipLast(1), d => Assert.NotNull(d.RecoveryRow));
            Assert.Equal(all.Count == 0 ? null : all.MinBy(d => d.Depth).Depth, ReturnStatistics.WorstDrawdown(r)?.Depth);
        }).Holds();

    [Fact]
    public void DrawdownSeries_lowest_value_is_the_maximum_drawdown() =>
        Prop.ForAll(Samples.Returns(1, 40).Where(r => Moments.Count(r) > 0).ToArbitrary(), r =>
        {
            var series = new double[r.Length];
            ReturnStatistics.DrawdownSeries(r, series);
            Assert.Equal(ReturnStatistics.MaxDrawdown(r), series.Min());
            Assert.All(series, value => Assert.InRange(value, -1, 0));
            Assert.InRange(ReturnStatistics.UlcerIndex(r), 0, -series.Min() + 1e-15);
        }).Holds();
}
