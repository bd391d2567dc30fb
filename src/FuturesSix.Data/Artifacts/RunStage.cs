namespace FuturesSix.Data.Artifacts;

/// <summary>Where an artifact stands in the pipeline, in the order in which a run computes. The unbraked book runs through
/// layer 7 before the allocator looks at it.</summary>
public enum RunStage
{
    /// <summary>The market data as the run saw it.</summary>
    MarketData,

    /// <summary>Layer 1.</summary>
    EngineSignals,

    /// <summary>Layer 2.</summary>
    EnginePolicy,

    /// <summary>Layer 3.</summary>
    PortfolioConstruction,

    /// <summary>Layer 4.</summary>
    DiscretionaryOverlay,

    /// <summary>Layer 5.</summary>
    RiskTargeting,

    /// <summary>Layer 7 on the unbraked book, which feeds the allocator.</summary>
    UnbrakedBook,

    /// <summary>Layer 6.</summary>
    Allocator,

    /// <summary>Layer 7.</summary>
    MarginAndExecution,

    /// <summary>Returns, equity, attribution.</summary>
    Results,
}
