namespace FuturesSix.Data.Datasets;

/// <summary>Puts auxiliary series on the calendar.</summary>
internal static class AuxiliaryColumns
{
    /// <summary>The last value on or before each row, at most <paramref name="maxStaleDays"/> calendar days old.</summary>
    public static (double[] Values, AuxiliaryQuality Quality) Align(DatedSeries series, ReadOnlySpan<DateOnly> dates, int maxStaleDays)
    {
        var values = new double[dates.Length];
        int next = 0, observed = 0, carried = 0, stale = 0;
        for (var t = 0; t < dates.Length; t++)
        {
            while (next < series.Dates.Count && series.Dates[next] <= dates[t])
            {
                next++;
            }

            values[t] = double.NaN;
            if (next == 0)
            {
                continue;
            }

            var age = dates[t].DayNumber - series.Dates[next - 1].DayNumber;
            (observed, carried, stale) = (observed + (age == 0 ? 1 : 0), carried + (age > 0 && age <= maxStaleDays ? 1 : 0), stale + (age > maxStaleDays ? 1 : 0));
            values[t] = age <= maxStaleDays ? series.Values[next - 1] : double.NaN;
        }

        return (values, new AuxiliaryQuality
        {
            Name = series.Name,
            First = series.Dates.Count > 0 ? series.Dates[0] : null,
            Last = series.Dates.Count > 0 ? series.Dates[^1] : null,
            Observed = observed,
            Carried = carried,
            Stale = stale,
        });
    }
}
