using FuturesSix.Core.Supervision;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Journals;
using FuturesSix.Data.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>The meta supervisor in one command: reconcile, model, confidence, CVaR, promotion, weights, report. Safe to
/// schedule: a lock keeps a second run out, journals are only appended to, state files are replaced as a whole, and a run
/// without news changes no byte. After a crash at any moment the next run completes.</summary>
/// <param name="clock">Now, where the request does not say; null = the system's.</param>
public sealed class Supervise(TimeProvider? clock = null)
{
    private const int Steps = 6;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Looks at the agents once.</summary>
    /// <param name="request">Where, and under which configuration.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancel">Stops it; rows that were reconciled stay.</param>
    /// <exception cref="InputException">A journal, the prices, the configuration or the folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SuperviseResult Execute(SuperviseRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var configuration = EvidenceReader.Configuration(request);
        Check(request);
        using var held = request.Places.Lock(request.Patience, cancel);
        var now = request.AsOf ?? _clock.GetUtcNow();
        var (evidence, summary) = EvidenceReader.Read(request, configuration, Step(progress, 1, "reconciled rows"), cancel);
        var desk = new SimulatorDesk(new ModelStore(request.Places.Models), evidence, configuration.Options.Model);
        var reconciled = Reconcile(request, configuration, evidence, desk, (now, summary), Step(progress, 2, "reconcile"), cancel);
        progress?.Report(new RunProgress(3, Steps, "confidence and CVaR"));
        var judgement = new Judgement(evidence, configuration.Options, now);
        progress?.Report(new RunProgress(4, Steps, "promotions"));
        var (events, decided) = Promote(request.Places, judgement);
        progress?.Report(new RunProgress(5, Steps, "models and weights"));
        var report = new MetaReportBuilder(configuration, evidence, judgement, desk).Build(events, reconciled) with { Demo = DemoJournals.IsDemo(request.Folder) };
        progress?.Report(new RunProgress(Steps, Steps, "report"));
        cancel.ThrowIfCancellationRequested();
        return SupervisorState.Write(request.Places, report, events) with { NewRows = reconciled.Written, NewEvents = decided };
    }

    private static void Check(SuperviseRequest request)
    {
        if (request.Signals is { } signals && JournalFiles.Of(signals).Count == 0)
        {
            throw new RequestException($"{signals}: there is no such journal; expected JSON Lines of signals");
        }

        if (JournalFiles.Of(request.Signals ?? request.Places.Signals).Count == 0 && JournalFiles.Of(request.Places.Reconciled).Count == 0)
        {
            throw new RequestException($"{Path.GetFullPath(request.Folder)}: there is nothing to supervise; expected signals.jsonl or reconciled.jsonl in it, --signals, or --demo for a first look");
        }

        if (request.Prices is { } prices && prices.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !File.Exists(prices))
        {
            throw new RequestException($"{prices}: there is no such file; expected a CSV of prices, a dataset file or 'synthetic'");
        }
    }

    private static ReconcileReport Reconcile(
        SuperviseRequest request, SupervisorConfiguration configuration, Evidence evidence, SimulatorDesk desk, (DateTimeOffset Now, JournalSummary Before) at, Action<long>? progress, CancellationToken cancel)
    {
        var journals = new SortedDictionary<string, JournalReport>(StringComparer.Ordinal);
        var files = JournalFiles.Of(request.Signals ?? request.Places.Signals);
        var source = request.Prices ?? (File.Exists(request.Places.Prices) ? request.Places.Prices : null);
        if (files.Count == 0 || source is null)
        {
            journals["reconciled"] = ReconcileReport.Describe(at.Before);
            string[] notes = files.Count == 0 ? ["no signals: the report is about what was reconciled before"] : ["no prices: signals were not reconciled; expected --prices, or prices.csv in the folder"];
            return new ReconcileReport { Journals = journals, Notes = notes, Written = 0 };
        }

        var fills = FillBook.Read(request.Places.Fills, evidence.Done, request.SkipBadRows, cancel);
        var prices = PriceBook.Read(source, configuration, at.Now);
        var reconciler = new Reconciler(request.Places, configuration, evidence, prices, fills, desk, at.Now);
        journals["signals"] = ReconcileReport.Describe(reconciler.Run(files, request.SkipBadRows, progress, cancel));
        journals["reconciled"] = After(request, at.Before, reconciler.Written);
        if (fills.Summary is { } summary)
        {
            journals["fills"] = ReconcileReport.Describe(summary);
        }

        return new ReconcileReport { Pending = reconciler.Pending, Prices = Path.GetFileName(source), Journals = journals, Notes = [], Written = reconciler.Written };
    }

    /// <summary>The reconciled journal as the next run will find it; its torn line is set aside by now.</summary>
    private static JournalReport After(SuperviseRequest request, JournalSummary before, long written) =>
        ReconcileReport.Describe(before with { Files = JournalFiles.Of(request.Places.Reconciled), Rows = before.Rows + written, Torn = [] });

    /// <summary>Decides, and appends the decisions.</summary>
    private static (IReadOnlyList<LadderEvent> All, IReadOnlyList<LadderEvent> New) Promote(SupervisorFolder places, Judgement judgement)
    {
        var journal = new RecordJournal<LadderEvent>(places.Events);
        var before = journal.Read();
        var decided = judgement.Decide(LadderState.Of(before));
        journal.Append(decided);
        return ([.. before, .. decided], decided);
    }

    private static Action<long>? Step(IProgress<RunProgress>? progress, int step, string stage)
    {
        progress?.Report(new RunProgress(step, Steps, stage));
        return progress is null ? null : rows => progress.Report(new RunProgress(step, Steps, stage, FormattableString.Invariant($"{rows:N0} rows")));
    }
}
