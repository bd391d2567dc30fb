namespace FuturesSix.Core.MetaAllocation;

/// <summary>How one sleeve came by its weight, step by step.</summary>
public sealed record SleeveAllocation
{
    /// <summary>The sleeve.</summary>
    public required string Name { get; init; }

    /// <summary>Step 1: the score and its parts.</summary>
    public required SleeveScore Score { get; init; }

    /// <summary>Step 2: the product of the governor's factors.</summary>
    public required double GovernorFactor { get; init; }

    /// <summary>Step 2: score times factor.</summary>
    public required double GovernedScore { get; init; }

    /// <summary>Step 3: the positive part's share of all positive parts.</summary>
    public required double Target { get; init; }

    /// <summary>The weight before this allocation; null when there was no allocation.</summary>
    public double? PreviousWeight { get; init; }

    /// <summary>Step 4: target less previous weight.</summary>
    public double? MoveBeforePenalty { get; init; }

    /// <summary>Step 4: (1 - lambda) times that.</summary>
    public double? MoveAfterPenalty { get; init; }

    /// <summary>Step 4: previous weight plus the move after the penalty.</summary>
    public required double Penalised { get; init; }

    /// <summary>Step 5: the final weight.</summary>
    public required double Weight { get; init; }

    /// <summary>Step 5: the bound that binds.</summary>
    public required BindingBound Bound { get; init; }
}
