namespace FuturesSix.Core.Evaluation;

/// <summary>One drawdown of compounded wealth.</summary>
/// <param name="Depth">Wealth at the trough over wealth at the peak, less 1 (negative).</param>
/// <param name="PeakRow">Row of the peak before it; -1 when wealth never exceeded its start of 1.</param>
/// <param name="TroughRow">Row of the lowest wealth (the first, where several tie).</param>
/// <param name="RecoveryRow">First row at which wealth is back at the peak; null when it is not.</param>
/// <param name="Rows">Rows from the peak to the recovery, or to the last row while there is none.</param>
public readonly record struct Drawdown(double Depth, int PeakRow, int TroughRow, int? RecoveryRow, int Rows)
{
    /// <summary>Calendar days over the same stretch; a peak at the start of wealth is dated to the first row.</summary>
    /// <param name="dates">Dates of the rows of the series, ascending.</param>
    public int CalendarDays(ReadOnlySpan<DateOnly> dates) =>
        dates[PeakRow + Rows].DayNumber - dates[Math.Max(PeakRow, 0)].DayNumber;
}
