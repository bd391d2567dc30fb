using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Allocator;

/// <summary>The features that do not compare instruments with each other, one day at a time: volatility, drawdown,
/// breadth and concentration; and the whole row, given the day's mean correlations. O(N) a day, nothing kept beyond the
/// long window but the running maximum of equity.</summary>
internal sealed class BookFeatures(int instruments, int sleeves, AllocatorStateOptions options)
{
    private const double Annual = 252;
    private readonly RollingMomentsWindow _short = new(options.ShortWindow);
    private readonly RollingMomentsWindow _long = new(options.LongWindow);
    private readonly RollingRowSums _unit = new(instruments, options.ShortWindow);
    private readonly RollingRowSums _sleeve = new(sleeves, options.LongWindow);
    private readonly double[] _drawdowns = new double[options.SlopeRows];
    private double _peak = double.NaN;
    private long _rows;

    /// <summary>Takes the next day.</summary>
    public AllocatorStateRow Push(
        double portfolioReturn, double equity, ReadOnlySpan<double> unitReturns, ReadOnlySpan<double> sleeveReturns, double shortCorrelation, double longCorrelation)
    {
        var shortVolatility = Volatility(_short, portfolioReturn, options.ShortWindow);
        var longVolatility = Volatility(_long, portfolioReturn, options.LongWindow);
        var (level, slope) = Drawdown(equity);
        _unit.Push(unitReturns);
        _sleeve.Push(sleeveReturns);
        _rows++;
        return new AllocatorStateRow(
            shortVolatility,
            longVolatility,
            longVolatility > 0 ? shortVolatility / longVolatility : double.NaN,
            level,
            slope,
            shortCorrelation,
            longCorrelation,
            shortCorrelation - longCorrelation,
            _rows >= options.ShortWindow ? Breadth() : double.NaN,
            _rows >= options.LongWindow ? Concentration() : double.NaN);
    }

    private static double Volatility(RollingMomentsWindow window, double value, int rows)
    {
        window.Push(value);
        return window.Count == rows ? window.Std * Math.Sqrt(Annual) : double.NaN;
    }

    private (double Level, double Slope) Drawdown(double equity)
    {
        _peak = equity > _peak || double.IsNaN(_peak) ? equity : _peak;
        var level = _peak > 0 ? (equity / _peak) - 1 : double.NaN;
        var slot = (int)(_rows % _drawdowns.Length);
        var slope = _rows >= _drawdowns.Length ? level - _drawdowns[slot] : double.NaN;
        _drawdowns[slot] = level;
        return (level, slope);
    }

    private double Breadth()
    {
        var positive = 0;
        foreach (var sum in _unit.Sums)
        {
            positive += sum > 0 ? 1 : 0;
        }

        return instruments > 0 ? positive / (double)instruments : double.NaN;
    }

    private double Concentration()
    {
        double total = 0, squares = 0;
        foreach (var sum in _sleeve.Sums)
        {
            total += double.IsNaN(sum) ? 0 : Math.Abs(sum);
        }

        foreach (var sum in _sleeve.Sums)
        {
            var share = double.IsNaN(sum) ? 0 : Math.Abs(sum) / total;
            squares += share * share;
        }

        return total > 0 ? squares : double.NaN;
    }
}
