using MathNet.Numerics.LinearAlgebra;

namespace FuturesSix.Core.Numerics;

/// <summary>What <see cref="PositiveSemidefinite.Repair"/> found and did.</summary>
/// <param name="Repaired">True when the matrix was changed.</param>
/// <param name="Smallest">Smallest eigenvalue before the repair; NaN when a Cholesky factor showed that none was needed.</param>
/// <param name="Largest">Largest eigenvalue before the repair; NaN likewise.</param>
public readonly record struct PositiveSemidefiniteResult(bool Repaired, double Smallest, double Largest);

/// <summary>Makes an estimated covariance matrix positive semidefinite.</summary>
public static class PositiveSemidefinite
{
    /// <summary>A smallest eigenvalue above minus this times the largest is rounding, not indefiniteness.</summary>
    public const double Tolerance = 1e-12;

    /// <summary>If the smallest eigenvalue is below -1e-12 times the largest: sets negative eigenvalues to 0 and scales
    /// rows and columns so that the diagonal is what it was (Rebonato and Jaeckel 1999, spectral method). Variances are
    /// kept to the bit, the result is symmetric to the bit. O(n^3); a Cholesky factor, when there is one, spares the
    /// eigenvalues.</summary>
    /// <param name="matrix">n x n, symmetric, finite, with a diagonal that is not negative; changed in place.</param>
    /// <param name="n">Number of rows.</param>
    /// <exception cref="ArgumentException">The span is not n x n, an entry is not finite or a variance is negative.</exception>
    public static PositiveSemidefiniteResult Repair(Span<double> matrix, int n)
    {
        Guard.Square(n, matrix.Length, nameof(matrix));
        if (HasCholesky(matrix, n, Tolerance * LargestVariance(matrix, n)))
        {
            return new(false, double.NaN, double.NaN);
        }

        var evd = Matrix<double>.Build.Dense(n, n, matrix.ToArray()).Evd(Symmetricity.Symmetric);
        var values = evd.EigenValues.Map(value => value.Real).ToArray();
        var (smallest, largest) = (values.Min(), values.Max());
        if (smallest >= -Tolerance * largest)
        {
            return new(false, smallest, largest);
        }

        Rebuild(matrix, n, values, evd.EigenVectors.ToColumnMajorArray());
        return new(true, smallest, largest);
    }

    private static double LargestVariance(ReadOnlySpan<double> matrix, int n)
    {
        foreach (var value in matrix)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"Expected finite covariances, got {value}.", nameof(matrix));
            }
        }

        var largest = 0.0;
        for (var i = 0; i < n; i++)
        {
            var variance = matrix[(i * n) + i];
            largest = variance >= 0
                ? Math.Max(largest, variance)
                : throw new ArgumentException($"Expected variances that are not negative, got {variance} at position {i}.", nameof(matrix));
        }

        return largest;
    }

    /// <summary>True when matrix + shift x I has a Cholesky factor: then no eigenvalue is below -shift.</summary>
    private static bool HasCholesky(ReadOnlySpan<double> matrix, int n, double shift)
    {
        var factor = matrix.ToArray();
        for (var j = 0; j < n; j++)
        {
            var row = factor.AsSpan(j * n, n);
            var pivot = row[j] + shift - Covariance.Dot(row[..j], row);
            if (!(pivot > 0))
            {
                return false;
            }

            row[j] = Math.Sqrt(pivot);
            for (var i = j + 1; i < n; i++)
            {
                var lower = factor.AsSpan(i * n, n);
                lower[j] = (lower[j] - Covariance.Dot(row[..j], lower)) / row[j];
            }
        }

        return true;
    }

    /// <summary>Writes V max(lambda, 0) V' rescaled to the diagonal of <paramref name="matrix"/>.</summary>
    private static void Rebuild(Span<double> matrix, int n, double[] values, double[] vectors)
    {
        var scale = new double[n];
        for (var i = 0; i < n; i++)
        {
            var clipped = Clipped(i, i, n, values, vectors);
            scale[i] = clipped > 0 ? Math.Sqrt(matrix[(i * n) + i] / clipped) : 0;
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var value = Clipped(i, j, n, values, vectors) * (scale[i] * scale[j]);
                matrix[(i * n) + j] = value;
                matrix[(j * n) + i] = value;
            }
        }
    }

    private static double Clipped(int i, int j, int n, double[] values, double[] vectors)
    {
        var total = 0.0;
        for (var k = 0; k < n; k++)
        {
            total += Math.Max(0, values[k]) * (vectors[(k * n) + i] * vectors[(k * n) + j]);
        }

        return total;
    }
}
