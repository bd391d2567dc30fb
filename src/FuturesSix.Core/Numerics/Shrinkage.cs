using FuturesSix.Core.Market;

namespace FuturesSix.Core.Numerics;

/// <summary>What a shrinkage estimator decided.</summary>
/// <param name="Intensity">Weight of the target in [0, 1]; NaN with fewer than two complete rows.</param>
/// <param name="Observations">Complete rows used; rows with a missing value are left out.</param>
public readonly record struct ShrinkageResult(double Intensity, int Observations);

/// <summary>Covariance shrunk toward the scaled identity: (1-d) S + d m I with S the sample covariance over n (not n-1),
/// about the column means, and m its mean variance. Not annualised. Always positive semidefinite.</summary>
public static class Shrinkage
{
    /// <summary>The intensity that minimises the expected squared Frobenius distance: Ledoit and Wolf, "A well-conditioned
    /// estimator for large-dimensional covariance matrices", Journal of Multivariate Analysis 88 (2004), section 3.2.</summary>
    /// <param name="panel">The series [T x N]; a row with a NaN is left out.</param>
    /// <param name="startRow">First row of the window.</param>
    /// <param name="rowCount">Rows in the window.</param>
    /// <param name="result">N x N; NaN with fewer than two complete rows.</param>
    /// <exception cref="ArgumentException">The result is not N x N.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window lies outside the panel.</exception>
    public static ShrinkageResult LedoitWolf(Panel panel, int startRow, int rowCount, Span<double> result)
    {
        var rows = CompleteRows.Of(panel, startRow, rowCount);
        return Shrink(rows, result, rows.LedoitWolfIntensity);
    }

    /// <summary>The oracle-approximating intensity, for Gaussian data: Chen, Wiesel, Eldar and Hero, "Shrinkage algorithms
    /// for MMSE covariance estimation", IEEE Transactions on Signal Processing 58 (2010), equation 23, without its
    /// 2/N terms (the form in common use).</summary>
    /// <inheritdoc cref="LedoitWolf"/>
    public static ShrinkageResult Oas(Panel panel, int startRow, int rowCount, Span<double> result)
    {
        var rows = CompleteRows.Of(panel, startRow, rowCount);
        return Shrink(rows, result, rows.OasIntensity);
    }

    private delegate double Rule(ReadOnlySpan<double> covariance, double meanVariance);

    private static ShrinkageResult Shrink(CompleteRows rows, Span<double> result, Rule intensityOf)
    {
        var n = rows.Columns;
        Guard.Square(n, result.Length, nameof(result));
        if (rows.Count < 2)
        {
            result.Fill(double.NaN);
            return new(double.NaN, rows.Count);
        }

        rows.PopulationCovariance(result);
        var meanVariance = 0.0;
        for (var i = 0; i < n; i++)
        {
            meanVariance += result[(i * n) + i] / n;
        }

        var intensity = intensityOf(result, meanVariance);
        for (var k = 0; k < result.Length; k++)
        {
            result[k] = ((1 - intensity) * result[k]) + (k % (n + 1) == 0 ? intensity * meanVariance : 0);
        }

        return new(intensity, rows.Count);
    }
}
