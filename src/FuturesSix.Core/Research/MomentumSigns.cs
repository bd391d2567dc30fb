namespace FuturesSix.Core.Research;

/// <summary>Direction of each instrument at each decision for one look-back: the sign of P[t]/P[t - lookback] - 1, which
/// is that of the difference; 0 before an instrument has that much history.</summary>
internal static class MomentumSigns
{
    /// <summary>Signs, [K x N] row after row, each row padded with zeros to whole vectors.</summary>
    public static double[] Of(MomentumPaths paths, ReadOnlySpan<int> rows, int lookback)
    {
        var n = paths.Count;
        var width = MomentumKernel.Padded(n);
        var signs = new double[rows.Length * width];
        for (var i = 0; i < n; i++)
        {
            var prices = paths.Prices.AsSpan(i * paths.Stride, paths.Rows);
            var known = paths.First[i] + lookback;
            for (var k = 0; k < rows.Length; k++)
            {
                var t = rows[k];
                if (t >= known)
                {
                    var (now, then) = (prices[t], prices[t - lookback]);
                    signs[(k * width) + i] = now > then ? 1 : now < then ? -1 : 0;
                }
            }
        }

        return signs;
    }
}
