using FuturesSix.Core.Market;

namespace FuturesSix.Core.Numerics;

/// <summary>Sample covariance matrices and quadratic forms. Matrices are N x N, column-major, symmetric to the bit.
/// Every sum has a fixed order, so results do not depend on processor or thread count. Not annualised.</summary>
public static class Covariance
{
    /// <summary>Pairwise-complete sample covariance (n-1) of <paramref name="rowCount"/> rows of a panel [T x N]: each pair
    /// over the rows that have both, with the means over those rows (two passes). Need not be positive semidefinite
    /// where data is missing (<see cref="PositiveSemidefinite"/>).</summary>
    /// <param name="panel">The series; NaN = missing.</param>
    /// <param name="startRow">First row of the window.</param>
    /// <param name="rowCount">Rows in the window.</param>
    /// <param name="result">N x N.</param>
    /// <param name="undefinedAsZero">A pair with fewer than two common rows is 0 instead of NaN.</param>
    /// <returns>How many of the N(N+1)/2 entries have fewer than two common rows.</returns>
    /// <exception cref="ArgumentException">The result is not N x N.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window lies outside the panel.</exception>
    public static int PairwiseSample(Panel panel, int startRow, int rowCount, Span<double> result, bool undefinedAsZero = false)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var n = panel.Columns.Count;
        Guard.Square(n, result.Length, nameof(result));
        Guard.Rows(startRow, rowCount, panel.Rows);
        using var window = CovarianceWindow.Of(panel, startRow, rowCount);
        var undefined = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = window.Pair(i, j);
                undefined += double.IsNaN(value) ? 1 : 0;
                value = double.IsNaN(value) && undefinedAsZero ? 0 : value;
                result[(i * n) + j] = value;
                result[(j * n) + i] = value;
            }
        }

        return undefined;
    }

    /// <summary>Sample covariance (n-1) of two series of equal length over the rows that have both; NaN with fewer than
    /// two.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Pair(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        var (sumX, sumY, n) = (0.0, 0.0, 0);
        for (var t = 0; t < x.Length; t++)
        {
            if (!double.IsNaN(x[t]) && !double.IsNaN(y[t]))
            {
                sumX += x[t];
                sumY += y[t];
                n++;
            }
        }

        return SampleOf(CommonProducts(x, y, sumX / n, sumY / n), n);
    }

    /// <summary>w'Sw for weights of length N and a matrix N x N; NaN when either holds a NaN.</summary>
    /// <exception cref="ArgumentException">The matrix is not N x N.</exception>
    public static double QuadraticForm(ReadOnlySpan<double> weights, ReadOnlySpan<double> matrix)
    {
        var n = weights.Length;
        Guard.Square(n, matrix.Length, nameof(matrix));
        var total = 0.0;
        for (var j = 0; j < n; j++)
        {
            total += weights[j] * Dot(matrix.Slice(j * n, n), weights);
        }

        return total;
    }

    /// <summary>Sum of x_t y_t in order.</summary>
    internal static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var total = 0.0;
        for (var t = 0; t < x.Length; t++)
        {
            total += x[t] * y[t];
        }

        return total;
    }

    private static double SampleOf(double products, int n) => n < 2 ? double.NaN : products / (n - 1);

    private static double CommonProducts(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double meanX, double meanY)
    {
        var total = 0.0;
        for (var t = 0; t < x.Length; t++)
        {
            if (!double.IsNaN(x[t]) && !double.IsNaN(y[t]))
            {
                total += (x[t] - meanX) * (y[t] - meanY);
            }
        }

        return total;
    }
}
