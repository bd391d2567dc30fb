using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Numerics;

/// <summary>A window of a panel prepared for pairwise products: every column centred by its own mean over its observed
/// rows, missing rows at 0 with a mask of 0, padded to whole lanes.</summary>
/// <remarks>Sums run in four lanes and are joined in a fixed order, whatever the processor's registers: the same bytes
/// everywhere.</remarks>
internal readonly ref struct CovarianceWindow
{
    private const int Lanes = 4;
    private const double LargestMove = 100;
    private readonly double[] _values;
    private readonly double[] _masks;
    private readonly int[] _observed;
    private readonly int _rows;
    private readonly int _stride;

    private CovarianceWindow(double[] values, double[] masks, int[] observed, int rows, int stride)
    {
        _values = values;
        _masks = masks;
        _observed = observed;
        _rows = rows;
        _stride = stride;
    }

    /// <summary>Prepares <paramref name="rowCount"/> rows of a panel; to be disposed.</summary>
    public static CovarianceWindow Of(Panel panel, int startRow, int rowCount)
    {
        var n = panel.Columns.Count;
        var stride = (rowCount + Lanes - 1) / Lanes * Lanes;
        var window = new CovarianceWindow(
            ArrayPool<double>.Shared.Rent(Math.Max(1, n * stride)),
            ArrayPool<double>.Shared.Rent(Math.Max(1, n * stride)),
            ArrayPool<int>.Shared.Rent(Math.Max(1, n)),
            rowCount,
            stride);
        for (var i = 0; i < n; i++)
        {
            window._observed[i] = Centre(panel.Column(i).Slice(startRow, rowCount), window.Values(i), window.Masks(i));
        }

        return window;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_values);
        ArrayPool<double>.Shared.Return(_masks);
        ArrayPool<int>.Shared.Return(_observed);
    }

    /// <summary>Sample covariance (n-1) of two columns over their common rows; NaN with fewer than two.</summary>
    public double Pair(int i, int j) => _observed[i] == _rows && _observed[j] == _rows
        ? _rows < 2 ? double.NaN : LaneVectors.Dot(Values(i), Values(j)) / (_rows - 1)
        : Gapped(Values(i), Masks(i), Values(j), Masks(j));

    private Span<double> Values(int i) => _values.AsSpan(i * _stride, _stride);

    private Span<double> Masks(int i) => _masks.AsSpan(i * _stride, _stride);

    private static int Centre(ReadOnlySpan<double> x, Span<double> values, Span<double> masks)
    {
        var (total, count) = (0.0, 0);
        foreach (var v in x)
        {
            total += double.IsNaN(v) ? 0 : v;
            count += double.IsNaN(v) ? 0 : 1;
        }

        var mean = count == 0 ? 0 : total / count;
        values.Clear();
        masks.Clear();
        for (var t = 0; t < x.Length; t++)
        {
            if (!double.IsNaN(x[t]))
            {
                values[t] = x[t] - mean;
                masks[t] = 1;
            }
        }

        return count;
    }

    /// <summary>Sums over the common rows in one pass: both columns are centred over their own rows, so that the means over the
    /// common ones are small; where a value outside the common rows has moved a centre far away, again in two.</summary>
    private static double Gapped(ReadOnlySpan<double> x, ReadOnlySpan<double> maskX, ReadOnlySpan<double> y, ReadOnlySpan<double> maskY)
    {
        var vx = Vectors(x);
        var mx = Vectors(maskX)[..vx.Length];
        var vy = Vectors(y)[..vx.Length];
        var my = Vectors(maskY)[..vx.Length];
        var (products, counts, sumsX, sumsY) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var k = 0; k < vx.Length; k++)
        {
            products += vx[k] * vy[k];
            counts += mx[k] * my[k];
            sumsX += vx[k] * my[k];
            sumsY += vy[k] * mx[k];
        }

        var n = LaneMoments.Join(counts);
        if (n < 2)
        {
            return double.NaN;
        }

        var (sumX, sumY) = (LaneMoments.Join(sumsX), LaneMoments.Join(sumsY));
        var moved = sumX * sumY / n;
        var total = LaneMoments.Join(products) - moved;
        return Math.Abs(moved) <= LargestMove * Math.Abs(total) ? total / (n - 1) : Recentred(vx, mx, vy, my, sumX / n, sumY / n) / (n - 1);
    }

    private static double Recentred(
        ReadOnlySpan<Vector256<double>> x, ReadOnlySpan<Vector256<double>> maskX, ReadOnlySpan<Vector256<double>> y, ReadOnlySpan<Vector256<double>> maskY, double meanX, double meanY)
    {
        var (centreX, centreY) = (Vector256.Create(meanX), Vector256.Create(meanY));
        var total = Vector256<double>.Zero;
        for (var k = 0; k < x.Length; k++)
        {
            total += (x[k] - centreX) * (y[k] - centreY) * (maskX[k] * maskY[k]);
        }

        return LaneMoments.Join(total);
    }

    private static ReadOnlySpan<Vector256<double>> Vectors(ReadOnlySpan<double> x) => MemoryMarshal.Cast<double, Vector256<double>>(x);
}
