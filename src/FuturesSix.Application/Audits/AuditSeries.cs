using FuturesSix.Core.Allocator;
using FuturesSix.Data;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Audits;

/// <summary>The daily series of both passes, from the day after the first active rebalance on; and the brake at the rebalances
/// from that one on.</summary>
internal sealed record AuditSeries
{
    /// <summary>The regimes as they are shown, by group: the known ones by severity, then none.</summary>
    public static IReadOnlyList<string> RegimeNames { get; } = [.. Enum.GetValues<RiskRegime>().Select(r => r.ToString().ToUpperInvariant()), "NONE"];

    /// <summary>Days [T].</summary>
    public required DateOnly[] Dates { get; init; }

    /// <summary>Returns of pass 1 [T].</summary>
    public required double[] Baseline { get; init; }

    /// <summary>Returns of pass 2 [T].</summary>
    public required double[] Braked { get; init; }

    /// <summary>The regime known at the close before each day, as an index into <see cref="RegimeNames"/> [T].</summary>
    public required int[] Regimes { get; init; }

    /// <summary>Rebalances [K].</summary>
    public required DateOnly[] Rebalances { get; init; }

    /// <summary>The scalar that multiplied each [K].</summary>
    public required double[] Scalars { get; init; }

    /// <summary>Reads the series.</summary>
    /// <exception cref="RunStoreException">A file of a pass is malformed, or the days of the passes differ.</exception>
    public static AuditSeries Read(RunOutcome baseline, RunOutcome braked)
    {
        var (first, second) = (new RunArtifacts(baseline.Path), new RunArtifacts(braked.Path));
        var (a, b) = (Table(first, "portfolio_returns.csv"), Table(second, "portfolio_returns.csv"));
        var applied = Table(second, RunFiles.RiskApplied);
        var from = baseline.Meta.EffectiveStart ?? DateOnly.MaxValue;
        var rows = Enumerable.Range(0, Math.Min(a.Rows, b.Rows)).Where(t => a.Dates[t] > from).ToArray();
        if (rows.Any(t => a.Dates[t] != b.Dates[t]))
        {
            throw new RunStoreException($"The passes '{baseline.RunId}' and '{braked.RunId}' have different days; expected the same trading calendar.");
        }

        var (ret, other) = (a.Numbers("ret").ToArray(), b.Numbers("ret").ToArray());
        var rebalances = Enumerable.Range(0, applied.Rows).Where(k => applied.Dates[k] >= from).ToArray();
        var scalars = applied.Numbers("risk_scalar_applied").ToArray();
        DateOnly[] dates = [.. rows.Select(t => a.Dates[t])];
        return new AuditSeries
        {
            Dates = dates,
            Baseline = [.. rows.Select(t => ret[t])],
            Braked = [.. rows.Select(t => other[t])],
            Regimes = Known(Table(first, "allocator_regime_v1.csv"), dates),
            Rebalances = [.. rebalances.Select(k => applied.Dates[k])],
            Scalars = [.. rebalances.Select(k => scalars[k])],
        };
    }

    /// <summary>The last regime dated before each day.</summary>
    private static int[] Known(ArtifactTable regimes, DateOnly[] dates)
    {
        var column = regimes.Column("regime");
        var known = new int[dates.Length];
        var next = 0;
        for (var t = 0; t < dates.Length; t++)
        {
            while (next < regimes.Rows && regimes.Dates[next] < dates[t])
            {
                next++;
            }

            known[t] = next == 0 ? RegimeNames.Count - 1 : Array.IndexOf([.. RegimeNames], regimes.Text(next - 1, column));
        }

        return known;
    }

    private static ArtifactTable Table(RunArtifacts run, string file) => run.Table(file) is { Faults.Count: 0 } table
        ? table
        : throw new RunStoreException([.. run.Table(file).Faults.Select(f => $"{run.Folder}: {f}")]);
}
