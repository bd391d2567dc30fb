using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FuturesSix.Core.Numerics;

/// <summary>The six sums over the common rows of four pairs, one pair a lane.</summary>
internal struct PairwiseCorrelationSums
{
    /// <summary>Doubles that the sums take in memory.</summary>
    public const int Length = 6 * PairwiseCorrelationData.Lanes;

    /// <summary>Below this share of the sum of squares a variance is mostly cancellation: the mean is above three
    /// standard deviations. Above it a correlation from the sums is good to about 1e-14.</summary>
    private const double SmallestShare = 0.1;

    private Vector256<double> _n;
    private Vector256<double> _x;
    private Vector256<double> _y;
    private Vector256<double> _xx;
    private Vector256<double> _yy;
    private Vector256<double> _xy;

    /// <summary>Reads the sums from memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairwiseCorrelationSums Load(ref double at) => default(PairwiseCorrelationSums).Plus(ref at);

    /// <summary>Writes the sums to memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref double at)
    {
        _n.StoreUnsafe(ref at);
        _x.StoreUnsafe(ref at, 4);
        _y.StoreUnsafe(ref at, 8);
        _xx.StoreUnsafe(ref at, 12);
        _yy.StoreUnsafe(ref at, 16);
        _xy.StoreUnsafe(ref at, 20);
    }

    /// <summary>Adds one row: the same instrument in every lane of <paramref name="x"/>; NaN = missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<double> x, Vector256<double> y)
    {
        var both = Vector256.Equals(x, x) & Vector256.Equals(y, y);
        x &= both;
        y &= both;
        _n += Vector256<double>.One & both;
        _x += x;
        _y += y;
        _xx += x * x;
        _yy += y * y;
        _xy += x * y;
    }

    /// <summary>These sums and those at <paramref name="at"/> together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly PairwiseCorrelationSums Plus(ref double at)
    {
        PairwiseCorrelationSums total;
        total._n = _n + Vector256.LoadUnsafe(ref at);
        total._x = _x + Vector256.LoadUnsafe(ref at, 4);
        total._y = _y + Vector256.LoadUnsafe(ref at, 8);
        total._xx = _xx + Vector256.LoadUnsafe(ref at, 12);
        total._yy = _yy + Vector256.LoadUnsafe(ref at, 16);
        total._xy = _xy + Vector256.LoadUnsafe(ref at, 20);
        return total;
    }

    /// <summary>Pearson correlation of each pair, in [-1, 1].</summary>
    /// <param name="sound">Lanes whose variances are no cancellation and whose product neither under- nor overflows.</param>
    /// <param name="enough">Lanes with at least two common rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<double> Correlation(out Vector256<double> sound, out Vector256<double> enough)
    {
        var squaresX = _n * _xx;
        var squaresY = _n * _yy;
        var varianceX = squaresX - (_x * _x);
        var varianceY = squaresY - (_y * _y);
        var product = varianceX * varianceY;
        var share = Vector256.Create(SmallestShare);
        sound = Vector256.GreaterThan(varianceX, squaresX * share)
            & Vector256.GreaterThan(varianceY, squaresY * share)
            & Vector256.GreaterThan(product, Vector256.Create(1e-200))
            & Vector256.LessThan(product, Vector256.Create(1e200));
        enough = Vector256.GreaterThan(_n, Vector256<double>.One);
        var correlation = ((_n * _xy) - (_x * _y)) / Vector256.Sqrt(product);
        return Vector256.Max(Vector256.Min(correlation, Vector256<double>.One), -Vector256<double>.One);
    }
}
