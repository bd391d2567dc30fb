using FuturesSix.Core.Market;

namespace FuturesSix.Core.Supervision;

/// <summary>All options of the supervisor.</summary>
public sealed record SupervisionOptions
{
    /// <summary>Confidence decay.</summary>
    public ConfidenceOptions Confidence { get; init; } = new();

    /// <summary>Gap CVaR of strategies.</summary>
    public GapCvarOptions Cvar { get; init; } = new();

    /// <summary>Gap ledger.</summary>
    public GapLedgerOptions Ledger { get; init; } = new();

    /// <summary>Simulator model.</summary>
    public SimulatorOptions Model { get; init; } = new();

    /// <summary>Promotion ladder.</summary>
    public PromotionOptions Promotion { get; init; } = new();

    /// <summary>Capital weights.</summary>
    public CapitalWeightOptions Weights { get; init; } = new();

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .AddRange(Confidence.Validate())
        .AddRange(Cvar.Validate())
        .AddRange(Ledger.Validate())
        .AddRange(Model.Validate())
        .AddRange(Promotion.Validate())
        .AddRange(Weights.Validate())
        .Items;
}
