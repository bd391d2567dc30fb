using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <summary>The arithmetic of <see cref="BatchStatistics"/> for one series at a time; owns its scratch space and allocates
/// nothing once it is made.</summary>
internal sealed class SeriesEvaluator(int rows)
{
    /// <summary>Shorter series go through the definitions.</summary>
    private const int Fewest = 40;

    /// <summary>So do those whose mean is above a hundred standard deviations, where rounding shows.</summary>
    private const double SmallestShare = 1e-4;
    private readonly double[] _observed = new double[rows];
    private readonly double[] _wealth = new double[rows];
    private readonly double[] _peak = new double[rows];
    private readonly TailSelection _tails = new(rows);

    /// <summary>The statistics of one series of at most the number of rows given at construction; NaN = missing.</summary>
    public SeriesStatistics Evaluate(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        var x = returns;
        var sum = LaneMoments.Sum(x);
        if (double.IsNaN(sum))
        {
            x = Observed(returns);
            sum = LaneMoments.Sum(x);
        }

        if (x.Length < Fewest || !double.IsFinite(sum))
        {
            return BatchStatistics.ByDefinition(returns, periodsPerYear);
        }

        var mean = LaneMoments.Mean(x, sum);
        var sums = CentralSums.Of(x, mean);
        var (final, least) = Walk(x, mean, Math.Sqrt(sums.Squares / x.Length));
        return least > -1 && sums.Squares > SmallestShare * x.Length * mean * mean && sums.Squares > 0 && final > 0 && double.IsFinite(final)
            ? Collect(x, mean, sums, final, periodsPerYear)
            : BatchStatistics.ByDefinition(returns, periodsPerYear);
    }

    private ReadOnlySpan<double> Observed(ReadOnlySpan<double> returns)
    {
        var n = 0;
        foreach (var r in returns)
        {
            _observed[n] = r;
            n += double.IsNaN(r) ? 0 : 1;
        }

        return _observed.AsSpan(0, n);
    }

    /// <summary>Wealth, its running maximum and the tails in one walk: the multiplications wait for each other, the rest
    /// fills the time. Returns final wealth and the least return.</summary>
    private (double Final, double Least) Walk(ReadOnlySpan<double> x, double mean, double deviation)
    {
        _tails.Begin(mean, deviation);
        var (wealth, peak, least) = (1.0, 1.0, double.PositiveInfinity);
        var wealths = _wealth.AsSpan(0, x.Length);
        var peaks = _peak.AsSpan(0, x.Length);
        for (var t = 0; t < x.Length; t++)
        {
            var r = x[t];
            wealth *= 1 + r;
            peak = wealth > peak ? wealth : peak;
            least = r < least ? r : least;
            wealths[t] = wealth;
            peaks[t] = peak;
            _tails.Add(r);
        }

        return (wealth, least);
    }

    private SeriesStatistics Collect(ReadOnlySpan<double> x, double mean, CentralSums sums, double final, double periodsPerYear)
    {
        double n = x.Length;
        var annual = Math.Sqrt(periodsPerYear);
        var variance = sums.Squares / n;
        var std = Math.Sqrt(sums.Squares / (n - 1));
        var cagr = PortableMath.Pow(1 + (final - 1), periodsPerYear / n) - 1;
        var drawdown = Math.Min(LeastRatio(x.Length) - 1, 0);
        var (low, shortfall) = _tails.Low(x, 0.05);
        var high = _tails.High(x, 0.95);
        return new SeriesStatistics
        {
            Observations = x.Length,
            Cagr = double.IsFinite(cagr) ? cagr : double.NaN,
            Volatility = std * annual,
            Sharpe = ReturnStatistics.Ratio(mean, std) * annual,
            Sortino = ReturnStatistics.Ratio(mean * periodsPerYear, Math.Sqrt(sums.Shortfall / n) * annual),
            Calmar = ReturnStatistics.Ratio(double.IsFinite(cagr) ? cagr : double.NaN, -drawdown),
            MaxDrawdown = drawdown,
            ValueAtRisk95 = low,
            ExpectedShortfall95 = shortfall,
            Skewness = sums.Cubes / n / (variance * Math.Sqrt(variance)),
            Kurtosis = sums.Fourths / n / (variance * variance),
            TailRatio = ReturnStatistics.Ratio(Math.Abs(high), Math.Abs(low)),
            HitRate = ReturnStatistics.Ratio(sums.Positive, sums.Positive + sums.Negative),
        };
    }

    /// <summary>Least wealth over its running maximum.</summary>
    private double LeastRatio(int count)
    {
        ref var wealth = ref MemoryMarshal.GetArrayDataReference(_wealth);
        ref var peak = ref MemoryMarshal.GetArrayDataReference(_peak);
        var least = Vector256<double>.One;
        var k = 0;
        for (; k <= count - Vector256<double>.Count; k += Vector256<double>.Count)
        {
            var ratio = Vector256.LoadUnsafe(ref wealth, (nuint)k) / Vector256.LoadUnsafe(ref peak, (nuint)k);
            least = Vector256.ConditionalSelect(Vector256.LessThan(ratio, least), ratio, least);
        }

        var result = Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3]));
        for (; k < count; k++)
        {
            result = Math.Min(result, _wealth[k] / _peak[k]);
        }

        return result;
    }
}
