using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Orders;

/// <summary>What became of an order.</summary>
public enum OrderState
{
    /// <summary>Nothing is known yet.</summary>
    Open,

    /// <summary>All contracts were filled.</summary>
    Filled,

    /// <summary>Some were.</summary>
    Partial,

    /// <summary>The terminal says that none were.</summary>
    Rejected,
}

/// <summary>What the terminal says about one order.</summary>
/// <param name="Contracts">Contracts filled, 0 or more.</param>
/// <param name="Price">Average price; NaN when none were filled.</param>
public sealed record Fill(double Contracts, double Price)
{
    /// <summary>Filled contracts this near to those ordered are all of them.</summary>
    internal const double Rounding = 1e-9;

    /// <summary>The state of an order for which there is a fill, or none.</summary>
    public static OrderState State(OrderIntent order, Fill? fill)
    {
        ArgumentNullException.ThrowIfNull(order);
        return fill switch
        {
            null => OrderState.Open,
            { Contracts: 0 } => OrderState.Rejected,
            _ => fill.Contracts >= order.Contracts * (1 - Rounding) ? OrderState.Filled : OrderState.Partial,
        };
    }
}

/// <summary>The acknowledgement of a batch: a CSV <c>id,contracts,price</c>, one row an order.</summary>
internal static class FillFile
{
    private static readonly string[] Columns = ["id", "contracts", "price"];

    /// <summary>Reads and validates it; empty when it is not there yet.</summary>
    /// <exception cref="OrderException">An id is not of the batch or there twice, or a number is wrong; file and line are named.</exception>
    public static IReadOnlyDictionary<string, Fill> Read(string path, OrderBatch batch)
    {
        var fills = new Dictionary<string, Fill>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return fills;
        }

        var orders = batch.Orders.ToDictionary(o => o.Id, StringComparer.Ordinal);
        SmallCsv.Read(path, Columns, (table, columns) =>
        {
            var id = table.Text(columns[0]).Trim();
            if (!orders.TryGetValue(id, out var order))
            {
                throw OrderException.At(path, table.Line, $"'{id}' is no order of the batch", NearestName.Suggest(id, orders.Keys));
            }

            var contracts = SmallCsv.Required(table, columns[1], order.Symbol);
            if (!(contracts >= 0 && contracts <= order.Contracts * (1 + Fill.Rounding)))
            {
                throw OrderException.At(path, table.Line, FormattableString.Invariant($"{order.Symbol}: {contracts} contracts were filled of {order.Contracts}"), "contracts without a sign, at most what was ordered");
            }

            var fill = new Fill(contracts, contracts > 0 ? SmallCsv.Required(table, columns[2], order.Symbol) : double.NaN);
            if (!fills.TryAdd(id, fill))
            {
                throw OrderException.At(path, table.Line, $"order '{id}' is there twice", "each order once");
            }
        });
        return fills;
    }
}
