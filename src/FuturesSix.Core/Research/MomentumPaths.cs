using System.Buffers;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Research;

/// <summary>Returns and price paths of a panel, column after column, ready for kernels that take eight rows at a time:
/// a missing return is 0, a path starts at 1 and is the product of (1 + r), columns are padded. The
/// storage is lent by the array pool: to be disposed.</summary>
internal sealed class MomentumPaths : IDisposable
{
    /// <summary>Rows that a kernel may read beyond the one it needs.</summary>
    public const int Padding = 8;

    private const int PageRows = 512;

    private MomentumPaths(int rows, int count)
    {
        Rows = rows;
        Count = count;
        Stride = (rows + (2 * Padding) - 1) / Padding * Padding;
        Stride += Stride % PageRows == 0 ? Padding : 0;
        Returns = ArrayPool<double>.Shared.Rent(Math.Max(1, Stride * count));
        Prices = ArrayPool<double>.Shared.Rent(Math.Max(1, Stride * count));
        First = new int[count];
    }

    /// <summary>Number of rows T.</summary>
    public int Rows { get; }

    /// <summary>Number of instruments N.</summary>
    public int Count { get; }

    /// <summary>Distance of two columns.</summary>
    public int Stride { get; }

    /// <summary>Simple returns, 0 where missing; element (t, i) at i * Stride + t.</summary>
    public double[] Returns { get; }

    /// <summary>Products of (1 + r), the same layout.</summary>
    public double[] Prices { get; }

    /// <summary>Row of each instrument's first observation; T when it has none.</summary>
    public int[] First { get; }

    /// <summary>The paths of <paramref name="returns"/> [T x N].</summary>
    /// <exception cref="ArgumentException">A return is -100 % or less, or infinite.</exception>
    public static MomentumPaths Of(Panel returns)
    {
        var paths = new MomentumPaths(returns.Rows, returns.Columns.Count);
        for (var i = 0; i < paths.Count; i++)
        {
            var row = paths.Fill(i, returns.Column(i));
            if (row >= 0)
            {
                throw new ArgumentException(
                    $"The return of {returns.Columns[i]} on {returns.Dates[row]:yyyy-MM-dd} is {returns[row, i]:R}; expected a finite number above -1.", nameof(returns));
            }
        }

        return paths;
    }

    /// <summary>Gives the storage back.</summary>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(Returns);
        ArrayPool<double>.Shared.Return(Prices);
    }

    /// <summary>Fills one column; the first row whose return is out of range, or -1.</summary>
    private int Fill(int i, ReadOnlySpan<double> column)
    {
        var returns = Returns.AsSpan(i * Stride, Stride);
        var prices = Prices.AsSpan(i * Stride, Stride);
        returns[column.Length..].Clear();
        prices[column.Length..].Clear();
        First[i] = FirstObserved(column);
        var (price, wrong) = (1.0, -1);
        for (var t = 0; t < column.Length; t++)
        {
            var r = double.IsNaN(column[t]) ? 0 : column[t];
            wrong = wrong < 0 && !(r > -1 && r < double.PositiveInfinity) ? t : wrong;
            price *= 1 + r;
            returns[t] = r;
            prices[t] = price;
        }

        return wrong;
    }

    private static int FirstObserved(ReadOnlySpan<double> column)
    {
        var t = 0;
        while (t < column.Length && double.IsNaN(column[t]))
        {
            t++;
        }

        return t;
    }
}
