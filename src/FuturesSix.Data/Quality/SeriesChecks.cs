using FuturesSix.Core.Market;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Quality;

/// <summary>What one instrument's own series gives away: holes, gaps, stale prices, an early end, missing FX.</summary>
internal static class SeriesChecks
{
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Describes instrument <paramref name="i"/>.</summary>
    public static InstrumentReport Describe(MarketData market, int i, InstrumentQuality counts)
    {
        var returns = market.Returns.Column(i);
        int known = 0, zeros = 0;
        foreach (var r in returns)
        {
            (known, zeros) = (known + (double.IsNaN(r) ? 0 : 1), zeros + (r == 0 ? 1 : 0));
        }

        var runs = StaleRuns.Find(returns, 1);
        return new InstrumentReport
        {
            Counts = counts,
            AssetClass = market.Instruments[i].AssetClass,
            AnnualVolatility = ColumnStatistics.Deviation(returns) * Math.Sqrt(252),
            ZeroShare = (double)zeros / known,
            LongestStaleRun = runs.Count == 0 ? 0 : runs.Max(run => run.Length),
            LongestGapDays = LongestGap(market, i),
            WeekdayCoverage = Coverage(market, i, counts),
        };
    }

    /// <summary>Adds what the description gives rise to.</summary>
    public static void Find(MarketData market, InstrumentReport report, DatasetQualityOptions options, List<QualityFinding> findings)
    {
        var counts = report.Counts;
        if (counts.First is not { } first || counts.Last is not { } last || double.IsNaN(report.ZeroShare))
        {
            findings.Add(new(QualitySeverity.Error, QualityKind.NoReturns, counts.Symbol, counts.First, 0, 1, $"{counts.Symbol} has no return at all"));
            return;
        }

        WeekdayHoles(report, options, findings);
        Holes(report, options, first, findings);
        var end = market.Dates[^1];
        if (end.DayNumber - last.DayNumber > options.EndsEarlyDays && market.Instruments.First(x => x.Symbol == counts.Symbol).LastTrade is null)
        {
            Add(findings, QualityKind.EndsEarly, counts.Symbol, last, end.DayNumber - last.DayNumber, options.EndsEarlyDays, $"{counts.Symbol} ends on {last:yyyy-MM-dd}, {end.DayNumber - last.DayNumber} days before the dataset, and declares no last_trade");
        }

        Stale(report, options, findings);
        Inputs(counts, findings);
    }

    private static void Holes(InstrumentReport report, DatasetQualityOptions options, DateOnly first, List<QualityFinding> findings)
    {
        var counts = report.Counts;
        var share = (double)counts.Missing / (counts.Missing + counts.Observed);
        if (share > options.MaxMissingShare)
        {
            Add(findings, QualityKind.Sparse, counts.Symbol, first, share, options.MaxMissingShare, FormattableString.Invariant($"{counts.Symbol} is missing on {counts.Missing} of {counts.Missing + counts.Observed} trading days between its first and last ({share:P1})"));
        }

        if (report.LongestGapDays > options.LongGapDays)
        {
            Add(findings, QualityKind.LongGap, counts.Symbol, null, report.LongestGapDays, options.LongGapDays, FormattableString.Invariant($"{counts.Symbol} goes unobserved for up to {report.LongestGapDays} calendar days ({counts.LongGaps} gaps exceed max_stale_days)"));
        }
    }

    private static void WeekdayHoles(InstrumentReport report, DatasetQualityOptions options, List<QualityFinding> findings)
    {
        var best = report.WeekdayCoverage.Max();
        for (var d = 0; d < Weekdays.Length; d++)
        {
            var covered = report.WeekdayCoverage[d];
            if (covered < options.MinWeekdayCoverage * best && best > options.MinWeekdayCoverage)
            {
                Add(findings, QualityKind.WeekdayHole, report.Counts.Symbol, null, covered, best, FormattableString.Invariant($"{report.Counts.Symbol} lacks most {Weekdays[d]}s: observed on {covered:P0} of them, against {best:P0} of its best weekday"));
            }
        }
    }

    private static void Stale(InstrumentReport report, DatasetQualityOptions options, List<QualityFinding> findings)
    {
        if (report.LongestStaleRun >= options.StaleRun)
        {
            Add(findings, QualityKind.StaleRun, report.Counts.Symbol, null, report.LongestStaleRun, options.StaleRun, FormattableString.Invariant($"{report.Counts.Symbol} repeats its price for up to {report.LongestStaleRun} observations in a row ({report.Counts.StaleStretches} stretches of {QualityCounter.StaleRun} or more)"));
        }

        if (report.ZeroShare > options.MaxZeroShare)
        {
            Add(findings, QualityKind.ZeroReturns, report.Counts.Symbol, null, report.ZeroShare, options.MaxZeroShare, FormattableString.Invariant($"{report.Counts.Symbol} does not move on {report.ZeroShare:P0} of its observed days"));
        }
    }

    private static void Inputs(InstrumentQuality counts, List<QualityFinding> findings)
    {
        if (counts.MissingFx > 0)
        {
            var severity = counts.MissingFx == counts.Observed ? QualitySeverity.Error : QualitySeverity.Warning;
            findings.Add(new(severity, QualityKind.MissingFx, counts.Symbol, counts.First, counts.MissingFx, 0, $"{counts.Symbol} has no FX rate on {counts.MissingFx} of {counts.Observed} observed days"));
        }

        if (counts.StaleFx > 0)
        {
            Add(findings, QualityKind.StaleFx, counts.Symbol, null, counts.StaleFx, 0, $"{counts.Symbol} has an FX rate older than max_stale_days on {counts.StaleFx} observed days");
        }

        if (counts.RowsWithoutRaw > 0)
        {
            Add(findings, QualityKind.NoRawPrice, counts.Symbol, null, counts.RowsWithoutRaw, 0, $"{counts.Symbol} has no positive raw price on {counts.RowsWithoutRaw} rows; they count as unobserved");
        }

        if (counts.SkippedRows > 0)
        {
            Add(findings, QualityKind.SkippedRows, counts.Symbol, null, counts.SkippedRows, 0, $"{counts.SkippedRows} rows or cells of {counts.Symbol} were skipped as unusable");
        }
    }

    private static void Add(List<QualityFinding> findings, QualityKind kind, string symbol, DateOnly? date, double value, double reference, string message) =>
        findings.Add(new(QualitySeverity.Warning, kind, symbol, date, value, reference, message));

    private static int LongestGap(MarketData market, int i)
    {
        var prices = market.Prices.Column(i);
        int longest = 0, previous = -1;
        for (var t = 0; t < prices.Length; t++)
        {
            if (!double.IsNaN(prices[t]))
            {
                longest = previous < 0 ? 0 : Math.Max(longest, market.Dates[t].DayNumber - market.Dates[previous].DayNumber);
                previous = t;
            }
        }

        return longest;
    }

    private static double[] Coverage(MarketData market, int i, InstrumentQuality counts)
    {
        var prices = market.Prices.Column(i);
        double[] seen = new double[5], all = new double[5];
        for (var t = 0; t < prices.Length; t++)
        {
            var day = (int)market.Dates[t].DayOfWeek - 1;
            if (market.Dates[t] >= counts.First && market.Dates[t] <= counts.Last)
            {
                all[day]++;
                seen[day] += double.IsNaN(prices[t]) ? 0 : 1;
            }
        }

        return [.. seen.Select((n, d) => all[d] == 0 ? 1 : n / all[d])];
    }
}
