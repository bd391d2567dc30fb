using FuturesSix.Core.Live;
using FuturesSix.Core.Market;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Orders;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Orders;

/// <summary>Asks for the trades of a run.</summary>
public sealed record ListOrdersRequest
{
    /// <summary>Id of the stored run.</summary>
    public required string RunId { get; init; }

    /// <summary>CSV symbol,contracts of what is really held; with a header only, a flat account.</summary>
    public required string Holdings { get; init; }

    /// <summary>The rebalance: the last at or before this date; null = the last.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where the run's dataset is, when the path in its configuration is not found from here; null = that path.</summary>
    public string? Dataset { get; init; }

    /// <summary>The artifacts folder, with <c>runs</c> under it.</summary>
    public string Artifacts { get; init; } = "artifacts";
}

/// <summary>Lists the trades from what is held to a run's target: contracts, side, reasons, cost and margin.</summary>
public static class ListOrders
{
    private const int Steps = 4;

    /// <summary>Verifies the run, reads its dataset and the holdings, and compares.</summary>
    /// <param name="request">Which run and what is held.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">The run is missing or damaged, the dataset is another one, or the holdings are wrong.</exception>
    public static OrderList Execute(ListOrdersRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        progress?.Report(new RunProgress(1, Steps, "run", request.RunId));
        var run = Verified(request, cancel);
        var decision = RunDecisionReader.Read(run, request.Date);
        progress?.Report(new RunProgress(2, Steps, "dataset", run.Meta.Dataset.Name));
        var configuration = ConfigurationReader.Read(new ConfigurationRequest { File = Path.Combine(run.Path, RunFiles.Config) });
        var market = Market(request, run, configuration.Dataset);
        cancel.ThrowIfCancellationRequested();
        progress?.Report(new RunProgress(3, Steps, "holdings", request.Holdings));
        var symbols = market.Instruments.Select(i => i.Symbol).ToList();
        var held = HoldingsFile.Read(request.Holdings, symbols);
        progress?.Report(new RunProgress(Steps, Steps, "trades"));
        var trades = TradeList.Of(new TradeListInput(
            market,
            RowOf(market, decision.Date),
            configuration.Options.Margin,
            [.. symbols.Select(s => held.GetValueOrDefault(s))],
            [.. symbols.Select(s => decision.Contracts.GetValueOrDefault(s))],
            [.. symbols.Select(s => IsFrozen(decision, s))]));
        return Describe(request, run, market, decision, trades);
    }

    private static bool IsFrozen(RunDecision decision, string symbol) =>
        decision.Reasons.TryGetValue(symbol, out var reason) && reason.Limits.Split('+').Contains("frozen", StringComparer.Ordinal);

    private static StoredRun Verified(ListOrdersRequest request, CancellationToken cancel)
    {
        var store = new RunStore(request.Artifacts);
        var run = store.Open(request.RunId);
        return store.Verify(request.RunId, cancel) is { Count: > 0 } damage
            ? throw new RunStoreException([$"The run '{request.RunId}' is not as it was written; expected an intact run before anything is traded on it:", .. damage])
            : run;
    }

    private static MarketData Market(ListOrdersRequest request, StoredRun run, string dataset)
    {
        var opened = RunDataset.Open(request.Dataset ?? dataset);
        return opened.Identity.Hash == run.Meta.Dataset.Hash
            ? opened.Market
            : throw new RequestException($"The dataset '{request.Dataset ?? dataset}' is not the one of the run '{run.Meta.RunId}' (its content is {opened.Identity.Hash[..8]}, the run's was {run.Meta.Dataset.Hash[..8]}); expected the same content, or a new run on the new data.");
    }

    private static int RowOf(MarketData market, DateOnly date)
    {
        var row = market.Dates.Count - 1;
        while (market.Dates[row] > date)
        {
            row--;
        }

        return row;
    }

    private static OrderList Describe(ListOrdersRequest request, StoredRun run, MarketData market, RunDecision decision, IReadOnlyList<Trade> trades) => new()
    {
        RunId = run.Meta.RunId,
        Synthetic = run.Meta.Synthetic,
        Date = decision.Date,
        Holdings = request.Holdings,
        Currency = run.Meta.AccountCurrency,
        Equity = decision.Equity,
        Lines = [.. trades.Select(t => Line(run.Meta, market.Instruments[t.Instrument].Symbol, t, decision))],
        MarginBefore = trades.Sum(t => t.MarginBefore),
        Notes = [.. Notes(run, market, trades)],
    };

    private static OrderLine Line(RunMeta run, string symbol, Trade trade, RunDecision decision)
    {
        var reason = decision.Reasons.GetValueOrDefault(symbol);
        return new OrderLine
        {
            Symbol = symbol,
            RunId = run.RunId,
            Date = decision.Date,
            Synthetic = run.Synthetic,
            Side = trade.Contracts > 0 ? "buy" : trade.Contracts < 0 ? "sell" : "hold",
            Contracts = Math.Abs(trade.Contracts),
            Held = trade.Held,
            Target = trade.Target,
            Price = trade.Price,
            Notional = trade.Contracts == 0 ? 0 : Math.Abs(trade.Contracts) * trade.ContractValue,
            Cost = trade.Cost.Total,
            MarginAfter = trade.MarginAfter,
            Reason = reason,
            Why = OrderList.Why(reason),
        };
    }

    private static IEnumerable<string> Notes(StoredRun run, MarketData market, IReadOnlyList<Trade> trades)
    {
        if (run.Meta.Synthetic)
        {
            yield return "the data of this run was generated, never traded: so are these orders";
        }

        if (trades.Any(t => t.Contracts != Math.Truncate(t.Contracts)))
        {
            yield return "there are fractions of contracts: the run has margin.contracts fractional; whole rounds targets toward zero";
        }

        foreach (var trade in trades.Where(t => t.Frozen))
        {
            yield return $"{market.Instruments[trade.Instrument].Symbol}: cannot trade, there was no fresh price at the decision; what is held stays";
        }

        foreach (var trade in trades.Where(t => double.IsNaN(t.Price)))
        {
            yield return $"{market.Instruments[trade.Instrument].Symbol}: has no price yet, so its cost and margin are not known";
        }
    }
}
