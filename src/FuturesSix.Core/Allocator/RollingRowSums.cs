using System.Runtime.Intrinsics;

namespace FuturesSix.Core.Allocator;

/// <summary>Sums of the last W rows of several series, each added up afresh from the oldest row to the newest, so that
/// a sum's sign never depends on what has left the window. A missing value in the window makes its series' sum NaN.</summary>
internal sealed class RollingRowSums
{
    private readonly int _series;
    private readonly int _stride;
    private readonly int _window;
    private readonly double[] _rows;
    private readonly double[] _sums;
    private int _slot;

    /// <summary>An empty window of <paramref name="window"/> rows of <paramref name="series"/> values.</summary>
    public RollingRowSums(int series, int window)
    {
        _series = series;
        _window = window;
        _stride = (series + Vector256<double>.Count - 1) / Vector256<double>.Count * Vector256<double>.Count;
        _rows = new double[_stride * window];
        _sums = new double[_stride];
    }

    /// <summary>One sum per series, over the last W rows (rows before the first count as 0).</summary>
    public ReadOnlySpan<double> Sums => _sums.AsSpan(0, _series);

    /// <summary>Takes the next row.</summary>
    public void Push(ReadOnlySpan<double> row)
    {
        AllocatorArguments.SameRows(_series, row.Length, nameof(row));
        row.CopyTo(_rows.AsSpan(_slot * _stride));
        _slot = _slot + 1 == _window ? 0 : _slot + 1;
        for (var i = 0; i < _stride; i += Vector256<double>.Count)
        {
            var sum = Vector256<double>.Zero;
            for (var k = _slot; k < _window; k++)
            {
                sum += Vector256.Create(_rows, (k * _stride) + i);
            }

            for (var k = 0; k < _slot; k++)
            {
                sum += Vector256.Create(_rows, (k * _stride) + i);
            }

            sum.CopyTo(_sums, i);
        }
    }
}
