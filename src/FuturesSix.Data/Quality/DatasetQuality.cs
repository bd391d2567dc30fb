using System.Globalization;
using FuturesSix.Core.Market;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Quality;

/// <summary>Looks for what is doubtful in a dataset: holes, stale prices, jumps and unadjusted rolls, instruments that do
/// not move with their asset class. Knows no symbol: everything is judged by figures. A pure function of the dataset.</summary>
public static class DatasetQuality
{
    private const int NamedDays = 5;

    /// <summary>Checks a dataset. Malformed files never get this far: <see cref="DatasetLoader.Load"/> refuses them.</summary>
    /// <param name="dataset">The loaded dataset.</param>
    /// <param name="options">From where on to speak up; null = the defaults.</param>
    public static DatasetQualityReport Check(LoadedDataset dataset, DatasetQualityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new DatasetQualityOptions();
        var market = dataset.Market;
        var findings = new List<QualityFinding>();
        var reports = dataset.Quality.Instruments.Select((counts, i) => SeriesDescription.Of(market, i, counts)).ToArray();
        foreach (var report in reports)
        {
            new SeriesChecks(market, report, options, findings).Find();
        }

        new PeerChecks(market, options).Find(reports, findings);
        JumpChecks.Find(market, dataset.Jumps, findings);
        Auxiliary(dataset, findings);
        Holidays(market, findings);
        UndeclaredClosures(market, findings);
        return new DatasetQualityReport
        {
            Dataset = market.Name,
            Hash = dataset.Hash,
            First = market.Dates[0],
            Last = market.Dates[^1],
            Rows = market.Rows,
            Instruments = reports,
            Counts = dataset.Quality,
            Jumps = dataset.Jumps,
            Errors = findings.FindAll(f => f.Severity == QualitySeverity.Error),
            Warnings = findings.FindAll(f => f.Severity == QualitySeverity.Warning),
            Notes = dataset.Notes,
        };
    }

    private static void Holidays(MarketData market, List<QualityFinding> findings)
    {
        var closed = market.Holidays.ToHashSet();
        var open = market.Dates.Where(closed.Contains).ToList();
        if (open.Count > 0)
        {
            findings.Add(new(
                QualitySeverity.Warning, QualityKind.OpenOnHolidays, null, open[0], open.Count, 0,
                $"something was observed on {open.Count} declared closures, first on {open[0]:yyyy-MM-dd}; list such days under holidays.open, or the last rebalance before one may come a day early when the data ends there"));
        }
    }

    /// <summary>The rebalance schedule looks ahead through declared closures only: before any other weekday on which nothing
    /// trades it decides a day late.</summary>
    private static void UndeclaredClosures(MarketData market, List<QualityFinding> findings)
    {
        var known = market.Dates.Concat(market.Holidays).ToHashSet();
        var closed = new List<DateOnly>();
        for (var day = market.Dates[0]; day < market.Dates[^1]; day = day.AddDays(1))
        {
            if (!TradingCalendar.IsWeekend(day) && !known.Contains(day))
            {
                closed.Add(day);
            }
        }

        if (closed.Count > 0)
        {
            var named = string.Join(", ", closed.Take(NamedDays).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            findings.Add(new(
                QualitySeverity.Warning, QualityKind.UndeclaredClosures, null, closed[0], closed.Count, 0,
                FormattableString.Invariant($"nothing was observed on {closed.Count} weekdays that are no declared closures: {named}")
                    + $"{(closed.Count > NamedDays ? ", …" : "")}; declare them under holidays, because the rebalance schedule looks ahead through declared closures only"));
        }
    }

    private static void Auxiliary(LoadedDataset dataset, List<QualityFinding> findings)
    {
        foreach (var series in dataset.Quality.Auxiliary.Where(a => a.Stale > 0 || a.First is null))
        {
            var message = series.First is null
                ? $"{series.Name} has no value at all"
                : $"{series.Name} is older than max_stale_days on {series.Stale} trading days after its first value";
            findings.Add(new(QualitySeverity.Warning, QualityKind.StaleAuxiliary, series.Name, series.Last, series.Stale, 0, message));
        }

        var rows = dataset.Quality.Skipped.Count(s => s.Symbol is null || dataset.Quality.Instruments.All(i => i.Symbol != s.Symbol));
        if (rows > 0)
        {
            findings.Add(new(
                QualitySeverity.Warning, QualityKind.SkippedRows, null, null, rows, 0, $"{rows} rows that belong to no single instrument were skipped as unusable"));
        }
    }
}
