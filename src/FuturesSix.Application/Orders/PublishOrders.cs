using FuturesSix.Data.Orders;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Orders;

/// <summary>Asks for the trades of a run to be handed to a terminal.</summary>
public sealed record PublishOrdersRequest
{
    /// <summary>The trades.</summary>
    public required ListOrdersRequest Orders { get; init; }

    /// <summary>The terminal's Files folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Form of the file.</summary>
    public OrderFileFormat Format { get; init; }
}

/// <summary>One order that was handed over, and what became of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side">buy or sell.</param>
/// <param name="Contracts">Contracts ordered.</param>
/// <param name="State">What the terminal says.</param>
/// <param name="Filled">Contracts filled.</param>
/// <param name="Price">Average price; NaN when none were filled.</param>
public sealed record PublishedOrder(string Id, string Symbol, string Side, double Contracts, OrderState State, double Filled, double Price);

/// <summary>What became of a batch.</summary>
public sealed record PublishOutcome
{
    /// <summary>Id of the batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The order file; null when nothing was handed over.</summary>
    public required string? File { get; init; }

    /// <summary>True when the file was written now.</summary>
    public required bool Written { get; init; }

    /// <summary>True when AF_SKIP_MT5 kept the bridge from touching the folder.</summary>
    public required bool Skipped { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The orders with what is known of them.</summary>
    public required IReadOnlyList<PublishedOrder> Orders { get; init; }

    /// <summary>The trade list they come from.</summary>
    public required OrderList List { get; init; }
}

/// <summary>Hands the trades of a run to a MetaTrader-style terminal through files. While AF_SKIP_MT5 is set, nothing
/// outside the artifacts folder is written, read or created.</summary>
/// <param name="environment">Reads an environment variable; null = the process's.</param>
public sealed class PublishOrders(Func<string, string?>? environment = null)
{
    private readonly Func<string, string?> _environment = environment ?? Environment.GetEnvironmentVariable;

    /// <summary>Lists the trades and publishes them once; asked again, reads what was filled.</summary>
    /// <inheritdoc cref="ListOrders.Execute"/>
    public PublishOutcome Execute(PublishOrdersRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var list = ListOrders.Execute(request.Orders, progress, cancel);
        var run = new RunStore(request.Orders.Artifacts).Open(list.RunId);
        var batch = OrderBatch.Of(run.Meta, list.Date, [.. list.Orders.Select(o => new OrderIntent("", o.Symbol, o.Side, o.Contracts, o.Held, o.Target))]);
        var folder = Path.GetFullPath(request.Folder);
        if (SkipMt5.IsSet(_environment(SkipMt5.Variable)) && !SkipMt5.IsInside(folder, request.Orders.Artifacts))
        {
            return Outcome(batch, list, folder, null, $"skipped: {SkipMt5.Variable} is set, so nothing outside {Path.GetFullPath(request.Orders.Artifacts)} is touched", skipped: true);
        }

        if (batch.Orders.Count == 0)
        {
            return Outcome(batch, list, folder, null, "nothing to publish: what is held is the target");
        }

        var drop = new OrderDrop(request.Orders.Artifacts).Publish(batch, folder, request.Format, cancel);
        return Outcome(batch, list, folder, drop, Message(batch, drop));
    }

    private static string Message(OrderBatch batch, OrderDropResult drop)
    {
        var done = drop.Written ? $"published {batch.Orders.Count} orders" : $"published before: nothing was written; {batch.Orders.Count} orders";
        return drop.Fills.Count == 0 ? $"{done}, not acknowledged yet" : $"{done}, {drop.Fills.Count} acknowledged";
    }

    private static PublishOutcome Outcome(OrderBatch batch, OrderList list, string folder, OrderDropResult? drop, string message, bool skipped = false) => new()
    {
        BatchId = batch.Id,
        Folder = folder,
        File = drop?.File,
        Written = drop?.Written == true,
        Skipped = skipped,
        Message = message,
        Orders = [.. batch.Orders.Select(o => Published(o, drop?.Fills.GetValueOrDefault(o.Id)))],
        List = list,
    };

    private static PublishedOrder Published(OrderIntent order, Fill? fill) =>
        new(order.Id, order.Symbol, order.Side, order.Contracts, Fill.State(order, fill), fill?.Contracts ?? 0, fill?.Price ?? double.NaN);
}
