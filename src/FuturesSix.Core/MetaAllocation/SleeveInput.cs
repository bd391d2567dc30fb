namespace FuturesSix.Core.MetaAllocation;

/// <summary>What is known about one sleeve: either its figures or its returns, never both.</summary>
public sealed record SleeveInput
{
    /// <summary>Name, unique, without <c>|</c> or line breaks.</summary>
    public required string Name { get; init; }

    /// <summary>Annualised Sharpe ratio; needed by ewma and bayes unless <see cref="Returns"/> are given.</summary>
    public double? Sharpe { get; init; }

    /// <summary>Maximum drawdown as a positive fraction (0.2 = 20 %); needed by ewma unless <see cref="Returns"/> are
    /// given.</summary>
    public double? Drawdown { get; init; }

    /// <summary>The sleeve's score of the allocation before; null = none, so that the score is the base.</summary>
    public double? PreviousScore { get; init; }

    /// <summary>Observations behind <see cref="Sharpe"/>; needed by bayes unless <see cref="Returns"/> are given.</summary>
    public int? Observations { get; init; }

    /// <summary>Simple returns per period, length T, the same T and the same rows for every sleeve; NaN = missing.</summary>
    public ReadOnlyMemory<double>? Returns { get; init; }
}
