using FuturesSix.Core.Supervision;
using FuturesSix.Data;
using FuturesSix.Data.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>The confidence in one agent.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Confidence">The multiplier and what made it.</param>
public sealed record AgentConfidence(string Agent, ConfidenceResult Confidence)
{
    /// <summary>The multiplier.</summary>
    public double Multiplier => Confidence.Multiplier;
}

/// <summary>The ladder's view of one agent, now.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Rung">Where it stands.</param>
/// <param name="Passed">True when every gate is open.</param>
/// <param name="Gates">The gates, with figures and bounds.</param>
/// <param name="RowsSinceJudged">Its rows since it was last judged.</param>
/// <param name="Next">What the next supervised run would decide; null where it has too few new rows.</param>
public sealed record AgentPromotion(string Agent, Rung Rung, bool Passed, IReadOnlyList<GateCheck> Gates, long RowsSinceJudged, LadderEvent? Next);

/// <summary>Figures of the supervisor from what is reconciled, without changing anything.</summary>
/// <param name="clock">Now, where the request does not say; null = the system's.</param>
public sealed class SupervisorQueries(TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>The confidence in every agent, in ordinal order.</summary>
    /// <exception cref="InputException">There is no reconciled journal, or it cannot be read.</exception>
    public IReadOnlyList<AgentConfidence> Confidence(SuperviseRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        var judgement = Judge(request, progress, cancel).Judgement;
        return [.. judgement.Agents.Select(a => new AgentConfidence(a, judgement.Confidence(a)))];
    }

    /// <summary>The gap CVaR of every strategy, in ordinal order.</summary>
    /// <exception cref="InputException">There is no reconciled journal, or it cannot be read.</exception>
    public IReadOnlyList<StrategyReport> Cvar(SuperviseRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default) =>
        Judge(request, progress, cancel).Judgement.Strategies;

    /// <summary>The gates of every agent, in ordinal order.</summary>
    /// <exception cref="InputException">There is no reconciled journal, or a journal cannot be read.</exception>
    public IReadOnlyList<AgentPromotion> Promotion(SuperviseRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        var (judgement, options) = Judge(request, progress, cancel);
        var positions = LadderState.Of(new RecordJournal<LadderEvent>(request.Places.Events).Read());
        return [.. judgement.Agents.Select(a => Test(a, judgement.Statistics(a), positions.TryGetValue(a, out var at) ? at : new LadderPosition(options.Promotion.Start(a)), options.Promotion))];
    }

    private static AgentPromotion Test(string agent, AgentStatistics statistics, LadderPosition position, PromotionOptions options)
    {
        var gates = PromotionLadder.Gates(statistics, options);
        return new AgentPromotion(agent, position.Rung, gates.All(g => g.Passed), gates, statistics.Rows - position.RowsJudged, PromotionLadder.Judge(agent, statistics, position, options));
    }

    private (Judgement Judgement, SupervisionOptions Options) Judge(SuperviseRequest request, IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var configuration = EvidenceReader.Configuration(request);
        var evidence = EvidenceReader.Look(request, configuration, progress, cancel);
        return (new Judgement(evidence, configuration.Options, request.AsOf ?? _clock.GetUtcNow()), configuration.Options);
    }
}
