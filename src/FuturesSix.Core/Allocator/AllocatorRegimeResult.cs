namespace FuturesSix.Core.Allocator;

/// <summary>How stressed the book's conditions are, from calm to worst.</summary>
public enum RiskRegime
{
    /// <summary>No signal.</summary>
    Normal,

    /// <summary>One signal.</summary>
    Elevated,

    /// <summary>Two signals, or a marked drawdown.</summary>
    Stress,

    /// <summary>Three signals, or a deep drawdown.</summary>
    Crisis,
}

/// <summary>The signals of the regime rule.</summary>
[Flags]
public enum RegimeSignals
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Volatility accelerates.</summary>
    Volatility = 1,

    /// <summary>Correlations jump.</summary>
    Correlation = 2,

    /// <summary>The book is in a drawdown.</summary>
    Drawdown = 4,

    /// <summary>The drawdown deepens fast.</summary>
    Slope = 8,
}

/// <summary>The regime of one state and why.</summary>
/// <param name="Regime">The regime in force.</param>
/// <param name="Target">The regime that the day's signals alone call for.</param>
/// <param name="Score">Number of entered signals.</param>
/// <param name="Entered">The signals at or beyond their entry thresholds.</param>
/// <param name="Held">The signals at or beyond their exit thresholds.</param>
/// <param name="RowsInRegime">Rows in the regime so far, this one included.</param>
/// <param name="Reason">Why the regime changed on this row, in words; null when it did not.</param>
public sealed record RegimeDay(
    RiskRegime Regime, RiskRegime Target, int Score, RegimeSignals Entered, RegimeSignals Held, int RowsInRegime, string? Reason);

/// <summary>The regimes of a history of states.</summary>
/// <param name="Days">One per state.</param>
public sealed record AllocatorRegimeResult(IReadOnlyList<RegimeDay> Days)
{
    /// <summary>The regime per state.</summary>
    public RiskRegime[] Regimes() => [.. Days.Select(day => day.Regime)];

    /// <summary>Number of changes of regime.</summary>
    public int Transitions => Days.Count(day => day.Reason is not null);
}
