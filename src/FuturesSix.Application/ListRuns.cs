using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>Lists the stored runs.</summary>
public static class ListRuns
{
    /// <summary>Every run under <paramref name="artifacts"/>, by id; damaged ones say what is wrong.</summary>
    /// <param name="artifacts">The artifacts folder.</param>
    /// <param name="convention">Whose formulas the statistics are by.</param>
    public static IReadOnlyList<RunListing> Execute(string artifacts, StatisticsConvention convention = StatisticsConvention.Fsix) =>
        [.. new RunStore(artifacts).List().Select(run => Restate(run, convention))];

    private static RunListing Restate(RunListing run, StatisticsConvention convention)
    {
        if (run.Meta is not { } meta || run.Summary is not { } summary)
        {
            return run;
        }

        try
        {
            return run with { Summary = RunReturns.Restate(run.Path, meta, summary, convention) };
        }
        catch (RunStoreException error)
        {
            return run with { Meta = null, Summary = null, Damage = error.Message };
        }
    }
}
