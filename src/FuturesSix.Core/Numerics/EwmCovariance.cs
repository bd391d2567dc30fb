using FuturesSix.Core.Market;

namespace FuturesSix.Core.Numerics;

/// <summary>Exponentially weighted covariance matrix of N series, pairwise over the rows that have both (the conventions
/// of pandas' <c>ewm().cov()</c>): incremental, O(N^2) a row, never the history. Not annualised. Symmetric to the bit;
/// with missing data it need not be positive semidefinite (<see cref="PositiveSemidefinite"/>).</summary>
public sealed class EwmCovariance
{
    private readonly EwmPairState[] _pairs;

    /// <summary>An empty state for N series.</summary>
    /// <param name="count">Number of series N.</param>
    /// <param name="options">Weights, minimum common observations and bias.</param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing factor is outside (0, 1] or N is negative.</exception>
    public EwmCovariance(int count, EwmOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        options.ThrowIfInvalid();
        Count = count;
        _pairs = new EwmPairState[count * (count + 1) / 2];
        Array.Fill(_pairs, new EwmPairState(options));
    }

    /// <summary>Number of series N.</summary>
    public int Count { get; }

    /// <summary>Adds one row, length N; NaN = missing.</summary>
    /// <exception cref="ArgumentException">The row has another length.</exception>
    public void Push(ReadOnlySpan<double> row)
    {
        Guard.SameLength(Count, row.Length, nameof(row));
        var pair = 0;
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                _pairs[pair++].Push(row[i], row[j]);
            }
        }
    }

    /// <summary>Writes the covariance matrix as of the last row pushed, N x N; NaN where a pair has too few common
    /// observations.</summary>
    /// <exception cref="ArgumentException">The result is not N x N.</exception>
    public void CopyTo(Span<double> result)
    {
        Guard.Square(Count, result.Length, nameof(result));
        var pair = 0;
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = _pairs[pair++].Covariance;
                result[(i * Count) + j] = value;
                result[(j * Count) + i] = value;
            }
        }
    }

    /// <summary>The covariance matrix of a panel [T x N] as of a row, from rows <paramref name="firstRow"/> to
    /// <paramref name="row"/>, both included.</summary>
    /// <param name="panel">The series; NaN = missing.</param>
    /// <param name="row">The last row used.</param>
    /// <param name="options">Weights, minimum common observations and bias.</param>
    /// <param name="result">N x N, column-major; NaN where a pair has too few common observations.</param>
    /// <param name="firstRow">The first row used.</param>
    /// <exception cref="ArgumentException">The result is not N x N.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows lie outside the panel or alpha is outside (0, 1].</exception>
    public static void AsOf(Panel panel, int row, EwmOptions options, Span<double> result, int firstRow = 0)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var n = panel.Columns.Count;
        Guard.Square(n, result.Length, nameof(result));
        Guard.Rows(firstRow, row - firstRow + 1, panel.Rows);
        for (var i = 0; i < n; i++)
        {
            var x = panel.Column(i)[firstRow..(row + 1)];
            for (var j = 0; j <= i; j++)
            {
                var value = Pair(x, panel.Column(j)[firstRow..(row + 1)], options);
                result[(i * n) + j] = value;
                result[(j * n) + i] = value;
            }
        }
    }

    private static double Pair(ReadOnlySpan<double> x, ReadOnlySpan<double> y, EwmOptions options)
    {
        var state = new EwmPairState(options);
        for (var t = 0; t < x.Length; t++)
        {
            state.Push(x[t], y[t]);
        }

        return state.Covariance;
    }
}
