using System.Diagnostics.CodeAnalysis;
using FuturesSix.Application.Allocation;
using FuturesSix.Application.Reporting;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Stack;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>Runs the canonical stack on a dataset and stores the run, or finds that it is stored already.</summary>
/// <param name="registry">The engines that exist; null = the built-in ones.</param>
/// <param name="clock">The time noted in meta.json; null = the system's.</param>
[SuppressMessage("Naming", "CA1711", Justification = "The canonical stack is the field's name for the ordered layers, not a collection.")]
public sealed class RunStack(EngineRegistry? registry = null, TimeProvider? clock = null)
{
    private const int StackSteps = 8;
    private const int Steps = StackSteps + 2;
    private readonly EngineRegistry _registry = registry ?? EngineRegistry.BuiltIn;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Runs it.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancel">Stops it; nothing is left behind.</param>
    /// <exception cref="InputException">Configuration, dataset, source run or run store do not fit; everything wrong is said.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RunOutcome Execute(RunRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = _clock.GetTimestamp();
        var (configuration, promotion) = PromotionInForce.Apply(ConfigurationReader.Read(request.Configuration, _registry), request.Promotions, _registry);
        progress?.Report(new RunProgress(1, Steps, "dataset"));
        var fromFile = request.Configuration.Dataset is null ? request.Configuration.File : null;
        var dataset = RunDataset.Open(configuration.Dataset, fromFile, request.Configuration.Folder);
        cancel.ThrowIfCancellationRequested();

        var store = new RunStore(request.Artifacts, _clock);
        var precomputed = PrecomputedRuns.Load(store, configuration, dataset.Identity);
        var inputs = Inputs(configuration, dataset, precomputed) with { Promotion = promotion };
        var runId = request.RunId is { } chosen ? RunIdentity.Chosen(chosen, inputs) : RunIdentity.DefaultId(inputs);
        if (store.Exists(runId) && !request.Force)
        {
            return Reuse(store, runId, inputs, cancel);
        }

        var steps = Forward<StackProgress>(progress, p => new RunProgress(p.Step + 1, Steps, p.Name));
        var result = Run(new StackInput(dataset.Market, configuration.Options, _registry, precomputed.Policy, precomputed.Brake), steps, cancel);
        inputs = inputs with { DatasetPlace = dataset.File is { } file ? DatasetPlace.Of(file, store.PathOf(runId)) : null };
        var run = new RunOutput(runId, inputs, result, RunSummarizer.Summarize(result, inputs)) { Page = (report, hash) => ReportPage.Render(report, new ReportEvidence(hash)) };
        var files = Forward<WriteProgress>(progress, p => new RunProgress(Steps, Steps, "artifacts", p.Path));
        var (meta, kept) = store.Save(run, _clock.GetElapsedTime(started), request.Force, files, cancel);
        return new RunOutcome(runId, store.PathOf(runId), kept, meta, run.Summary);
    }

    /// <summary>Runs the stack; what it refuses for the sake of its arguments is bad input.</summary>
    internal static StackResult Run(StackInput input, IProgress<StackProgress>? progress, CancellationToken cancel)
    {
        try
        {
            return CanonicalStack.Run(input, progress, cancel);
        }
        catch (ArgumentException error) when (error.ParamName is not null)
        {
            var suffix = $" (Parameter '{error.ParamName}')";
            throw new RequestException(error.Message.Replace(suffix, "", StringComparison.Ordinal), error);
        }
    }

    private static RunOutcome Reuse(RunStore store, string runId, RunInputs inputs, CancellationToken cancel)
    {
        if (store.Verify(runId, cancel) is { Count: > 0 } damage)
        {
            throw new RunStoreException([$"The run '{runId}' is there, but not as it was written; expected an intact run, or force to run again and replace it:", .. damage]);
        }

        var run = store.Open(runId);
        return run.Meta.Fingerprint == RunIdentity.Fingerprint(inputs)
            ? new RunOutcome(runId, run.Path, true, run.Meta, run.Summary)
            : throw new RunStoreException($"The run '{runId}' is there with another dataset, configuration or code version; expected another run id, or force to replace it.");
    }

    /// <summary>What determines a run of a configuration on a dataset.</summary>
    internal static RunInputs Inputs(RunConfiguration configuration, RunDataset dataset, PrecomputedRuns precomputed) => new()
    {
        Dataset = dataset.Identity,
        Configuration = configuration,
        CodeVersion = CodeVersion.Current,
        Period = Period(dataset.Market, configuration.Options),
        Sources = precomputed.Sources,
        DataQuality = dataset.QualityCounts(),
        DataNotes = dataset.Loaded.Notes,
    };

    /// <summary>First and last trading day inside the requested period.</summary>
    private static (DateOnly Start, DateOnly End) Period(MarketData market, StackOptions options)
    {
        var inside = market.Dates.Where(d => (options.Start is null || d >= options.Start) && (options.End is null || d <= options.End)).ToList();
        return inside.Count > 0
            ? (inside[0], inside[^1])
            : throw new RequestException(
                $"Dataset '{market.Name}' has no trading day from {options.Start?.ToString("yyyy-MM-dd") ?? "its start"} to {options.End?.ToString("yyyy-MM-dd") ?? "its end"}; expected a period inside {(market.Rows == 0 ? "a dataset with rows" : $"{market.Dates[0]:yyyy-MM-dd} to {market.Dates[^1]:yyyy-MM-dd}")}.");
    }

    private static Relay<T>? Forward<T>(IProgress<RunProgress>? progress, Func<T, RunProgress> map) => progress is null ? null : new Relay<T>(progress, map);
}
