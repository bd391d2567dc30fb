using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Data.Reports;

/// <summary>The contributions of the sleeves, of execution and of costs.</summary>
internal static class ReportSleeves
{
    public static ReportSleeve[] Of(SimulationResult book, ReportSpan span) =>
        [.. book.SleeveReturns.Columns.Select((name, c) => Sleeve(name, book.SleeveReturns.Column(c), span))];

    private static ReportSleeve Sleeve(string name, ReadOnlySpan<double> contributions, ReportSpan span)
    {
        var earned = contributions[Math.Min(span.First + 1, contributions.Length)..];
        var cumulative = new double[span.Days];
        var total = 0.0;
        for (var d = 0; d < earned.Length; d++)
        {
            total += double.IsNaN(earned[d]) ? 0 : earned[d];
            cumulative[d + 1] = total;
        }

        return new ReportSleeve(
            name,
            PerformanceEvaluator.Evaluate(span.ReturnDates, earned),
            total,
            ReturnStatistics.Correlation(earned, span.Returns),
            cumulative);
    }
}
