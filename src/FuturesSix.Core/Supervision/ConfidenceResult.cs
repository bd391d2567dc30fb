namespace FuturesSix.Core.Supervision;

/// <summary>The confidence in one agent, and what made it.</summary>
public sealed record ConfidenceResult
{
    /// <summary>The multiplier, rounded to 4 decimals.</summary>
    public required double Multiplier { get; init; }

    /// <summary>Rows that entered.</summary>
    public required int Rows { get; init; }

    /// <summary>Product of all penalties, before boost and bounds.</summary>
    public required double Decayed { get; init; }

    /// <summary>Rows that earned with a small error.</summary>
    public required int Good { get; init; }

    /// <summary>Rows that lost with a large error.</summary>
    public required int Bad { get; init; }

    /// <summary>True where the boost was earned.</summary>
    public required bool Boosted { get; init; }

    /// <summary>The bound that binds: floor, ceiling or null.</summary>
    public string? Bound { get; init; }

    /// <summary>An agent nobody has evidence on: full confidence, no boost.</summary>
    public static ConfidenceResult None { get; } = new() { Multiplier = 1, Rows = 0, Decayed = 1, Good = 0, Bad = 0, Boosted = false };
}
