using FuturesSix.Core.Engines;
using FuturesSix.Data;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Comparison;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Comparison;

/// <summary>Asks where two runs begin to differ.</summary>
public sealed record CompareRequest
{
    /// <summary>The reference: id, folder, or <c>latest</c>.</summary>
    public required string A { get; init; }

    /// <summary>The run that is compared with it: id, folder, or <c>latest</c>.</summary>
    public required string B { get; init; }

    /// <summary>The artifacts folder, with <c>runs</c> under it.</summary>
    public required string Artifacts { get; init; }

    /// <summary>Numbers differ when they are further apart than this times max(1, |a|, |b|); 0 = by a bit.</summary>
    public double Tolerance { get; init; }

    /// <summary>What relative folders count from; null = the current directory of the process.</summary>
    public string? Folder { get; init; }
}

/// <summary>Compares two stored runs: figures, receipts, and the first layer, date and cell at which they part.</summary>
/// <param name="registry">The engines that exist; null = the built-in ones.</param>
public sealed class CompareRuns(EngineRegistry? registry = null)
{
    private const int Steps = 3;

    /// <summary>Compares them.</summary>
    /// <param name="request">Which runs.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancel">Stops between steps.</param>
    /// <exception cref="InputException">A run is missing or cannot be read, or the tolerance is none.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RunComparison Execute(CompareRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!(request.Tolerance >= 0 && double.IsFinite(request.Tolerance)))
        {
            throw new RequestException(FormattableString.Invariant($"tolerance is {request.Tolerance:R}; expected a number, 0 or more."));
        }

        var store = new RunStore(request.Artifacts);
        var (a, b) = (Open(store, request.A, request), Open(store, request.B, request));
        progress?.Report(new RunProgress(1, Steps, "hashes", a.Folder));
        string[] notes = [.. Damage("A", a, cancel)];
        progress?.Report(new RunProgress(2, Steps, "hashes", b.Folder));
        notes = [.. notes, .. Damage("B", b, cancel)];
        progress?.Report(new RunProgress(Steps, Steps, "comparison"));
        return RunComparer.Compare(a, b, request.Tolerance, cancel) with { Notes = notes };
    }

    private RunArtifacts Open(RunStore store, string run, CompareRequest request) => new(RunReference.FolderOf(store, run, request.Folder), registry);

    /// <summary>An edited run can be compared, to find the edit; but it must be said.</summary>
    private static IEnumerable<string> Damage(string side, RunArtifacts run, CancellationToken cancel)
    {
        var damage = RunStore.VerifyFolder(run.Folder, cancel);
        return damage.Count == 0 ? [] : [$"{side} is not as it was written: {damage[0]}{(damage.Count > 1 ? $", and {damage.Count - 1} more" : "")}"];
    }
}
