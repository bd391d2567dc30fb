using FuturesSix.Core.Market;

namespace FuturesSix.Core.Numerics;

/// <summary>The rows of a window that have every column, centred, column by column; what a shrinkage estimator reads.</summary>
internal sealed class CompleteRows
{
    private readonly double[] _centred;

    private CompleteRows(double[] centred, int columns, int count)
    {
        _centred = centred;
        Columns = columns;
        Count = count;
    }

    /// <summary>Number of columns N.</summary>
    public int Columns { get; }

    /// <summary>Number of complete rows.</summary>
    public int Count { get; }

    /// <summary>Collects and centres the complete rows of a window.</summary>
    public static CompleteRows Of(Panel panel, int startRow, int rowCount)
    {
        ArgumentNullException.ThrowIfNull(panel);
        Guard.Rows(startRow, rowCount, panel.Rows);
        var n = panel.Columns.Count;
        var keep = Enumerable.Range(startRow, rowCount).Where(t => IsComplete(panel, t)).ToArray();
        var centred = new double[n * keep.Length];
        for (var i = 0; i < n; i++)
        {
            var column = centred.AsSpan(i * keep.Length, keep.Length);
            for (var k = 0; k < keep.Length; k++)
            {
                column[k] = panel[keep[k], i];
            }

            var mean = Moments.Mean(column);
            for (var k = 0; k < keep.Length; k++)
            {
                column[k] -= mean;
            }
        }

        return new(centred, n, keep.Length);
    }

    /// <summary>Covariance with divisor n, N x N.</summary>
    public void PopulationCovariance(Span<double> result)
    {
        for (var i = 0; i < Columns; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = Covariance.Dot(Column(i), Column(j)) / Count;
                result[(i * Columns) + j] = value;
                result[(j * Columns) + i] = value;
            }
        }
    }

    /// <summary>b^2/d^2 of Ledoit and Wolf (2004): d^2 the squared distance of S from m I, b^2 the mean squared distance
    /// of the rows' own products from S over n, at most d^2; both per column. 0 when S is a multiple of I.</summary>
    public double LedoitWolfIntensity(ReadOnlySpan<double> covariance, double meanVariance)
    {
        var squares = Covariance.Dot(covariance, covariance);
        var distance = (squares / Columns) - (meanVariance * meanVariance);
        var fourth = 0.0;
        for (var t = 0; t < Count; t++)
        {
            var norm = 0.0;
            for (var i = 0; i < Columns; i++)
            {
                var value = _centred[(i * Count) + t];
                norm += value * value;
            }

            fourth += norm * norm;
        }

        var noise = ((fourth / Count) - squares) / Count / Columns;
        return distance > 0 ? Math.Clamp(noise / distance, 0, 1) : 0;
    }

    /// <summary>(a + m^2)/((n+1)(a - m^2/N)) with a the mean square of the entries of S, at most 1.</summary>
    public double OasIntensity(ReadOnlySpan<double> covariance, double meanVariance)
    {
        var meanSquare = Covariance.Dot(covariance, covariance) / covariance.Length;
        var target = meanVariance * meanVariance;
        var denominator = (Count + 1) * (meanSquare - (target / Columns));
        return denominator > 0 ? Math.Min((meanSquare + target) / denominator, 1) : 1;
    }

    private ReadOnlySpan<double> Column(int i) => _centred.AsSpan(i * Count, Count);

    private static bool IsComplete(Panel panel, int row)
    {
        for (var i = 0; i < panel.Columns.Count; i++)
        {
            if (double.IsNaN(panel[row, i]))
            {
                return false;
            }
        }

        return true;
    }
}
