using System.Buffers;

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

        var storage = ArrayPool<double>.Shared.Rent(n * ((2 * n) + 2));
        var work = storage.AsSpan(0, n * n);
        var vectors = storage.AsSpan(n * n, n * n);
        var values = storage.AsSpan(2 * n * n, n);
        var scales = storage.AsSpan((2 * n * n) + n, n);
        matrix.CopyTo(work);
        SymmetricEigen.Decompose(work, values, vectors);
        var (smallest, largest) = Ends(values);
        var repaired = smallest < -Tolerance * largest;
        if (repaired)
        {
            Clip(values, vectors, work);
            CopyScaled(work, scales, matrix);
        }

        ArrayPool<double>.Shared.Return(storage);
        return new(repaired, smallest, largest);
    }

    private static (double Smallest, double Largest) Ends(ReadOnlySpan<double> values)
    {
        var (smallest, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
        }

        return (smallest, largest);
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
        var storage = ArrayPool<double>.Shared.Rent(Math.Max(1, n * n));
        var factor = storage.AsSpan(0, n * n);
        var definite = true;
        for (var i = 0; i < n && definite; i++)
        {
            var row = factor.Slice(i * n, n);
            for (var j = 0; j < i; j++)
            {
                var earlier = factor.Slice(j * n, j + 1);
                row[j] = (matrix[(i * n) + j] - LaneVectors.Dot(earlier[..j], row[..j])) / earlier[j];
            }

            var pivot = matrix[(i * n) + i] + shift - LaneVectors.Dot(row[..i], row[..i]);
            definite = pivot > 0;
            row[i] = Math.Sqrt(pivot);
        }

        ArrayPool<double>.Shared.Return(storage);
        return definite;
    }

    /// <summary>The lower triangle of V max(lambda, 0) V', positive eigenvalues in their order.</summary>
    private static void Clip(ReadOnlySpan<double> values, ReadOnlySpan<double> vectors, Span<double> result)
    {
        var n = values.Length;
        result.Clear();
        for (var k = 0; k < n; k++)
        {
            if (values[k] > 0)
            {
                var vector = vectors.Slice(k * n, n);
                for (var i = 0; i < n; i++)
                {
                    LaneVectors.AddScaled(vector[..(i + 1)], values[k] * vector[i], result.Slice(i * n, i + 1));
                }
            }
        }
    }

    /// <summary>Writes the lower triangle, rescaled to the diagonal of the matrix, off its diagonal.</summary>
    private static void CopyScaled(ReadOnlySpan<double> clipped, Span<double> scales, Span<double> matrix)
    {
        var n = scales.Length;
        for (var i = 0; i < n; i++)
        {
            var variance = clipped[(i * n) + i];
            scales[i] = variance > 0 ? Math.Sqrt(matrix[(i * n) + i] / variance) : 0;
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var value = clipped[(i * n) + j] * (scales[i] * scales[j]);
                matrix[(i * n) + j] = value;
                matrix[(j * n) + i] = value;
            }
        }
    }
}
