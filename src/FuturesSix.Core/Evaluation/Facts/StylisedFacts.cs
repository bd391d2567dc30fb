using System.Diagnostics.CodeAnalysis;

namespace FuturesSix.Core.Evaluation.Facts;

/// <summary>The stylised facts of a dataset: what its returns look like, whatever trades them. Instruments of class
/// <c>volatility</c> are left out of everything but the last block. NaN where the dataset lacks what a fact needs.</summary>
[SuppressMessage("Naming", "CA1724", Justification = "The field's name for it.")]
public sealed record StylisedFacts
{
    /// <summary>Name of the dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>True when the data was generated, never traded.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>First trading day.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last trading day.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Trading days.</summary>
    public required int Rows { get; init; }

    /// <summary>Each instrument.</summary>
    public required IReadOnlyList<InstrumentFacts> Instruments { get; init; }

    /// <summary>The median over the instruments of each figure; symbol and class are empty.</summary>
    public required InstrumentFacts Median { get; init; }

    /// <summary>Mean absolute correlation of all pairs on calm days: VIX of the day before at most 20.</summary>
    public required double CalmCorrelation { get; init; }

    /// <summary>The same on crisis days: VIX of the day before above 28.</summary>
    public required double CrisisCorrelation { get; init; }

    /// <summary>Share of the days with a VIX that are crisis days.</summary>
    public required double CrisisShare { get; init; }

    /// <summary>Sharpe ratio of the plain 12-month trend rule, before costs.</summary>
    public required double TrendSharpe { get; init; }

    /// <summary>Mean of VIX.</summary>
    public required double VixMean { get; init; }

    /// <summary>Highest VIX.</summary>
    public required double VixMax { get; init; }

    /// <summary>Mean of VVIX.</summary>
    public required double VvixMean { get; init; }

    /// <summary>Correlation of the equity index's returns with the changes of log VIX.</summary>
    public required double VixEquityCorrelation { get; init; }

    /// <summary>Share of days on which vx1 is below vx2.</summary>
    public required double ContangoShare { get; init; }

    /// <summary>Mean return a year (times 252) of a VX1 position rolled at expiry.</summary>
    public required double VxHeld { get; init; }

    /// <summary>Mean naive change of the vx1 series a year (times 252), which no position earns.</summary>
    public required double VxNaive { get; init; }
}
