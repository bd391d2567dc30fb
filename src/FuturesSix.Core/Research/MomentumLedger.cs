using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Research;

/// <summary>Books of one window and one or more look-backs, decision after decision; owns its scratch space and allocates
/// nothing once it is made. A book's numbers do not depend on the books beside it.</summary>
internal sealed class MomentumLedger
{
    private readonly MomentumPaths _paths;
    private readonly int[] _rows;
    private readonly TimeSeriesMomentumOptions _options;
    private readonly double[] _sizes;
    private readonly double[] _inversePrices;
    private readonly double[] _weights;
    private readonly double[] _units;
    private readonly double[] _path;

    /// <summary>A ledger for decisions at <paramref name="rows"/>, with the window of <paramref name="options"/>.</summary>
    public MomentumLedger(MomentumPaths paths, int[] rows, TimeSeriesMomentumOptions options)
    {
        (_paths, _rows, _options) = (paths, rows, options);
        var width = MomentumKernel.Padded(paths.Count);
        _sizes = new double[width];
        _inversePrices = new double[width];
        _weights = new double[width];
        _units = new double[width];
        var longest = Math.Max(options.Window, MomentumSchedule.LongestHold(rows, paths.Rows));
        _path = new double[longest + MomentumPaths.Padding];
    }

    /// <summary>Runs the books.</summary>
    /// <param name="signs">Directions per book, <see cref="MomentumSigns"/>.</param>
    /// <param name="lookbacks">Look-back per book.</param>
    /// <param name="nav">Receives T net asset values per book, books one after the other.</param>
    /// <param name="weights">Receives the weights [K x N] of the first book; empty when nobody asks.</param>
    public void Run(ReadOnlySpan<double[]> signs, ReadOnlySpan<int> lookbacks, Span<double> nav, Span<double> weights = default)
    {
        var (rows, n, width) = (_paths.Rows, _paths.Count, _weights.Length);
        for (var b = 0; b < lookbacks.Length; b++)
        {
            nav.Slice(b * rows, rows).Fill(_options.Capital);
        }

        for (var k = 0; k < _rows.Length; k++)
        {
            var t = _rows[k];
            if (t < _options.Window)
            {
                continue;
            }

            var last = k + 1 < _rows.Length ? _rows[k + 1] : rows - 1;
            Size(t);
            for (var b = 0; b < lookbacks.Length; b++)
            {
                if (t >= lookbacks[b])
                {
                    Decide(t, signs[b].AsSpan(k * width, width));
                    Hold(t, nav.Slice((b * rows) + t, last - t + 1));
                    if (b == 0 && !weights.IsEmpty)
                    {
                        _weights.AsSpan(0, n).CopyTo(weights[(k * n)..]);
                    }
                }
            }
        }
    }

    /// <summary>Sizes before the direction: one over the volatility, 0 for an instrument that is left out.</summary>
    private void Size(int t)
    {
        var (window, annual) = (_options.Window, Math.Sqrt(252));
        var volatilities = _sizes.AsSpan(0, _paths.Count);
        MomentumVolatility.Compute(_paths.Returns.AsSpan(t - window + 1), _paths.Stride, window, volatilities);
        for (var i = 0; i < volatilities.Length; i++)
        {
            var taken = t - _paths.First[i] >= window && volatilities[i] > _options.MinimumStd;
            _sizes[i] = taken ? 1 / Math.Max(volatilities[i] * annual, _options.VolatilityFloor) : 0;
            _inversePrices[i] = 1 / _paths.Prices[(i * _paths.Stride) + t];
        }
    }

    /// <summary>Weights at the target, and what is held per unit of net asset value. The volatility is that of the returns
    /// that these weights would have had over the window, which is sqrt(w'Sw) with S their full sample covariance.</summary>
    private void Decide(int t, ReadOnlySpan<double> signs)
    {
        var (window, n) = (_options.Window, _paths.Count);
        MomentumKernel.Scale(signs, _sizes, 1, _weights);
        MomentumKernel.Combine(_weights.AsSpan(0, n), _paths.Returns.AsSpan(t - window + 1), _paths.Stride, window, _path);
        var volatility = LaneMoments.Std(_path.AsSpan(0, window)) * Math.Sqrt(252);
        var scale = volatility > 0 ? _options.TargetVolatility / volatility : 0;
        MomentumKernel.Scale(signs, _sizes, scale, _weights);
        MomentumKernel.Scale(_weights, _inversePrices, 1, _units);
    }

    /// <summary>Net asset values from the decision's row to the last row held; a book without equity stays as it is.</summary>
    private void Hold(int t, Span<double> nav)
    {
        MomentumKernel.Combine(_units.AsSpan(0, _paths.Count), _paths.Prices.AsSpan(t), _paths.Stride, nav.Length, _path);
        var (start, value) = (nav[0], _path[0]);
        for (var s = 1; s < nav.Length; s++)
        {
            nav[s] = start > 0 ? start * (1 + (_path[s] - value)) : start;
        }
    }
}
