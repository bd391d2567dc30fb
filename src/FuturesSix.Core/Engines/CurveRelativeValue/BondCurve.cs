namespace FuturesSix.Core.Engines.CurveRelativeValue;

/// <summary>Momentum of slope and curvature of a curve of bond futures.</summary>
internal static class BondCurve
{
    private const double SlopeWeight = 0.7;
    private const double CurvatureWeight = 0.3;

    /// <summary>Forecast of the steepener of <paramref name="pair"/> into <paramref name="forecast"/> [T]: with x = X/s, the
    /// cumulative return over the unfloored volatility, slope = x_short - x_long and curvature = 2 x_belly - x_wing - x_wing,
    /// (0.7 ts-z(63-row change of slope) + 0.3 ts-z(63-row change of curvature))/3; without a belly the slope alone, with the whole
    /// weight. In [-1, 1]; NaN where a leg is missing.</summary>
    public static void Forecast(PriceFeatures features, CurvePair pair, Span<double> forecast)
    {
        var (shortEnd, longEnd) = (InVolatility(features, pair.Short), InVolatility(features, pair.Long));
        var slope = new double[forecast.Length];
        for (var t = 0; t < slope.Length; t++)
        {
            slope[t] = shortEnd[t] - longEnd[t];
        }

        TimeSeriesScore.Compute(TimeSeriesScore.Change(slope, CurveRelativeValueEngine.MomentumRows), forecast);
        var score = new double[forecast.Length];
        if (pair.Belly >= 0)
        {
            TimeSeriesScore.Compute(TimeSeriesScore.Change(Curvature(features, pair), CurveRelativeValueEngine.MomentumRows), score);
        }

        var (own, rest) = pair.Belly >= 0 ? (SlopeWeight, CurvatureWeight) : (1, 0);
        for (var t = 0; t < forecast.Length; t++)
        {
            forecast[t] = ((own * forecast[t]) + (rest * score[t])) / TimeSeriesScore.Clip;
        }
    }

    private static double[] Curvature(PriceFeatures features, CurvePair pair)
    {
        var belly = InVolatility(features, pair.Belly);
        var (shortWing, longWing) = (InVolatility(features, pair.Wings.Short), InVolatility(features, pair.Wings.Long));
        for (var t = 0; t < belly.Length; t++)
        {
            belly[t] = (2 * belly[t]) - shortWing[t] - longWing[t];
        }

        return belly;
    }

    /// <summary>X/s of one instrument [T].</summary>
    private static double[] InVolatility(PriceFeatures features, int instrument)
    {
        var x = features.Level.Column(instrument).ToArray();
        var volatility = features.UnflooredSigma.Column(instrument);
        for (var t = 0; t < x.Length; t++)
        {
            x[t] /= volatility[t];
        }

        return x;
    }
}
