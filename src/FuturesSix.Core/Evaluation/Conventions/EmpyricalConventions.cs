using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation.Conventions;

/// <summary>Where the empyrical package (empyrical-reloaded) differs from <see cref="ReturnStatistics"/>; everything else
/// it computes is the same formula.</summary>
public static class EmpyricalConventions
{
    /// <summary>Its expected shortfall: the mean of the int((n-1) tail) + 1 lowest returns, NaN left out; NaN when empty.</summary>
    /// <param name="returns">Returns per period.</param>
    /// <param name="tail">Probability of the tail.</param>
    public static double ConditionalValueAtRisk(ReadOnlySpan<double> returns, double tail = 0.05)
    {
        var observed = returns.ToArray().Where(r => !double.IsNaN(r)).Order().ToArray();
        return observed.Length == 0 ? double.NaN : Moments.Mean(observed.AsSpan(0, (int)((observed.Length - 1) * tail) + 1));
    }

    /// <summary>Its alpha: the regression intercept per period, compounded: (1 + alpha)^periodsPerYear - 1.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Alpha(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, double periodsPerYear = ReturnStatistics.DaysPerYear) =>
        PortableMath.Pow(1 + ReturnStatistics.Alpha(returns, benchmark, 1), periodsPerYear) - 1;
}
