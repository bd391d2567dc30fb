using FuturesSix.Core.Market;

namespace FuturesSix.Core.Allocator;

/// <summary>The allocator's state over a history.</summary>
public sealed record AllocatorStateResult
{
    /// <summary>All ten features of every day [T x 10], in the order of <see cref="AllocatorStateOptions.Columns"/>;
    /// NaN = missing.</summary>
    public required Panel Features { get; init; }

    /// <summary>The days that have a state, with their ten features: the artifact, and what the regime reads.</summary>
    public required Panel States { get; init; }

    /// <summary>Rows of <see cref="Features"/> that have a state, ascending; one per row of <see cref="States"/>.</summary>
    public required IReadOnlyList<int> StateRows { get; init; }

    /// <summary>How many days miss each feature, in column order (the first windows included).</summary>
    public required IReadOnlyList<int> MissingDays { get; init; }

    /// <summary>Days without a state (the first windows included).</summary>
    public int DaysWithoutState => Features.Rows - StateRows.Count;

    /// <summary>Short over long volatility, per state.</summary>
    public ReadOnlySpan<double> VolatilityAcceleration => States.Column(2);

    /// <summary>Drawdown level, per state.</summary>
    public ReadOnlySpan<double> DrawdownLevel => States.Column(3);

    /// <summary>Drawdown slope, per state.</summary>
    public ReadOnlySpan<double> DrawdownSlope => States.Column(4);

    /// <summary>Short minus long mean correlation, per state.</summary>
    public ReadOnlySpan<double> CorrelationShock => States.Column(7);
}
