namespace FuturesSix.Data.Datasets;

/// <summary>Counts what loading one instrument's series came across.</summary>
internal static class QualityCounter
{
    /// <summary>Consecutive observed returns of exactly zero that make a stale stretch.</summary>
    public const int StaleRun = 5;

    public static InstrumentQuality Count(
        SeriesColumns columns, DateOnly[] dates, FxColumn fx, IReadOnlyList<PriceJump> jumps, BadRows bad, int maxStaleDays)
    {
        var seen = columns.Observed;
        int first = Array.IndexOf(seen, true), last = Array.LastIndexOf(seen, true), observed = seen.Count(o => o);
        var rolls = jumps.Where(j => j.ContractChanged == true).ToList();
        return new InstrumentQuality
        {
            Symbol = columns.Series.Symbol,
            First = first < 0 ? null : dates[first],
            Last = last < 0 ? null : dates[last],
            Observed = observed,
            Missing = first < 0 ? 0 : last - first + 1 - observed,
            MergedWeekendRows = columns.MergedWeekendRows,
            SkippedRows = bad.Skipped.Count(s => s.Symbol == columns.Series.Symbol),
            RowsWithoutRaw = columns.RowsWithoutRaw,
            NonPositiveCloses = columns.Close.Count(close => close <= 0),
            UnmatchedCompanionRows = columns.Series.UnmatchedCompanionRows,
            StaleStretches = StaleRuns.Find(columns.Returns, StaleRun).Count,
            LongGaps = LongGaps(seen, dates, maxStaleDays),
            Jumps = jumps.Count,
            RollJumpsKept = rolls.Count(j => !j.MadeMissing),
            RollJumpsMissing = rolls.Count(j => j.MadeMissing),
            MissingFx = Enumerable.Range(0, dates.Length).Count(t => seen[t] && double.IsNaN(fx.Rate[t])),
            StaleFx = Enumerable.Range(0, dates.Length).Count(t => seen[t] && fx.AgeInDays[t] > maxStaleDays),
        };
    }

    /// <summary>Gaps of more than <paramref name="maxStaleDays"/> calendar days between two observations.</summary>
    public static int LongGaps(bool[] observed, DateOnly[] dates, int maxStaleDays)
    {
        int previous = -1, gaps = 0;
        for (var t = 0; t < observed.Length; t++)
        {
            if (observed[t])
            {
                gaps += previous >= 0 && dates[t].DayNumber - dates[previous].DayNumber > maxStaleDays ? 1 : 0;
                previous = t;
            }
        }

        return gaps;
    }
}

/// <summary>A run of consecutive observed returns of exactly zero.</summary>
/// <param name="First">Row of the first zero.</param>
/// <param name="Last">Row of the last zero.</param>
/// <param name="Length">Observed zeros in the run.</param>
internal readonly record struct StaleRun(int First, int Last, int Length);

/// <summary>Finds stale runs.</summary>
internal static class StaleRuns
{
    public static List<StaleRun> Find(ReadOnlySpan<double> returns, int minLength)
    {
        var runs = new List<StaleRun>();
        var run = default(StaleRun);
        for (var t = 0; t <= returns.Length; t++)
        {
            if (t < returns.Length && returns[t] == 0)
            {
                run = run.Length == 0 ? new StaleRun(t, t, 1) : run with { Last = t, Length = run.Length + 1 };
            }
            else if (t == returns.Length || !double.IsNaN(returns[t]))
            {
                if (run.Length >= minLength)
                {
                    runs.Add(run);
                }

                run = default;
            }
        }

        return runs;
    }
}
