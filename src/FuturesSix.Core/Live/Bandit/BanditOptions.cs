using System.Globalization;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Live.Bandit;

/// <summary>Options of the allocator's tick.</summary>
public sealed record BanditOptions
{
    /// <summary>Lowest risk share of a strategy.</summary>
    public double MinShare { get; init; } = 0.05;

    /// <summary>Highest risk share of a strategy.</summary>
    public double MaxShare { get; init; } = 0.55;

    /// <summary>Height of the random part of a score.</summary>
    public double Exploration { get; init; } = 0.08;

    /// <summary>Weight of the newest return in the moving average, in (0, 1].</summary>
    public double EmaAlpha { get; init; } = 0.35;

    /// <summary>Nothing is posted unless some share moves by more than this.</summary>
    public double MoveThreshold { get; init; } = 0.02;

    /// <summary>Every violated bound that does not depend on the strategies; fields are named as the environment has them.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Within("MIN_SHARE", MinShare, 0, 1)
        .Within("MAX_SHARE", MaxShare, 0, 1)
        .Require(!(MinShare > MaxShare), "MIN_SHARE", MinShare, string.Create(CultureInfo.InvariantCulture, $"at most MAX_SHARE ({MaxShare})"))
        .Within("EXPLORATION", Exploration, 0, 1)
        .Require(EmaAlpha > 0 && EmaAlpha <= 1, "EMA_ALPHA", EmaAlpha, "a number in (0, 1]")
        .Within("MOVE_THRESHOLD", MoveThreshold, 0, 1)
        .Items;

    /// <summary>Every violated bound, with strategies x MIN_SHARE &lt;= 1 &lt;= strategies x MAX_SHARE.</summary>
    public IReadOnlyList<Violation> ValidateFor(int strategies)
    {
        var found = new ViolationList().AddRange(Validate());
        if (found.Items.Count > 0 || strategies < 1)
        {
            return found.Items;
        }

        return found
            .Require(BoundedSimplex.IsFeasible(strategies, MinShare, 1), "MIN_SHARE", MinShare, string.Create(CultureInfo.InvariantCulture, $"at most {1.0 / strategies}: {strategies} strategies x MIN_SHARE must not exceed 1"))
            .Require(BoundedSimplex.IsFeasible(strategies, 0, MaxShare), "MAX_SHARE", MaxShare, string.Create(CultureInfo.InvariantCulture, $"at least {1.0 / strategies}: {strategies} strategies x MAX_SHARE must reach 1"))
            .Items;
    }
}
