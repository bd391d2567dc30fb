using FuturesSix.Core.Engines;
using FuturesSix.Data;
using FuturesSix.Data.Audits;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Audits;

/// <summary>Audits the brake in two passes: the book without it, then the same book with the scalars that the first pass
/// recorded, so that nothing but the brake differs. Both are stored runs.</summary>
/// <param name="registry">The engines that exist; null = the built-in ones.</param>
/// <param name="clock">The time noted in the runs; null = the system's.</param>
public sealed class RunAudit(EngineRegistry? registry = null, TimeProvider? clock = null)
{
    private const int PassSteps = 10;
    private const int Steps = (2 * PassSteps) + 1;

    /// <summary>Runs both passes, or finds them stored, compares them and writes the audit.</summary>
    /// <param name="request">Which book.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancel">Stops it; a pass that is complete stays stored.</param>
    /// <exception cref="InputException">Configuration, dataset or run store do not fit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public AuditOutcome Execute(AuditRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var baseline = Pass(request, 0, progress, cancel, "allocator.mode=off", "allocator.precomputed_run_id=null");
        var braked = Pass(request, 1, progress, cancel, "allocator.mode=precomputed", $"allocator.precomputed_run_id={baseline.RunId}");
        cancel.ThrowIfCancellationRequested();
        progress?.Report(new RunProgress(Steps, Steps, "comparison"));
        var series = AuditSeries.Read(baseline, braked);
        var report = Describe(baseline, braked, series);
        var store = new AuditStore(request.Artifacts);
        var folder = store.Write(report, AuditMarkdown.Write(report), AuditPage.Render(report, series));
        return new AuditOutcome(report.Id, folder, Path.Combine(folder, AuditStore.Html), report);
    }

    private RunOutcome Pass(AuditRequest request, int pass, IProgress<RunProgress>? progress, CancellationToken cancel, params string[] sets)
    {
        var configuration = request.Configuration with { Sets = [.. request.Configuration.Sets, .. sets] };
        var relay = progress is null ? null : new Relay<RunProgress>(
            progress, p => p with { Step = (pass * PassSteps) + Math.Min(p.Step, PassSteps), Steps = Steps, Stage = $"pass {pass + 1}: {p.Stage}" });
        return new RunStack(registry, clock).Execute(
            new RunRequest { Configuration = configuration, Artifacts = request.Artifacts, Promotions = request.Promotions, Force = request.Force }, relay, cancel);
    }

    private static AuditReport Describe(RunOutcome baseline, RunOutcome braked, AuditSeries series)
    {
        var (first, second) = (PassOf(baseline, null), PassOf(braked, baseline.RunId));
        var meta = baseline.Meta;
        var usage = AuditComparison.Usage(series);
        return new AuditReport
        {
            Id = $"{baseline.RunId}_{braked.RunId[(braked.RunId.LastIndexOf('_') + 1)..]}",
            Synthetic = meta.Synthetic,
            Dataset = meta.Dataset,
            Start = meta.Start,
            EffectiveStart = meta.EffectiveStart,
            End = meta.EffectiveEnd,
            Currency = meta.AccountCurrency,
            Profile = braked.Summary.Brake.Profile,
            CodeVersion = meta.CodeVersion,
            Baseline = first,
            Braked = second,
            Figures = AuditComparison.Figures(first, second),
            Scalars = usage,
            Regimes = AuditComparison.Regimes(series),
            Notes = [.. Notes(baseline, braked, usage)],
        };
    }

    private static AuditPass PassOf(RunOutcome run, string? source) => new(
        run.RunId, run.Meta.DeterminismHash, run.Summary.Brake.Mode, source, run.Summary.Performance, run.Summary.Exposure, run.Summary.Costs);

    private static IEnumerable<string> Notes(RunOutcome baseline, RunOutcome braked, ScalarUsage usage)
    {
        if (baseline.Meta.Synthetic)
        {
            yield return "the data was generated, never traded: no statement about real earnings";
        }

        if (usage.Below == 0)
        {
            yield return "the brake was never below 1: both passes hold the same book";
        }

        if (braked.Meta.EffectiveEnd != baseline.Meta.EffectiveEnd)
        {
            yield return $"a pass ended early: pass 1 on {baseline.Meta.EffectiveEnd:yyyy-MM-dd}, pass 2 on {braked.Meta.EffectiveEnd:yyyy-MM-dd}; days after the earlier one are not compared by regime";
        }
    }
}
