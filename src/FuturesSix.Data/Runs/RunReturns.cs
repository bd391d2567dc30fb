using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Runs;

/// <summary>Reads the returns of a stored run back, to show its statistics by another convention. What is stored stays as it
/// is: metrics.json has this project's.</summary>
public static class RunReturns
{
    /// <summary>The summary with the performance of the book and of the unbraked book by <paramref name="convention"/>.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="meta">Its facts: returns count from the day after the effective start.</param>
    /// <param name="summary">Its summary, as stored.</param>
    /// <param name="convention">Whose formulas.</param>
    /// <exception cref="RunStoreException">A file is missing or malformed.</exception>
    public static RunSummary Restate(string folder, RunMeta meta, RunSummary summary, StatisticsConvention convention)
    {
        ArgumentNullException.ThrowIfNull(meta);
        ArgumentNullException.ThrowIfNull(summary);
        return convention == StatisticsConvention.Fsix ? summary : summary with
        {
            Convention = Name(convention),
            Performance = Evaluate(folder, "portfolio_returns.csv", meta, convention),
            Unbraked = Evaluate(folder, "unbraked_returns.csv", meta, convention),
        };
    }

    /// <summary>The name as options and files have it: in small letters.</summary>
    public static string Name(StatisticsConvention convention) => convention.ToString().ToLowerInvariant();

    private static PerformanceSummary Evaluate(string folder, string file, RunMeta meta, StatisticsConvention convention)
    {
        var (dates, returns) = Read(Path.Combine(folder, file), meta.EffectiveStart);
        return ConventionEvaluator.Evaluate(dates, returns, convention);
    }

    /// <summary>Dates and returns after <paramref name="effectiveStart"/>; nothing when the run never invested.</summary>
    private static (DateOnly[] Dates, double[] Returns) Read(string path, DateOnly? effectiveStart)
    {
        var (dates, returns) = (new List<DateOnly>(), new List<double>());
        try
        {
            using var table = new CsvTable(path, File.ReadAllBytes(path), new BadRows(BadRowPolicy.Error));
            int date = table.Column("date"), column = table.Column("ret");
            while (table.Read())
            {
                if (table.TryNextDate(date, out var day) && effectiveStart is { } start && day > start)
                {
                    dates.Add(day);
                    returns.Add(table.Number(column, "ret", day));
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DatasetException)
        {
            throw new RunStoreException($"{path}: cannot be read: {error.Message}; expected the returns of a stored run", error);
        }

        return ([.. dates], [.. returns]);
    }
}
