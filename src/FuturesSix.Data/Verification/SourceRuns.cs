using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>The runs that a run takes decisions from, looked for beside it.</summary>
internal static class SourceRuns
{
    /// <summary>Multipliers of the source of the policy by rebalance and engine.</summary>
    public static Dictionary<(DateOnly Date, string Engine), double> Policy(RunArtifacts run)
    {
        var table = Table(run, run.Configuration.Options.Policy.PrecomputedRunId!, RunFiles.PolicyApplied);
        return Enumerable.Range(0, table.Rows).ToDictionary(r => (table.Dates[r], table.Text(r, 1)), r => table.Number(r, 2));
    }

    /// <summary>Scalars of the source of the brake by rebalance.</summary>
    public static Dictionary<DateOnly, double> Brake(RunArtifacts run)
    {
        var table = Table(run, run.Configuration.Options.Allocator.PrecomputedRunId!, RunFiles.RiskApplied);
        return Enumerable.Range(0, table.Rows).ToDictionary(r => table.Dates[r], r => table.Number(r, 1));
    }

    private static ArtifactTable Table(RunArtifacts run, string source, string file)
    {
        var folder = Path.Combine(Path.GetDirectoryName(run.Folder) ?? "", source);
        var table = new RunArtifacts(folder).Table(file);
        return table.Faults.Count == 0
            ? table
            : throw new RunStoreException($"the source run '{source}' is not usable: {table.Faults[0]}");
    }
}
