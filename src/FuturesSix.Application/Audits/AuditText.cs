using FuturesSix.Application.Reporting;
using FuturesSix.Data.Audits;

namespace FuturesSix.Application.Audits;

/// <summary>The tables of an audit as text, the same in every form of it.</summary>
internal static class AuditText
{
    private static readonly Dictionary<string, (string Name, Func<double, string> Text)> Figures = new(StringComparer.Ordinal)
    {
        ["total_return"] = ("Total return", v => ReportText.Percent(v)),
        ["cagr"] = ("Return a year (CAGR)", v => ReportText.Percent(v, 2)),
        ["volatility"] = ("Volatility", v => ReportText.Percent(v, 2)),
        ["sharpe"] = ("Sharpe ratio", v => ReportText.Number(v)),
        ["max_drawdown"] = ("Maximum drawdown", v => ReportText.Percent(v, 2)),
        ["calmar"] = ("Calmar ratio", v => ReportText.Number(v)),
        ["worst_day"] = ("Worst day", v => ReportText.Percent(v, 2)),
        ["worst_month"] = ("Worst month", v => ReportText.Percent(v, 2)),
        ["worst_quarter"] = ("Worst quarter", v => ReportText.Percent(v, 2)),
        ["expected_shortfall_95"] = ("Expected shortfall, 95 %, a day", v => ReportText.Percent(v, 2)),
        ["mean_gross"] = ("Mean gross exposure", v => ReportText.Times(v)),
        ["annual_turnover"] = ("Turnover a year", v => ReportText.Times(v, 1)),
        ["annual_cost_drag"] = ("Costs a year", v => ReportText.Percent(v, 2)),
        ["slippage"] = ("Slippage", v => ReportText.Number(v, 0)),
        ["commission"] = ("Commission", v => ReportText.Number(v, 0)),
        ["roll_cost"] = ("Cost of rolls", v => ReportText.Number(v, 0)),
    };

    public static string[] FigureHeadings { get; } = ["", "#Brake off", "#Brake on", "#Difference"];

    public static string[] RegimeHeadings { get; } =
        ["Regime", "#Days", "#Share", "#Return off", "#Return on", "#Volatility off", "#Volatility on", "#Contribution off", "#Contribution on"];

    public static IEnumerable<string[]> FigureRows(AuditReport report) => report.Figures.Select(f =>
    {
        var (name, text) = Figures[f.Name];
        return new[] { name, text(f.Baseline), text(f.Braked), text(f.Difference) };
    });

    public static IEnumerable<string[]> RegimeRows(AuditReport report) => report.Regimes.Select(r => new[]
    {
        r.Regime, ReportText.Count(r.Baseline.Days), ReportText.Percent(r.Share),
        ReportText.Percent(r.Baseline.Return), ReportText.Percent(r.Braked.Return),
        ReportText.Percent(r.Baseline.Volatility), ReportText.Percent(r.Braked.Volatility),
        ReportText.Percent(r.Baseline.Contribution), ReportText.Percent(r.Braked.Contribution),
    });

    public static string Period(AuditReport report) =>
        $"{ReportText.Date(report.Start)} to {ReportText.Date(report.End)}, invested from {ReportText.Date(report.EffectiveStart)}, profile {report.Profile}";

    public static string Usage(ScalarUsage usage) =>
        $"below 1 at {ReportText.Count(usage.Below)} of {ReportText.Count(usage.Rebalances)} rebalances ({ReportText.Percent(usage.ShareBelow)}), mean {ReportText.Number(usage.Mean, 3)}, lowest {ReportText.Number(usage.Minimum, 3)} on {ReportText.Date(usage.MinimumDate)}";

    public const string RegimeMeaning =
        "The regime known at the close before the day; NONE before the first. Return and volatility a year, contribution: the sum of the days' returns.";
}
