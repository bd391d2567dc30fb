using FuturesSix.Application.Runs;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;
using FuturesSix.Data;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Positions;

/// <summary>Explains the target positions of a stored run on a day: replays the run from its receipt and takes them apart.</summary>
/// <param name="registry">The engines that exist; null = the built-in ones.</param>
public sealed class ExplainPositions(EngineRegistry? registry = null)
{
    /// <summary>The waterfalls of the decision in force.</summary>
    /// <param name="request">Which run, day and instruments.</param>
    /// <param name="progress">Told of every step of the replay.</param>
    /// <param name="cancel">Stops it; nothing is written in any case.</param>
    /// <exception cref="InputException">The run cannot be replayed exactly, or decided nothing for that day or instrument.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ExplainedPositions Execute(PositionsRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        PositionDates.Check(new RunStore(request.Artifacts).Open(request.RunId).Meta, request.Date);
        var replay = new ReplayRequest { RunId = request.RunId, Artifacts = request.Artifacts, Dataset = request.Dataset, Folder = request.Folder };
        var run = new ReplayRun(registry).Execute(replay, progress, cancel);
        var (meta, result) = (run.Stored.Meta, run.Output.Result);
        var k = Waterfalls.InForce(result, request.Date ?? DateOnly.MaxValue)!.Value;
        string[] known = [.. result.Holdable.Select(i => result.Market.Instruments[i].Symbol)];
        var symbols = PositionDates.Instruments(request.Instruments, known, request.RunId);
        var decided = result.Schedule.Dates[k];
        return new ExplainedPositions(
            meta.RunId,
            meta.Synthetic,
            decided,
            meta.AccountCurrency,
            [.. symbols.Select(s => ExplainedPosition.Of(meta.RunId, meta.Synthetic, Waterfalls.Explain(result, k, result.Holdable[Array.IndexOf(known, s)])))],
            [.. PositionDates.Notes(meta, request.Date, decided)]);
    }
}
