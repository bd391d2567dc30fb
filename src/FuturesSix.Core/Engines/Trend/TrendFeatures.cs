using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Engines.Trend;

/// <summary>Return, range and slope of a level series X; owns its scratch space.</summary>
/// <remarks>All results are NaN where X or sigma is, or where too little history is observed: a return needs both ends,
/// a range half of its window, an EMA as many observations as its span.</remarks>
public sealed class TrendFeatures(int rows)
{
    private readonly double[] _low = new double[rows];
    private readonly double[] _high = new double[rows];

    /// <summary>(X[t-skip] - X[t-lookback]) / sigma[t].</summary>
    public static void Return(ReadOnlySpan<double> level, ReadOnlySpan<double> sigma, int skip, int lookback, Span<double> result)
    {
        for (var t = 0; t < level.Length; t++)
        {
            result[t] = t < lookback || double.IsNaN(level[t]) ? double.NaN : (level[t - skip] - level[t - lookback]) / sigma[t];
        }
    }

    /// <summary>2 (X - min)/(max - min) - 1 over the last <paramref name="window"/> rows, 0 when flat.</summary>
    public void Range(ReadOnlySpan<double> level, int window, Span<double> result)
    {
        var atLeast = (window + 1) / 2;
        RollingExtrema.Min(level, window, atLeast, _low);
        RollingExtrema.Max(level, window, atLeast, _high);
        for (var t = 0; t < level.Length; t++)
        {
            var width = _high[t] - _low[t];
            result[t] = double.IsNaN(level[t]) || double.IsNaN(width) ? double.NaN
                : width == 0 ? 0
                : (2 * (level[t] - _low[t]) / width) - 1;
        }
    }

    /// <summary>(EMA_fast(X) - EMA_slow(X)) / sigma, alpha = 2/(n+1), adjust = false.</summary>
    public void Slope(ReadOnlySpan<double> level, ReadOnlySpan<double> sigma, int fast, int slow, Span<double> result)
    {
        Ewm.Mean(level, Ewm.AlphaFromSpan(fast), _low, ignoreMissing: true, minObservations: slow);
        Ewm.Mean(level, Ewm.AlphaFromSpan(slow), _high, ignoreMissing: true, minObservations: slow);
        for (var t = 0; t < level.Length; t++)
        {
            result[t] = double.IsNaN(level[t]) ? double.NaN : (_low[t] - _high[t]) / sigma[t];
        }
    }
}
