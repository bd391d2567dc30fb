using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;
using FuturesSix.Data.Audits;

namespace FuturesSix.Application.Audits;

/// <summary>Compares the passes of an audit.</summary>
internal static class AuditComparison
{
    private static readonly (string Name, Func<AuditPass, double> Value)[] Measured =
    [
        ("total_return", p => p.Performance.TotalReturn),
        ("cagr", p => p.Performance.Cagr),
        ("volatility", p => p.Performance.Volatility),
        ("sharpe", p => p.Performance.Sharpe),
        ("max_drawdown", p => p.Performance.MaxDrawdown),
        ("calmar", p => p.Performance.Calmar),
        ("worst_day", p => p.Performance.WorstDay),
        ("worst_month", p => p.Performance.WorstMonth),
        ("worst_quarter", p => p.Performance.WorstQuarter),
        ("expected_shortfall_95", p => p.Performance.ExpectedShortfall95),
        ("mean_gross", p => p.Exposure.MeanGross),
        ("annual_turnover", p => p.Exposure.AnnualTurnover),
        ("annual_cost_drag", p => p.Costs.AnnualDrag),
        ("slippage", p => p.Costs.Slippage),
        ("commission", p => p.Costs.Commission),
        ("roll_cost", p => p.Costs.Roll),
    ];

    /// <summary>The figures of both passes side by side.</summary>
    public static IReadOnlyList<AuditFigure> Figures(AuditPass baseline, AuditPass braked) =>
        [.. Measured.Select(m => (m.Name, A: m.Value(baseline), B: m.Value(braked))).Select(m => new AuditFigure(m.Name, m.A, m.B, m.B - m.A))];

    /// <summary>How much the brake was used.</summary>
    public static ScalarUsage Usage(AuditSeries series)
    {
        var (count, below) = (series.Scalars.Length, series.Scalars.Count(s => s < 1));
        var minimum = Quantile.Linear(series.Scalars, 0);
        var at = Array.IndexOf(series.Scalars, minimum);
        return new ScalarUsage(
            count, below, count == 0 ? double.NaN : (double)below / count, Moments.Mean(series.Scalars), minimum, at < 0 ? null : series.Rebalances[at]);
    }

    /// <summary>What both passes earned in each regime.</summary>
    public static IReadOnlyList<RegimeAttribution> Regimes(AuditSeries series)
    {
        var names = AuditSeries.RegimeNames;
        var baseline = GroupedReturns.Of(series.Regimes, series.Baseline, names.Count);
        var braked = GroupedReturns.Of(series.Regimes, series.Braked, names.Count);
        return [.. names.Select((name, g) => new RegimeAttribution(
            name, series.Dates.Length == 0 ? double.NaN : (double)series.Regimes.Count(r => r == g) / series.Dates.Length, baseline[g], braked[g]))];
    }
}
