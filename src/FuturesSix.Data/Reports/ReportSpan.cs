using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Reports;

/// <summary>The days a report covers: from the first rebalance that is not flat, whose close is day 0, on. Returns begin the
/// day after, as in the metrics.</summary>
/// <param name="First">Row of the simulation at which it begins; the number of rows when the book was never active.</param>
/// <param name="Dates">The days, D of them.</param>
/// <param name="Returns">Returns of the book, D - 1 of them.</param>
internal sealed record ReportSpan(int First, DateOnly[] Dates, double[] Returns)
{
    public int Days => Dates.Length;

    /// <summary>Dates of the returns.</summary>
    public ReadOnlySpan<DateOnly> ReturnDates => Dates.AsSpan(Math.Min(1, Days));

    public static ReportSpan Of(RunOutput run)
    {
        var book = run.Result.Book;
        var first = run.FirstActiveDay(book.Days);
        return new ReportSpan(first, book.Dates[first..], book.Returns[Math.Min(first + 1, book.Days)..]);
    }
}
