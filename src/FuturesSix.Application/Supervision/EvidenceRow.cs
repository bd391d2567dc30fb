using FuturesSix.Core.Supervision;
using FuturesSix.Data.Journals;

namespace FuturesSix.Application.Supervision;

/// <summary>A reconciled signal, from the journal or just now, as evidence takes it.</summary>
internal readonly struct EvidenceRow
{
    public required int Agent { get; init; }

    public required int Strategy { get; init; }

    public required int Version { get; init; }

    public required long Ticks { get; init; }

    public required long ExitTicks { get; init; }

    public required double HorizonHours { get; init; }

    public required double Score { get; init; }

    public required double RealisedBps { get; init; }

    public required double GapBps { get; init; }

    public required double AbsErrorBps { get; init; }

    public required GapParts Parts { get; init; }

    public required double FillDelayHours { get; init; }

    public required bool HasError { get; init; }

    public required PriceDoubts Doubts { get; init; }

    public required RowFeatures Features { get; init; }

    public bool HasFigures => !double.IsNaN(RealisedBps) && !double.IsNaN(GapBps);

    public static EvidenceRow Of(ReconciledRow row) => new()
    {
        Agent = row.Agent,
        Strategy = row.Strategy,
        Version = row.Version,
        Ticks = row.Ticks,
        ExitTicks = row.ExitTicks,
        HorizonHours = row.HorizonHours,
        Score = row.Score,
        RealisedBps = row.RealisedBps,
        GapBps = row.GapBps,
        AbsErrorBps = row.AbsErrorBps,
        Parts = row.Parts,
        FillDelayHours = row.FillDelayHours,
        HasError = row.HasError,
        Doubts = row.Doubts,
        Features = row.Features,
    };

    public static EvidenceRow Of(SignalRow signal, Outcome? outcome, double expected, int version, long due) => new()
    {
        Agent = signal.Agent,
        Strategy = signal.Strategy,
        Version = version,
        Ticks = signal.Ticks,
        ExitTicks = outcome?.ExitTicks ?? due,
        HorizonHours = signal.HorizonHours,
        Score = signal.Score,
        RealisedBps = outcome?.RealisedBps ?? double.NaN,
        GapBps = outcome is null ? double.NaN : outcome.RealisedBps - expected,
        AbsErrorBps = outcome is null ? double.NaN : Math.Abs(outcome.RealisedBps - expected),
        Parts = outcome?.Parts ?? default,
        FillDelayHours = outcome?.FillDelayHours ?? double.NaN,
        HasError = signal.Error is not null,
        Doubts = outcome?.Doubts ?? PriceDoubts.None,
        Features = signal.Features,
    };
}
