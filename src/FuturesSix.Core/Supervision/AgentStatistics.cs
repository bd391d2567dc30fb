namespace FuturesSix.Core.Supervision;

/// <summary>What the journal says about one agent. P&amp;L, errors and drawdown in bps.</summary>
public sealed record AgentStatistics
{
    /// <summary>The strategy of its last row.</summary>
    public required string Strategy { get; init; }

    /// <summary>Reconciled rows, errors included.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that carry an error.</summary>
    public long Errors { get; init; }

    /// <summary>Rows with realised and expected P&amp;L.</summary>
    public required long Figures { get; init; }

    /// <summary>Sum of realised P&amp;L.</summary>
    public required double PnlSumBps { get; init; }

    /// <summary>Share of the rows with figures that earned; 0 without figures.</summary>
    public required double HitRate { get; init; }

    /// <summary>Share of all rows that carry an error.</summary>
    public required double ErrorRate { get; init; }

    /// <summary>Mean of |realised - expected|; 0 without figures.</summary>
    public required double AvgAbsErrorBps { get; init; }

    /// <summary>Mean of realised - expected; 0 without figures.</summary>
    public double AvgPnlErrorBps { get; init; }

    /// <summary>Largest fall of the summed P&amp;L from its highest so far (at least 0): 0 or negative.</summary>
    public required double MaxDrawdownBps { get; init; }

    /// <summary>Simulator version of its last row; null where it has none.</summary>
    public string? SimVersion { get; init; }

    /// <summary>Time of its first row, UTC.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>Time of its last row, UTC.</summary>
    public DateTimeOffset? Last { get; init; }
}
