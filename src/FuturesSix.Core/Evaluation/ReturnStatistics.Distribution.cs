using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <content>The shape of the distribution: tails, wins and losses.</content>
public static partial class ReturnStatistics
{
    /// <summary>Historical value at risk: the linearly interpolated quantile of the returns (negative for a loss).</summary>
    /// <param name="returns">Returns per period.</param>
    /// <param name="tail">Probability of the tail, 0.05 for VaR 95.</param>
    public static double HistoricalValueAtRisk(ReadOnlySpan<double> returns, double tail = 0.05) => Quantile.Linear(returns, tail);

    /// <summary>Historical expected shortfall: the mean of the returns at or below the historical value at risk.</summary>
    /// <inheritdoc cref="HistoricalValueAtRisk"/>
    public static double HistoricalExpectedShortfall(ReadOnlySpan<double> returns, double tail = 0.05)
    {
        var bound = HistoricalValueAtRisk(returns, tail);
        return MeanWhere(returns, bound, static (r, bound) => r <= bound);
    }

    /// <summary>Gaussian value at risk: mean + z s with z the normal quantile of the tail and s the population standard
    /// deviation (n).</summary>
    /// <inheritdoc cref="HistoricalValueAtRisk"/>
    public static double GaussianValueAtRisk(ReadOnlySpan<double> returns, double tail = 0.05) =>
        Moments.Mean(returns) + (NormalDistribution.InverseCdf(tail) * Moments.PopulationStd(returns));

    /// <summary>Gaussian expected shortfall: mean - s pdf(z)/tail with z the normal quantile of the tail and s the
    /// population standard deviation (n).</summary>
    /// <inheritdoc cref="HistoricalValueAtRisk"/>
    public static double GaussianExpectedShortfall(ReadOnlySpan<double> returns, double tail = 0.05) =>
        Moments.Mean(returns) - (Moments.PopulationStd(returns) * NormalDistribution.Pdf(NormalDistribution.InverseCdf(tail)) / tail);

    /// <summary>Tail ratio: size of the 95 % quantile over size of the 5 % quantile (linear); NaN when the latter is 0.</summary>
    public static double TailRatio(ReadOnlySpan<double> returns) =>
        Ratio(Math.Abs(Quantile.Linear(returns, 0.95)), Math.Abs(Quantile.Linear(returns, 0.05)));

    /// <summary>Omega ratio: sum of the excesses over the threshold over the sum of the shortfalls (Keating and Shadwick
    /// 2002); NaN without a shortfall.</summary>
    /// <param name="returns">Returns per period.</param>
    /// <param name="threshold">Threshold per period.</param>
    public static double Omega(ReadOnlySpan<double> returns, double threshold = 0)
    {
        var (gains, losses) = (0.0, 0.0);
        foreach (var r in returns)
        {
            gains += r > threshold ? r - threshold : 0;
            losses += r < threshold ? threshold - r : 0;
        }

        return Ratio(gains, losses);
    }

    /// <summary>Hit rate: positive returns over returns that are not zero (a day without a position is neither); NaN when
    /// all are zero.</summary>
    public static double HitRate(ReadOnlySpan<double> returns)
    {
        var (wins, losses) = (0, 0);
        foreach (var r in returns)
        {
            wins += r > 0 ? 1 : 0;
            losses += r < 0 ? 1 : 0;
        }

        return Ratio(wins, wins + losses);
    }

    /// <summary>Mean of the positive returns; NaN without one.</summary>
    public static double AverageWin(ReadOnlySpan<double> returns) => MeanWhere(returns, 0, static (r, _) => r > 0);

    /// <summary>Mean of the negative returns; NaN without one.</summary>
    public static double AverageLoss(ReadOnlySpan<double> returns) => MeanWhere(returns, 0, static (r, _) => r < 0);

    /// <summary>Payoff ratio: average win over the size of the average loss.</summary>
    public static double PayoffRatio(ReadOnlySpan<double> returns) => AverageWin(returns) / -AverageLoss(returns);

    /// <summary>The highest return; NaN when empty.</summary>
    public static double Best(ReadOnlySpan<double> returns) => Quantile.Linear(returns, 1);

    /// <summary>The lowest return; NaN when empty.</summary>
    public static double Worst(ReadOnlySpan<double> returns) => Quantile.Linear(returns, 0);

    /// <summary>Most consecutive observations whose sign is <paramref name="sign"/> (1: wins, -1: losses); a missing row
    /// neither adds to nor ends a streak.</summary>
    public static int LongestStreak(ReadOnlySpan<double> returns, int sign)
    {
        var (longest, current) = (0, 0);
        foreach (var r in returns)
        {
            current = double.IsNaN(r) ? current : Math.Sign(r) == sign ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    /// <summary>Mean of the observations that a rule keeps; NaN when it keeps none.</summary>
    internal static double MeanWhere(ReadOnlySpan<double> returns, double bound, Func<double, double, bool> keep)
    {
        var (total, n) = (0.0, 0);
        foreach (var r in returns)
        {
            if (!double.IsNaN(r) && keep(r, bound))
            {
                total += r;
                n++;
            }
        }

        return total / n;
    }
}
