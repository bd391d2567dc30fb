using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation.Conventions;

/// <summary>Statistics of wins and losses that exist only in the QuantStats package (0.0.81). A zero return counts as a
/// win in some of them, as said. Degenerate series give NaN.</summary>
public static class QuantStatsTrades
{
    /// <summary>(mean win / number of wins) over (size of the mean loss / number of losses); a zero return is a win.</summary>
    public static double ProfitRatio(ReadOnlySpan<double> returns)
    {
        var (wins, losses) = (0, 0);
        foreach (var r in returns)
        {
            wins += r >= 0 ? 1 : 0;
            losses += r < 0 ? 1 : 0;
        }

        return MeanNotNegative(returns) / wins / (-ReturnStatistics.AverageLoss(returns) / losses);
    }

    /// <summary>Profit factor (omega at 0) x hit rate x payoff ratio.</summary>
    public static double CpcIndex(ReadOnlySpan<double> returns) =>
        ReturnStatistics.Omega(returns) * ReturnStatistics.HitRate(returns) * ReturnStatistics.PayoffRatio(returns);

    /// <summary>Profit factor (omega at 0) x tail ratio.</summary>
    public static double CommonSenseRatio(ReadOnlySpan<double> returns) =>
        ReturnStatistics.Omega(returns) * ReturnStatistics.TailRatio(returns);

    /// <summary>99 % quantile (linear) over the mean of the returns that are not negative.</summary>
    public static double OutlierWinRatio(ReadOnlySpan<double> returns) =>
        ReturnStatistics.Ratio(Quantile.Linear(returns, 0.99), MeanNotNegative(returns));

    /// <summary>1 % quantile (linear) over the mean of the negative returns.</summary>
    public static double OutlierLossRatio(ReadOnlySpan<double> returns) =>
        ReturnStatistics.Ratio(Quantile.Linear(returns, 0.01), ReturnStatistics.AverageLoss(returns));

    /// <summary>Kelly fraction p - (1-p)/b with p the hit rate and b the payoff ratio.</summary>
    public static double KellyCriterion(ReadOnlySpan<double> returns)
    {
        var p = ReturnStatistics.HitRate(returns);
        return p - ((1 - p) / ReturnStatistics.PayoffRatio(returns));
    }

    /// <summary>((1-p)/(1+p))^n with p the hit rate and n the observations.</summary>
    public static double RiskOfRuin(ReadOnlySpan<double> returns)
    {
        var p = ReturnStatistics.HitRate(returns);
        return PortableMath.Pow((1 - p) / (1 + p), Moments.Count(returns));
    }

    /// <summary>Share of returns that are not zero, rounded up to a whole percent; NaN when empty.</summary>
    public static double Exposure(ReadOnlySpan<double> returns)
    {
        var invested = 0;
        foreach (var r in returns)
        {
            invested += double.IsNaN(r) || r == 0 ? 0 : 1;
        }

        return Math.Ceiling(ReturnStatistics.Ratio(invested, Moments.Count(returns)) * 100) / 100;
    }

    /// <summary>Geometric mean return per period.</summary>
    public static double GeometricMean(ReadOnlySpan<double> returns) => ReturnStatistics.Cagr(returns, 1);

    private static double MeanNotNegative(ReadOnlySpan<double> returns) =>
        ReturnStatistics.MeanWhere(returns, 0, static (r, _) => r >= 0);
}
