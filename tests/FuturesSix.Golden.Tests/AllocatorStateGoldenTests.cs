using FuturesSix.Core.Allocator;
using FuturesSix.Core.Market;

namespace FuturesSix.Golden.Tests;

public sealed class AllocatorStateGoldenTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Compute_published_inputs_gives_the_published_state()
    {
        foreach (var run in AllocatorGoldenRun.All())
        {
            var published = run.Read("allocator_state_v1.csv");
            var computed = run.ComputeState().States;

            Assert.Equal(published.Dates, computed.Dates);
            var worst = published.Columns.Max(column => WorstDifference(published.Column(column), computed.Column(column), $"{run.Name} {column}"));
            output.WriteLine($"{run.Name}: {published.Rows} states x {published.Columns.Count} features, worst difference {worst:E2}");
        }
    }

    [Fact]
    public void Push_published_inputs_gives_the_published_state()
    {
        foreach (var run in AllocatorGoldenRun.All())
        {
            var published = run.Read("allocator_state_v1.csv");
            var columns = new AllocatorStateOptions().Columns();
            var order = columns.Select(published.IndexOf).ToArray();
            var values = new double[AllocatorStateRow.Count];
            var days = PushAll(run).Where(day => day.State.HasState).ToList();

            Assert.Equal(published.Dates, days.Select(day => day.Date));
            for (var t = 0; t < days.Count; t++)
            {
                days[t].State.CopyTo(values);
                for (var k = 0; k < values.Length; k++)
                {
                    Assert.True(order[k] < 0 || Math.Abs(published[t, order[k]] - values[k]) <= Tolerance, $"{run.Name} {columns[k]} {days[t].Date:yyyy-MM-dd}: expected {published[t, order[k]]:R}, got {values[k]:R}");
                }
            }
        }
    }

    private static IEnumerable<(DateOnly Date, AllocatorStateRow State)> PushAll(AllocatorGoldenRun run)
    {
        var tracker = new AllocatorStateTracker(run.AssetReturns.Columns.Count, run.UnitReturns?.Columns.Count ?? 0, run.SleeveReturns?.Columns.Count ?? 0, new AllocatorStateOptions());
        for (var t = 0; t < run.Equity.Rows; t++)
        {
            yield return (run.Equity.Dates[t], tracker.Push(run.PortfolioReturns[t, 0], run.Equity[t, 0], Row(run.AssetReturns, t), Row(run.UnitReturns, t), Row(run.SleeveReturns, t)));
        }
    }

    private static double[] Row(Panel? panel, int row) =>
        panel is null ? [] : [.. Enumerable.Range(0, panel.Columns.Count).Select(i => panel[row, i])];

    private static double WorstDifference(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what)
    {
        double worst = 0;
        for (var t = 0; t < expected.Length; t++)
        {
            Assert.True(Math.Abs(expected[t] - actual[t]) <= Tolerance || (double.IsNaN(expected[t]) && double.IsNaN(actual[t])), $"{what} row {t}: expected {expected[t]:R}, got {actual[t]:R}");
            worst = Math.Max(worst, Math.Abs(expected[t] - actual[t]));
        }

        return worst;
    }
}
