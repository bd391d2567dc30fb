using System.Text;
using FuturesSix.Core.Supervision;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Journals;

namespace FuturesSix.Data.Supervision;

/// <summary>Reads prices from CSV: wide <c>ts,SYM1,SYM2…</c> (an empty cell is no price) or long <c>ts,symbol,price</c>. A moment
/// is ISO 8601 with an offset, or a date alone, which means the close of its session. Times ascend, for each symbol.</summary>
internal static class PriceCsv
{
    private static readonly string[] TimeColumns = ["ts", "time", "timestamp", "date"];

    public static SortedDictionary<string, PriceSeries> Read(string file, SupervisorConfiguration configuration, long until)
    {
        try
        {
            using var table = new CsvTable(file, Content(file), new BadRows(BadRowPolicy.Error));
            if (!TimeColumns.Contains(table.Headers[0], StringComparer.OrdinalIgnoreCase) || table.Headers.Count < 2)
            {
                throw JournalException.At(file, 1, $"the header is {string.Join(',', table.Headers)}", "ts and a column for each symbol, or ts,symbol,price");
            }

            var columns = new Builder(file, configuration, until);
            if (table.Headers.Count == 3 && table.Headers[1] == "symbol" && table.Headers[2] == "price")
            {
                Long(table, columns);
            }
            else
            {
                Wide(table, columns);
            }

            return columns.Result();
        }
        catch (DatasetException error)
        {
            throw new JournalException(error.Message, error) { File = error.File, Line = error.Line, Expected = error.Expected };
        }
    }

    private static void Wide(CsvTable table, Builder columns)
    {
        while (table.Read())
        {
            var text = table.Text(0);
            for (var j = 1; j < table.Headers.Count; j++)
            {
                columns.Add(table.Headers[j], text, table.Number(j, table.Headers[j]), table.Line);
            }
        }
    }

    private static void Long(CsvTable table, Builder columns)
    {
        while (table.Read())
        {
            var symbol = table.Text(1);
            columns.Add(symbol, table.Text(0), table.Number(2, symbol), table.Line);
        }
    }

    private static byte[] Content(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw JournalException.At(file, null, $"cannot be read ({error.Message})", "a CSV of prices", error);
        }
    }

    /// <summary>Gathers the prices of each symbol.</summary>
    private sealed class Builder(string file, SupervisorConfiguration configuration, long until)
    {
        private readonly SortedDictionary<string, (List<long> Ticks, List<double> Prices)> _series = new(StringComparer.Ordinal);

        public void Add(string symbol, string time, double price, int line)
        {
            if (!_series.TryGetValue(symbol, out var series))
            {
                _series[symbol] = series = ([], []);
            }

            var ticks = Moment(symbol, time, line);
            if (double.IsNaN(price))
            {
                return;
            }

            if (price <= 0)
            {
                throw JournalException.At(file, line, FormattableString.Invariant($"{symbol}: the price is {price}"), "a price above 0, or an empty field");
            }

            if (series.Ticks.Count > 0 && ticks <= series.Ticks[^1])
            {
                throw JournalException.At(file, line, $"{symbol}: {UtcInstant.Format(ticks)} does not follow {UtcInstant.Format(series.Ticks[^1])}", "strictly ascending times for each symbol");
            }

            if (ticks <= until)
            {
                series.Ticks.Add(ticks);
                series.Prices.Add(price);
            }
        }

        public SortedDictionary<string, PriceSeries> Result()
        {
            var result = new SortedDictionary<string, PriceSeries>(StringComparer.Ordinal);
            foreach (var (symbol, (ticks, prices)) in _series)
            {
                result[symbol] = new PriceSeries([.. ticks], [.. prices]);
            }

            return result;
        }

        private long Moment(string symbol, string text, int line)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return UtcInstant.TryParse(bytes, out var ticks) ? ticks
                : CsvDate.TryParse(bytes, out var day) ? configuration.CloseTicks(symbol, day)
                : throw JournalException.At(file, line, $"'{text}' is not a moment", $"{UtcInstant.Expected}, or a date yyyy-MM-dd, which means the close of its session");
        }
    }
}
