namespace FuturesSix.Core.Numerics;

/// <summary>Statistics across the instruments of one day.</summary>
public static class CrossSection
{
    private const double MinimumStd = 1e-12;
    private const int MinimumCount = 3;

    /// <summary>(x_i - mean) / std over the day's observed entries (std with n - 1), clipped to
    /// +-<paramref name="clip"/>; a pure number. NaN where x_i is missing; all NaN for fewer than three entries or a
    /// std below 1e-12. Summed in the order of the entries.</summary>
    /// <param name="x">One value per instrument [N]; NaN = missing or inactive.</param>
    /// <param name="clip">Bound on the absolute score; positive, may be infinite.</param>
    /// <param name="result">Receives N values.</param>
    /// <exception cref="ArgumentException">The result is not as long as the day.</exception>
    public static void ZScore(ReadOnlySpan<double> x, double clip, Span<double> result)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(clip);
        if (result.Length != x.Length)
        {
            throw new ArgumentException($"The result has {result.Length} entries, the day {x.Length}.", nameof(result));
        }

        var (count, mean, std) = Moments(x);
        if (count < MinimumCount || !(std >= MinimumStd))
        {
            result.Fill(double.NaN);
            return;
        }

        for (var i = 0; i < x.Length; i++)
        {
            result[i] = Math.Clamp((x[i] - mean) / std, -clip, clip);
        }
    }

    /// <summary>Count, mean and standard deviation (n - 1) of the observed entries, in two passes.</summary>
    private static (int Count, double Mean, double Std) Moments(ReadOnlySpan<double> x)
    {
        var count = 0;
        double sum = 0;
        foreach (var value in x)
        {
            if (!double.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }

        var mean = sum / count;
        double squares = 0;
        foreach (var value in x)
        {
            if (!double.IsNaN(value))
            {
                squares += (value - mean) * (value - mean);
            }
        }

        return (count, mean, Math.Sqrt(squares / (count - 1)));
    }
}
