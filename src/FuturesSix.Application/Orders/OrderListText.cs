using System.Globalization;

namespace FuturesSix.Application.Orders;

/// <summary>A trade list as CSV: RFC 4180 quoting, LF, numbers that read back to the same bits, a missing number empty.</summary>
public static class OrderListText
{
    private static readonly string[] Columns = ["symbol", "side", "contracts", "held", "target", "price", "notional", "cost", "margin_after", "why", "run_id", "date", "synthetic"];

    /// <summary>One row a line of the list.</summary>
    public static string Csv(OrderList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var rows = list.Lines.Select(l => (string[])
        [
            l.Symbol, l.Side, Number(l.Contracts), Number(l.Held), Number(l.Target), Number(l.Price), Number(l.Notional), Number(l.Cost), Number(l.MarginAfter), l.Why,
            l.RunId, l.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), l.Synthetic ? "true" : "false",
        ]);
        return string.Concat(rows.Prepend(Columns).Select(row => $"{string.Join(',', row.Select(Quoted))}\n"));
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
