using System.Globalization;
using FuturesSix.Application.Runs;
using FuturesSix.Core.Engines;
using FuturesSix.Data;
using FuturesSix.Data.Certificates;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Certificates;

/// <summary>Certifies that a stored run does not look ahead: replays it with every day after a date removed, and replaced by
/// noise, and compares every row up to that date with the stored artifacts, byte for byte.</summary>
/// <param name="registry">The engines that exist; null = the built-in ones.</param>
/// <param name="clock">The time noted in the certificate; null = the system's.</param>
public sealed class CertifyRun(EngineRegistry? registry = null, TimeProvider? clock = null)
{
    private const int Steps = ReplayRun.Steps + 1;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Certifies it and writes artifacts/certificates/{run_id}.json, also where it fails.</summary>
    /// <param name="request">Which run, and how thoroughly.</param>
    /// <param name="progress">Told of every step and replay.</param>
    /// <param name="cancel">Stops it; no certificate is written then.</param>
    /// <exception cref="InputException">The run cannot be replayed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CertifyOutcome Execute(CertifyRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = _clock.GetTimestamp();
        var replay = new ReplayRequest { RunId = request.RunId, Artifacts = request.Artifacts, Dataset = request.Dataset, Folder = request.Folder };
        var run = new ReplayRun(registry).Execute(replay, progress is null ? null : new Relay<RunProgress>(progress, p => p with { Steps = Steps }), cancel);
        var rows = CertificateSample.Of(run, request);
        var found = new PrefixReplays(run, request.Seed).Find(
            rows,
            (done, all, day) => progress?.Report(new RunProgress(
                Steps, Steps, "replays without the future", string.Create(CultureInfo.InvariantCulture, $"{done} of {all}, up to {day:yyyy-MM-dd}"))),
            cancel);
        cancel.ThrowIfCancellationRequested();
        var certificate = Describe(run, request, rows, found, started);
        return new CertifyOutcome(new CertificateStore(request.Artifacts).Write(certificate), certificate);
    }

    private PrefixCertificate Describe(ReplayedRun run, CertifyRequest request, int[] rows, PrefixFindings found, long started)
    {
        var dates = rows.Select(r => run.Input.Market.Dates[r - 1]);
        return new PrefixCertificate
        {
            RunId = run.Stored.Meta.RunId,
            DeterminismHash = run.Stored.Meta.DeterminismHash,
            Violation = found.Violation,
            Variants = Enum.GetValues<FutureVariant>(),
            Dates = [.. dates.Where(d => found.Violation is null || d <= found.Violation.Known)],
            Full = request.Full,
            Seed = request.Seed,
            Files = found.Files,
            RowsCompared = found.RowsCompared,
            CodeVersion = CodeVersion.Current,
            Notes = [.. Notes(run.Stored.Meta)],
            CreatedUtc = _clock.GetUtcNow(),
            ElapsedSeconds = Math.Round(_clock.GetElapsedTime(started).TotalSeconds, 3),
        };
    }

    private static IEnumerable<string> Notes(RunMeta run)
    {
        yield return "the days after a date were removed from the dataset as it was loaded: how its files were prepared is not covered";
        foreach (var source in run.Sources)
        {
            yield return $"the {source.Use} decisions of run '{source.RunId}' are taken as given: that run has a certificate of its own";
        }
    }
}
