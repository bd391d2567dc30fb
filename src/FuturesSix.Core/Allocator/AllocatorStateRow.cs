namespace FuturesSix.Core.Allocator;

/// <summary>The allocator's ten features of one day; NaN = missing.</summary>
/// <param name="ShortVolatility">Volatility of the book's returns over the short window, n-1, annualised by sqrt(252).</param>
/// <param name="LongVolatility">The same over the long window.</param>
/// <param name="VolatilityAcceleration">Short over long volatility.</param>
/// <param name="DrawdownLevel">Equity over its running maximum, minus 1; at most 0.</param>
/// <param name="DrawdownSlope">Change of the drawdown level over the slope's rows; negative = deepening.</param>
/// <param name="ShortCorrelation">Mean pairwise correlation of the instruments over the short window.</param>
/// <param name="LongCorrelation">The same over the long window.</param>
/// <param name="CorrelationShock">Short minus long mean correlation.</param>
/// <param name="TrendBreadth">Share of instruments whose unit returns sum to more than 0 over the short window; optional.</param>
/// <param name="SleeveConcentration">Herfindahl index of the sleeves' absolute long-window return sums, in (0, 1]; optional.</param>
public readonly record struct AllocatorStateRow(
    double ShortVolatility,
    double LongVolatility,
    double VolatilityAcceleration,
    double DrawdownLevel,
    double DrawdownSlope,
    double ShortCorrelation,
    double LongCorrelation,
    double CorrelationShock,
    double TrendBreadth,
    double SleeveConcentration)
{
    /// <summary>Number of features.</summary>
    public const int Count = 10;

    /// <summary>Number of features that a state must have: all but the optional last two.</summary>
    public const int RequiredCount = 8;

    /// <summary>True when no required feature is missing: the day has a state.</summary>
    public bool HasState => double.IsFinite(VolatilityAcceleration) && double.IsFinite(ShortVolatility)
        && double.IsFinite(LongVolatility) && double.IsFinite(DrawdownLevel) && double.IsFinite(DrawdownSlope)
        && double.IsFinite(ShortCorrelation) && double.IsFinite(LongCorrelation);

    /// <summary>The features in their fixed order.</summary>
    /// <param name="features">Receives <see cref="Count"/> values.</param>
    public void CopyTo(Span<double> features)
    {
        features[0] = ShortVolatility;
        features[1] = LongVolatility;
        features[2] = VolatilityAcceleration;
        features[3] = DrawdownLevel;
        features[4] = DrawdownSlope;
        features[5] = ShortCorrelation;
        features[6] = LongCorrelation;
        features[7] = CorrelationShock;
        features[8] = TrendBreadth;
        features[9] = SleeveConcentration;
    }
}
