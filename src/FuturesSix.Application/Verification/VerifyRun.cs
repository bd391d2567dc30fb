using FuturesSix.Core.Engines;
using FuturesSix.Data;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Verification;

namespace FuturesSix.Application.Verification;

/// <summary>Verifies a stored run: its bytes, the form of its files, the rules that its numbers must keep, and that its receipt
/// gives the same run again.</summary>
/// <param name="registry">The engines that exist; null = the built-in ones.</param>
public sealed class VerifyRun(EngineRegistry? registry = null)
{
    private const int Steps = 2;

    /// <summary>Verifies it. What is wrong is in the result; only a run that is not there at all is an exception.</summary>
    /// <param name="request">Which run.</param>
    /// <param name="progress">Told of every check.</param>
    /// <param name="cancel">Stops between checks.</param>
    /// <exception cref="InputException">There is no such run.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RunVerification Execute(VerifyRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var store = new RunStore(request.Artifacts);
        var run = new RunArtifacts(RunReference.FolderOf(store, request.Run, request.Folder), registry);
        var checks = RunRules.Check(run, name => progress?.Report(new RunProgress(1, Steps, "files", name)), cancel);
        var replay = new ReplayChecks(run, request, registry);
        return new RunVerification
        {
            RunId = Path.GetFileName(run.Folder),
            Path = run.Folder,
            Checks = [.. checks, .. request.Replay ? replay.Execute(progress is null ? null : new Relay<RunProgress>(progress, p => new RunProgress(Steps, Steps, "replay", p.Stage)), cancel) : ReplayChecks.Skipped],
        };
    }
}
