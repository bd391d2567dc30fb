namespace FuturesSix.Data.Datasets;

/// <summary>One currency on the calendar: account currency per unit, the last known rate carried, and its age.</summary>
internal sealed record FxColumn(double[] Rate, int[] AgeInDays);

/// <summary>Puts FX rates on the calendar and chains crosses to the account currency.</summary>
internal sealed class FxColumns(string accountCurrency, IReadOnlyDictionary<string, FxRate> rates, DateOnly[] dates, DatasetSpec spec)
{
    private readonly Dictionary<string, FxColumn> _done = new(StringComparer.Ordinal);

    /// <summary>Account currency per unit of <paramref name="currency"/>: NaN before the first rate; a cross is as old as
    /// the older of its two rates.</summary>
    public FxColumn Of(string currency) => Of(currency, []);

    private FxColumn Of(string currency, List<string> path)
    {
        if (_done.TryGetValue(currency, out var known))
        {
            return known;
        }

        var column = new FxColumn(new double[dates.Length], new int[dates.Length]);
        if (currency == accountCurrency)
        {
            Array.Fill(column.Rate, 1);
            return _done[currency] = column;
        }

        if (path.Contains(currency))
        {
            throw spec.Yaml.Error(
                $"fx.{currency}", $"the quotes go in a circle: {string.Join(" -> ", path)} -> {currency}", $"quotes that lead to {accountCurrency}");
        }

        var rate = rates[currency];
        var inverse = rate.Quote == currency;
        var other = Of(inverse ? rate.Base : rate.Quote, [.. path, currency]);
        Fill(rate.Series, inverse, other, column);
        return _done[currency] = column;
    }

    private void Fill(DatedSeries series, bool inverse, FxColumn other, FxColumn column)
    {
        var next = 0;
        for (var t = 0; t < dates.Length; t++)
        {
            while (next < series.Dates.Count && series.Dates[next] <= dates[t])
            {
                next++;
            }

            if (next == 0)
            {
                column.Rate[t] = double.NaN;
                continue;
            }

            var value = series.Values[next - 1];
            column.Rate[t] = (inverse ? 1 / value : value) * other.Rate[t];
            column.AgeInDays[t] = Math.Max(dates[t].DayNumber - series.Dates[next - 1].DayNumber, other.AgeInDays[t]);
        }
    }
}
