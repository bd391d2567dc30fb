using FuturesSix.Core.Numerics;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Stack;

namespace FuturesSix.Data.Runs;

/// <summary>What one throttle or impairment did at the rebalances.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Component">dispersion, vol_of_vol, skew_proxy, event or impairment.</param>
/// <param name="Reduced">Rebalances with a factor below 1.</param>
/// <param name="Share">As a share of all rebalances.</param>
/// <param name="Mean">Mean factor.</param>
/// <param name="Lowest">Lowest factor.</param>
/// <param name="Missing">Rebalances without a known state.</param>
public sealed record FactorSummary(string Engine, string Component, int Reduced, double Share, double Mean, double Lowest, int Missing);

/// <summary>What the scalar of one sleeve was at the rebalances, acting or not.</summary>
/// <param name="Sleeve">The sleeve.</param>
/// <param name="Mean">Mean scalar.</param>
/// <param name="Lowest">Lowest scalar.</param>
public sealed record SleeveScalarSummary(string Sleeve, double Mean, double Lowest);

/// <summary>The convexity position over the run.</summary>
/// <param name="Instrument">What it holds.</param>
/// <param name="Acts">True when the book held it.</param>
/// <param name="ActiveShare">Share of rebalances with a position.</param>
/// <param name="MeanWeight">Mean notional over equity.</param>
/// <param name="HighestWeight">Highest notional over equity.</param>
/// <param name="HighestSpent">Most of a year's losses counted against the budget.</param>
/// <param name="Profit">Sum of its daily return contributions before costs.</param>
/// <param name="Cost">Sum of its costs as return contributions, not positive.</param>
public sealed record ConvexitySummary(
    string Instrument, bool Acts, double ActiveShare, double MeanWeight, double HighestWeight, double HighestSpent, double Profit, double Cost);

/// <summary>Summaries of what is off unless configured; null where it is off, and then not in metrics.json.</summary>
internal static class AdditionSummaries
{
    public static IReadOnlyList<FactorSummary>? Factors(StackResult result) => result.Options.Policy.HasFactors ? [.. result.Policy.Factors.Select(Factor)] : null;

    public static IReadOnlyList<SleeveScalarSummary>? Sleeves(StackResult result)
    {
        var exposures = result.Exposures;
        return result.Options.Exposures.Sleeves.Count == 0 ? null : [.. exposures.Scaled.Select(e =>
        {
            double[] scalars = [.. Enumerable.Range(0, result.Schedule.Count).Select(k => exposures.SleeveScalars[(k * exposures.Sleeves.Count) + e])];
            return new SleeveScalarSummary(exposures.Sleeves[e], Moments.Mean(scalars), Quantile.Linear(scalars, 0));
        })];
    }

    public static ConvexitySummary? Convexity(StackResult result)
    {
        if (result.Options.Exposures.Convexity is not { } position || result.Exposures.Convexity is not { } convexity)
        {
            return null;
        }

        var column = result.Book.SleeveReturns.IndexOf(ExposureStageOptions.ConvexitySleeve);
        var cost = result.Book.OwnCost.Sum();
        return new ConvexitySummary(
            position.Instrument,
            result.Exposures.Acts,
            convexity.Weights.Length == 0 ? double.NaN : (double)convexity.Weights.Count(w => w > 0) / convexity.Weights.Length,
            Moments.Mean(convexity.Weights),
            Quantile.Linear(convexity.Weights, 1),
            Quantile.Linear(convexity.Spent, 1),
            (column < 0 ? 0 : Sum(result.Book.SleeveReturns.Column(column))) - cost,
            cost);
    }

    private static FactorSummary Factor(PolicyFactor factor)
    {
        var reduced = factor.Multiplier.Count(m => m < 1);
        return new FactorSummary(
            factor.Engine, factor.Component, reduced, factor.Multiplier.Length == 0 ? double.NaN : (double)reduced / factor.Multiplier.Length,
            Moments.Mean(factor.Multiplier), Quantile.Linear(factor.Multiplier, 0), factor.Missing);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
