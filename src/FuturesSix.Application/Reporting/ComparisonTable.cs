using System.Globalization;
using FuturesSix.Data.Comparison;

namespace FuturesSix.Application.Reporting;

/// <summary>The parts of a comparison of runs as rows of text: what the terminal, the Markdown page and any other view show.</summary>
public static class ComparisonTable
{
    private const int ShortHash = 16;

    /// <summary>Headline figures, in their order; a comparison has all.</summary>
    private static readonly string[] Headlines =
    [
        "performance.total_return", "performance.cagr", "performance.volatility", "performance.sharpe", "performance.sortino", "performance.calmar", "performance.max_drawdown",
        "performance.expected_shortfall95", "performance.skewness", "performance.hit_rate", "performance.worst_day", "unbraked.sharpe", "leverage.median", "brake.mean",
        "exposure.mean_gross", "exposure.mean_net", "exposure.annual_turnover", "costs.annual_drag", "rebalances",
    ];

    /// <summary>Stage, same or different, first difference.</summary>
    public static IReadOnlyList<string[]> Stages(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. comparison.Stages.Select(s => new[] { $"{(s.Layer is { } layer ? string.Create(CultureInfo.InvariantCulture, $"{layer} ") : "")}{s.Name.Replace('_', ' ')}", s.Same ? "same" : "different", s.First?.ToString() ?? "" })];
    }

    /// <summary>Name, in A, in B: receipts and settings that differ.</summary>
    public static IReadOnlyList<string[]> Receipt(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var told = comparison.Receipt.Where(r => !r.Name.StartsWith("layer ", StringComparison.Ordinal));
        return [.. told.Concat(comparison.Settings).Select(r => new[] { r.Name, Short(r.A), Short(r.B) })];
    }

    /// <summary>A or B, kind, count, names.</summary>
    public static IReadOnlyList<string[]> OnlyInOne(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. comparison.OnlyInOne.Select(o => new[] { o.In, o.Kind, o.Count.ToString("N0", CultureInfo.InvariantCulture), string.Join(o.Kind is "days" or "rebalances" ? " … " : ", ", o.Names) })];
    }

    /// <summary>Name, A, B, B - A of the headline figures.</summary>
    public static IReadOnlyList<string[]> Metrics(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var all = comparison.Metrics.ToDictionary(m => m.Name, StringComparer.Ordinal);
        return [.. Headlines.Where(all.ContainsKey).Select(name => all[name]).Select(m => new[] { m.Name.Replace("performance.", "", StringComparison.Ordinal).Replace('_', ' '), Number(m.A), Number(m.B), Number(m.Difference, signed: true) })];
    }

    private static string Number(double value, bool signed = false) =>
        double.IsNaN(value) ? "-" : value.ToString(signed ? "+0.######;-0.######;0" : "0.######", CultureInfo.InvariantCulture);

    /// <summary>Hashes cut short.</summary>
    private static string Short(string? text) => text is null ? "none" : string.Join(' ', text.Split(' ').Select(w => w.Length == 64 && w.All(char.IsAsciiHexDigit) ? w[..ShortHash] : w));
}
