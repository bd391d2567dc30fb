namespace FuturesSix.Core.Live.Bandit;

/// <summary>What the allocator remembers of a strategy between ticks; both start at 0.</summary>
/// <param name="Ema">Exponential moving average of the return.</param>
/// <param name="Var">Half the previous value plus half the squared deviation of the return from the updated average.</param>
public readonly record struct BanditMemory(double Ema, double Var);

/// <summary>One strategy at a tick.</summary>
/// <param name="Name">The strategy.</param>
/// <param name="Share">Its risk share now.</param>
/// <param name="Pnl">Its P&amp;L over the publisher's window in account currency; NaN = missing.</param>
/// <param name="Noise">The draw u in [0, 1) of its exploration.</param>
/// <param name="Memory">What is remembered of it.</param>
public sealed record BanditArm(string Name, double Share, double Pnl, double Noise, BanditMemory Memory);

/// <summary>What a tick decided for one strategy.</summary>
public sealed record BanditMove
{
    /// <summary>The strategy.</summary>
    public required string Name { get; init; }

    /// <summary>P&amp;L over equity; NaN when the P&amp;L is missing.</summary>
    public required double Return { get; init; }

    /// <summary>What is remembered until the next tick.</summary>
    public required BanditMemory Memory { get; init; }

    /// <summary>max(0, ema + 0.5 std): the score before exploration.</summary>
    public required double Merit { get; init; }

    /// <summary>exploration x u.</summary>
    public required double Exploration { get; init; }

    /// <summary>Merit and exploration.</summary>
    public required double Score { get; init; }

    /// <summary>Score, at least 1e-6, over the sum of all.</summary>
    public required double Normalised { get; init; }

    /// <summary>The share now.</summary>
    public required double Share { get; init; }

    /// <summary>The share to have: normalised, projected onto the bounds.</summary>
    public required double Target { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }
}

/// <summary>A tick of the allocator.</summary>
/// <param name="Moves">One entry a strategy, in ordinal order of names.</param>
/// <param name="Post">True when some share moves by more than the threshold: the whole vector is posted, once.</param>
/// <param name="LargestMove">The largest move of a share.</param>
/// <param name="Notes">What was missing, and whether exploration outweighs the scores.</param>
public sealed record BanditResult(IReadOnlyList<BanditMove> Moves, bool Post, double LargestMove, IReadOnlyList<string> Notes);
