using FuturesSix.Core.Market;

namespace FuturesSix.Core.Allocator;

/// <summary>What the convexity position is.</summary>
public enum ConvexityKind
{
    /// <summary>Long the instrument outright.</summary>
    Long,

    /// <summary>Long the instrument by the delta of an out-of-the-money call on it: a call replicated with the instrument.</summary>
    CallProxy,
}

/// <summary>Options of the convexity overlay: how much, when, and what it may cost.</summary>
public sealed record ConvexityOptions
{
    /// <summary>What the position is.</summary>
    public ConvexityKind Kind { get; init; } = ConvexityKind.Long;

    /// <summary>Notional over equity when fully active.</summary>
    public double MaxWeight { get; init; } = 0.02;

    /// <summary>What the position may have lost over the budget window, as a fraction of equity: it shrinks as the budget is
    /// used up and is closed when nothing is left.</summary>
    public double AnnualBudget { get; init; } = 0.01;

    /// <summary>Rows over which losses count against the budget.</summary>
    public int BudgetWindow { get; init; } = 252;

    /// <summary>Activation in NORMAL.</summary>
    public double Normal { get; init; }

    /// <summary>Activation in ELEVATED.</summary>
    public double Elevated { get; init; } = 0.5;

    /// <summary>Activation in STRESS.</summary>
    public double Stress { get; init; } = 1;

    /// <summary>Activation in CRISIS.</summary>
    public double Crisis { get; init; } = 1;

    /// <summary>Weight of the newest state in the exponential smoothing of the activation.</summary>
    public double Alpha { get; init; } = 0.25;

    /// <summary>Call proxy: strike over the level at the start of the call, less 1.</summary>
    public double OutOfTheMoney { get; init; } = 0.15;

    /// <summary>Call proxy: rows from the start of a call to its expiry.</summary>
    public int Tenor { get; init; } = 42;

    /// <summary>The activation of a regime, before smoothing.</summary>
    public double ActivationOf(RiskRegime regime) => regime switch
    {
        RiskRegime.Normal => Normal,
        RiskRegime.Elevated => Elevated,
        RiskRegime.Stress => Stress,
        RiskRegime.Crisis => Crisis,
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "Not a regime."),
    };

    /// <summary>Every violated bound; a worse regime never holds less of it.</summary>
    public IReadOnlyList<Violation> Validate()
    {
        const string Path = "allocator.convexity";
        return new ViolationList()
            .Require(Enum.IsDefined(Kind), $"{Path}.kind", Kind, "long or call_proxy")
            .Within($"{Path}.max_weight", MaxWeight, 0, 0.25)
            .Within($"{Path}.annual_budget", AnnualBudget, 0, 0.1)
            .Require(BudgetWindow is >= 21 and <= 2520, $"{Path}.budget_window", BudgetWindow, "a whole number of rows in [21, 2520]")
            .Within($"{Path}.normal", Normal, 0, 1)
            .Within($"{Path}.elevated", Elevated, Normal, 1)
            .Within($"{Path}.stress", Stress, Elevated, 1)
            .Within($"{Path}.crisis", Crisis, Stress, 1)
            .Within($"{Path}.alpha", Alpha, 1e-6, 1)
            .Within($"{Path}.out_of_the_money", OutOfTheMoney, 0, 2)
            .Require(Tenor is >= 5 and <= 504, $"{Path}.tenor", Tenor, "a whole number of rows in [5, 504]")
            .Items;
    }
}
