using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Orders;

/// <summary>One order of a batch.</summary>
/// <param name="Id">Unique: the batch's id and a number.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side">buy or sell.</param>
/// <param name="Contracts">Contracts, above 0.</param>
/// <param name="Held">Contracts held before, signed.</param>
/// <param name="Target">Contracts held after, signed.</param>
public sealed record OrderIntent(string Id, string Symbol, string Side, double Contracts, double Held, double Target);

/// <summary>The orders of one rebalance from one set of holdings. Its id follows from its content: the same orders are the
/// same batch, whenever they are listed.</summary>
/// <param name="Id">Run, rebalance and a hash of the content.</param>
/// <param name="RunId">The run.</param>
/// <param name="Date">The rebalance.</param>
/// <param name="Synthetic">True when the run's data was generated, never traded.</param>
/// <param name="Orders">The orders.</param>
public sealed record OrderBatch(string Id, string RunId, DateOnly Date, bool Synthetic, IReadOnlyList<OrderIntent> Orders)
{
    /// <summary>Makes a batch of orders whose ids are not given yet.</summary>
    /// <param name="run">The run.</param>
    /// <param name="date">The rebalance.</param>
    /// <param name="orders">The orders; their ids are ignored.</param>
    public static OrderBatch Of(RunMeta run, DateOnly date, IReadOnlyList<OrderIntent> orders)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(orders);
        var lines = orders.Select(o => FormattableString.Invariant($"{o.Symbol},{o.Side},{o.Contracts:R},{o.Held:R},{o.Target:R}"));
        var hash = Hashes.OfLines([run.RunId, run.DeterminismHash, $"{date:yyyy-MM-dd}", .. lines]);
        var id = $"{run.RunId}_{date:yyyyMMdd}_{hash[..8]}";
        return new OrderBatch(id, run.RunId, date, run.Synthetic, [.. orders.Select((o, n) => o with { Id = FormattableString.Invariant($"{id}-{n + 1:000}") })]);
    }
}
