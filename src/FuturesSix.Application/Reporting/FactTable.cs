using System.Globalization;
using FuturesSix.Core.Evaluation.Facts;

namespace FuturesSix.Application.Reporting;

/// <summary>One fact, for any dataset.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Meaning">How it is measured.</param>
/// <param name="Value">The figure; NaN where the dataset lacks what it needs.</param>
/// <param name="Format">The .NET format of the figure.</param>
public sealed record FactRow(string Name, string Meaning, Func<StylisedFacts, double> Value, string Format)
{
    /// <summary>The figure as text; a dash where there is none.</summary>
    public string Text(StylisedFacts facts) => Value(facts) is var value && double.IsNaN(value)
        ? "-"
        : value.ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>The stylised facts as rows of a table: what the terminal, the page and any other view show.</summary>
public static class FactTable
{
    /// <summary>Rows, in order.</summary>
    public static IReadOnlyList<FactRow> Rows { get; } =
    [
        new("instruments", "those that are no volatility contracts", f => f.Instruments.Count, "0"),
        new("annual volatility", "standard deviation (n-1) x sqrt(252), in percent", f => 100 * f.Median.AnnualVolatility, "0.0"),
        new("excess kurtosis", "corrected for bias; 0 for a normal distribution", f => f.Median.ExcessKurtosis, "0.0"),
        new("highest excess kurtosis", "of any instrument", f => f.Instruments.Select(i => i.ExcessKurtosis).DefaultIfEmpty(double.NaN).Max(), "0"),
        new("skewness", "corrected for bias", f => f.Median.Skewness, "0.00"),
        new("tail index", "Hill's estimate from the largest 5 % of |r|", f => f.Median.TailIndex, "0.00"),
        new("autocorrelation of r, lag 1", "of observations in order", f => f.Median.Autocorrelation, "0.00"),
        new("autocorrelation of |r|, lag 1", "volatility clusters", f => f.Median.AbsoluteAutocorrelation1, "0.00"),
        new("autocorrelation of |r|, lag 10", "", f => f.Median.AbsoluteAutocorrelation10, "0.00"),
        new("autocorrelation of |r|, lag 50", "", f => f.Median.AbsoluteAutocorrelation50, "0.00"),
        new("jumps per 1,000 returns", "above 8 trailing sigmas; mean over the instruments", f => f.Instruments.Select(i => i.JumpsPerThousand).DefaultIfEmpty(double.NaN).Average(), "0.00"),
        new("worst drawdown", "of a position held throughout, in percent", f => 100 * f.Median.MaxDrawdown, "0"),
        new("correlation, calm", "mean |correlation| of all pairs after days with VIX at most 20", f => f.CalmCorrelation, "0.00"),
        new("correlation, crisis", "the same after days with VIX above 28", f => f.CrisisCorrelation, "0.00"),
        new("crisis days", "share of days with VIX above 28, in percent", f => 100 * f.CrisisShare, "0"),
        new("12-month trend, Sharpe ratio", "sign of the 252-day change at equal volatility, before costs", f => f.TrendSharpe, "0.00"),
        new("VIX, mean", "", f => f.VixMean, "0.0"),
        new("VIX, highest", "", f => f.VixMax, "0"),
        new("VVIX, mean", "", f => f.VvixMean, "0"),
        new("VIX with the equity index", "correlation of the changes of log VIX with the returns", f => f.VixEquityCorrelation, "0.00"),
        new("VX contango", "share of days on which vx1 is below vx2, in percent", f => 100 * f.ContangoShare, "0"),
        new("VX1 held, a year", "mean return of a position rolled at expiry, in percent", f => 100 * f.VxHeld, "0"),
        new("VX1 naive, a year", "mean change of the vx1 series, which no position earns, in percent", f => 100 * f.VxNaive, "0"),
    ];

    /// <summary>Heading of a dataset's column.</summary>
    public static string Heading(StylisedFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Synthetic ? $"{facts.Dataset} (generated)" : facts.Dataset;
    }
}
