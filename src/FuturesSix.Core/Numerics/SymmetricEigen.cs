namespace FuturesSix.Core.Numerics;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix: Householder reduction to tridiagonal form, then implicit QL
/// (Wilkinson and Reinsch, Handbook for Automatic Computation II, 1971, contributions II/2 and II/3), on rows, in fixed
/// lanes. An off-diagonal element below 2^-52 of the largest row sum is 0: eigenvalues are good to rounding relative to the
/// largest one, which is all that a symmetric method promises, and the null space of a rank-deficient matrix costs
/// nothing. O(n^3).</summary>
internal static class SymmetricEigen
{
    private const double Epsilon = 2.220446049250313e-16;
    private const int MostSweeps = 100;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">n x n, symmetric, finite; destroyed.</param>
    /// <param name="values">Receives n eigenvalues, in no order.</param>
    /// <param name="vectors">Receives n eigenvectors of length 1, row after row, [n x n].</param>
    /// <exception cref="ArithmeticException">The iteration did not end; no finite matrix is known that does this.</exception>
    public static void Decompose(Span<double> matrix, Span<double> values, Span<double> vectors)
    {
        var n = values.Length;
        Guard.Square(n, matrix.Length, nameof(matrix));
        Guard.Square(n, vectors.Length, nameof(vectors));
        if (n == 0)
        {
            return;
        }

        var size = Normalise(matrix);
        var (between, factors, work) = (new double[n], new double[n], new double[n]);
        Reduce(matrix, values, between, factors, work);
        Accumulate(matrix, factors, vectors, n);
        Iterate(values, between, vectors);
        foreach (ref var value in values)
        {
            value *= size;
        }
    }

    /// <summary>Divides by the largest entry, so that no square over- or underflows.</summary>
    private static double Normalise(Span<double> matrix)
    {
        var largest = 0.0;
        foreach (var entry in matrix)
        {
            largest = Math.Max(largest, Math.Abs(entry));
        }

        if (largest > 0)
        {
            foreach (ref var entry in matrix)
            {
                entry /= largest;
            }
        }

        return largest;
    }

    /// <summary>Reduces the lower triangle from the last row up; row i keeps its reflection vector v, I - v v' / factors[i].</summary>
    private static void Reduce(Span<double> matrix, Span<double> diagonal, double[] between, double[] factors, double[] work)
    {
        var n = diagonal.Length;
        for (var i = n - 1; i > 0; i--)
        {
            var v = matrix.Slice(i * n, i);
            var last = v[i - 1];
            var rest = LaneVectors.Dot(v[..(i - 1)], v[..(i - 1)]);
            diagonal[i] = matrix[(i * n) + i];
            between[i] = last;
            if (rest <= Epsilon * Epsilon)
            {
                continue;
            }

            var norm = Math.Sqrt(rest + (last * last));
            between[i] = last >= 0 ? -norm : norm;
            v[i - 1] = last - between[i];
            factors[i] = rest + (last * last) - (last * between[i]);
            Reflect(matrix, n, v, factors[i], work.AsSpan(0, i));
        }

        diagonal[0] = matrix[0];
    }

    /// <summary>Applies one reflection to both sides of the leading rows.</summary>
    private static void Reflect(Span<double> matrix, int n, ReadOnlySpan<double> v, double factor, Span<double> q)
    {
        q.Clear();
        for (var j = 0; j < v.Length; j++)
        {
            var row = matrix.Slice(j * n, j);
            q[j] += LaneVectors.Dot(row, v[..j]) + (matrix[(j * n) + j] * v[j]);
            LaneVectors.AddScaled(row, v[j], q[..j]);
        }

        foreach (ref var entry in q)
        {
            entry /= factor;
        }

        LaneVectors.AddScaled(v, -LaneVectors.Dot(v, q) / (2 * factor), q);
        for (var j = 0; j < v.Length; j++)
        {
            LaneVectors.AddScaled(v[..(j + 1)], -q[j], q[..(j + 1)], -v[j], matrix.Slice(j * n, j + 1));
        }
    }

    /// <summary>The product of the reflections, transposed: row k is what the k-th unit vector of the tridiagonal form is.</summary>
    private static void Accumulate(ReadOnlySpan<double> matrix, double[] factors, Span<double> vectors, int n)
    {
        vectors.Clear();
        for (var i = 0; i < n; i++)
        {
            vectors[(i * n) + i] = 1;
            var v = matrix.Slice(i * n, i);
            for (var r = 0; r < i && factors[i] > 0; r++)
            {
                var row = vectors.Slice(r * n, i);
                LaneVectors.AddScaled(v, -LaneVectors.Dot(row, v) / factors[i], row);
            }
        }
    }

    private static void Iterate(Span<double> d, double[] between, Span<double> vectors)
    {
        var n = d.Length;
        var e = between.AsSpan(1..);
        var small = 0.0;
        for (var i = 0; i < n; i++)
        {
            small = Math.Max(small, Epsilon * (Math.Abs(d[i]) + Math.Abs(i < n - 1 ? e[i] : 0)));
        }

        for (var l = 0; l < n; l++)
        {
            for (var sweep = 0; ; sweep++)
            {
                var m = l;
                while (m < n - 1 && Math.Abs(e[m]) > small)
                {
                    m++;
                }

                if (m == l)
                {
                    break;
                }

                if (sweep == MostSweeps)
                {
                    throw new ArithmeticException($"The eigenvalues of a {n} x {n} matrix were not found in {MostSweeps} sweeps.");
                }

                Sweep(d, e, vectors, l, m);
            }
        }
    }

    /// <summary>One implicit QL step over rows l to m.</summary>
    private static void Sweep(Span<double> d, Span<double> e, Span<double> vectors, int l, int m)
    {
        var n = d.Length;
        var g = (d[l + 1] - d[l]) / (2 * e[l]);
        var r = Math.Sqrt((g * g) + 1);
        g = d[m] - d[l] + (e[l] / (g + (g >= 0 ? r : -r)));
        var (c, s, p) = (1.0, 1.0, 0.0);
        for (var i = m - 1; i >= l; i--)
        {
            var (f, b) = (s * e[i], c * e[i]);
            r = Math.Sqrt((f * f) + (g * g));
            if (i + 1 < m)
            {
                e[i + 1] = r;
            }

            if (r == 0)
            {
                d[i + 1] -= p;
                Split(e, m);
                return;
            }

            (s, c) = (f / r, g / r);
            g = d[i + 1] - p;
            r = ((d[i] - g) * s) + (2 * c * b);
            p = s * r;
            d[i + 1] = g + p;
            g = (c * r) - b;
            LaneVectors.Rotate(vectors.Slice(i * n, n), vectors.Slice((i + 1) * n, n), c, s);
        }

        d[l] -= p;
        e[l] = g;
        Split(e, m);
    }

    private static void Split(Span<double> e, int m)
    {
        if (m < e.Length)
        {
            e[m] = 0;
        }
    }
}
