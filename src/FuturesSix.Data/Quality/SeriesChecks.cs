using FuturesSix.Core.Market;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Quality;

/// <summary>What one instrument's own series gives away: holes, gaps, stale prices, an early end, missing FX.</summary>
internal sealed class SeriesChecks(MarketData market, InstrumentReport report, DatasetQualityOptions options, List<QualityFinding> findings)
{
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private readonly InstrumentQuality _counts = report.Counts;

    /// <summary>Adds what the description of the series gives rise to.</summary>
    public void Find()
    {
        if (_counts.Last is not { } last || double.IsNaN(report.ZeroShare))
        {
            Add(QualityKind.NoReturns, 0, 1, $"has no return at all", _counts.First, QualitySeverity.Error);
            return;
        }

        WeekdayHoles();
        Holes();
        EndsEarly(last);
        Stale();
        Inputs();
    }

    private void WeekdayHoles()
    {
        var best = report.WeekdayCoverage.Max();
        for (var d = 0; d < Weekdays.Length; d++)
        {
            var covered = report.WeekdayCoverage[d];
            if (covered < options.MinWeekdayCoverage * best && best > options.MinWeekdayCoverage)
            {
                Add(QualityKind.WeekdayHole, covered, best,
                    $"lacks most {Weekdays[d]}s: observed on {covered:P0} of them, against {best:P0} of its best weekday");
            }
        }
    }

    private void Holes()
    {
        var days = _counts.Missing + _counts.Observed;
        var share = (double)_counts.Missing / days;
        if (share > options.MaxMissingShare)
        {
            Add(QualityKind.Sparse, share, options.MaxMissingShare,
                $"is missing on {_counts.Missing} of {days} trading days between its first and last ({share:P1})", _counts.First);
        }

        if (report.LongestGapDays > options.LongGapDays)
        {
            Add(QualityKind.LongGap, report.LongestGapDays, options.LongGapDays,
                $"goes unobserved for up to {report.LongestGapDays} calendar days ({_counts.LongGaps} gaps exceed max_stale_days)");
        }
    }

    private void EndsEarly(DateOnly last)
    {
        var days = market.Dates[^1].DayNumber - last.DayNumber;
        if (days > options.EndsEarlyDays && market.Instruments.First(x => x.Symbol == _counts.Symbol).LastTrade is null)
        {
            Add(QualityKind.EndsEarly, days, options.EndsEarlyDays,
                $"ends on {last:yyyy-MM-dd}, {days} days before the dataset, and declares no last_trade", last);
        }
    }

    private void Stale()
    {
        if (report.LongestStaleRun >= options.StaleRun)
        {
            Add(QualityKind.StaleRun, report.LongestStaleRun, options.StaleRun,
                $"repeats its price for up to {report.LongestStaleRun} observations in a row ({_counts.StaleStretches} stretches of {QualityCounter.StaleRun} or more)");
        }

        if (report.ZeroShare > options.MaxZeroShare)
        {
            Add(QualityKind.ZeroReturns, report.ZeroShare, options.MaxZeroShare, $"does not move on {report.ZeroShare:P0} of its observed days");
        }
    }

    private void Inputs()
    {
        if (_counts.MissingFx > 0)
        {
            Add(QualityKind.MissingFx, _counts.MissingFx, 0,
                $"has no FX rate on {_counts.MissingFx} of {_counts.Observed} observed days",
                _counts.First,
                _counts.MissingFx == _counts.Observed ? QualitySeverity.Error : QualitySeverity.Warning);
        }

        if (_counts.StaleFx > 0)
        {
            Add(QualityKind.StaleFx, _counts.StaleFx, 0, $"has an FX rate older than max_stale_days on {_counts.StaleFx} observed days");
        }

        if (_counts.RowsWithoutRaw > 0)
        {
            Add(QualityKind.NoRawPrice, _counts.RowsWithoutRaw, 0,
                $"has no positive raw price on {_counts.RowsWithoutRaw} rows; they count as unobserved");
        }

        if (_counts.SkippedRows > 0)
        {
            Add(QualityKind.SkippedRows, _counts.SkippedRows, 0, $"had {_counts.SkippedRows} rows or cells skipped as unusable");
        }
    }

    private void Add(
        QualityKind kind,
        double value,
        double reference,
        FormattableString text,
        DateOnly? date = null,
        QualitySeverity severity = QualitySeverity.Warning) =>
        findings.Add(new(severity, kind, _counts.Symbol, date, value, reference, $"{_counts.Symbol} {FormattableString.Invariant(text)}"));
}
