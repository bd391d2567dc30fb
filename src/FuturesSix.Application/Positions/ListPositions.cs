using FuturesSix.Data;
using FuturesSix.Data.Orders;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Positions;

/// <summary>Lists the target positions of a stored run on a day, from its verified files.</summary>
public static class ListPositions
{
    /// <summary>The positions of the decision in force.</summary>
    /// <param name="request">Which run, day and instruments.</param>
    /// <param name="cancel">Stops the verification.</param>
    /// <exception cref="InputException">The run is missing or damaged, or decided nothing for that day or instrument.</exception>
    public static PositionList Execute(PositionsRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var store = new RunStore(request.Artifacts);
        var run = store.Open(request.RunId);
        if (store.Verify(request.RunId, cancel) is { Count: > 0 } damage)
        {
            throw new RunStoreException([$"The run '{request.RunId}' is not as it was written; expected an intact run:", .. damage]);
        }

        PositionDates.Check(run.Meta, request.Date);
        var decision = RunDecisionReader.Read(run, request.Date);
        var symbols = PositionDates.Instruments(request.Instruments, [.. decision.Contracts.Keys], request.RunId);
        return new PositionList(
            decision.Date, decision.Equity, run.Meta.AccountCurrency, [.. symbols.Select(s => Describe(run.Meta, decision, s))], [.. PositionDates.Notes(run.Meta, request.Date, decision.Date)]);
    }

    private static Position Describe(RunMeta run, RunDecision decision, string symbol)
    {
        var (contracts, reason) = (decision.Contracts[symbol], decision.Reasons[symbol]);
        return new Position(
            run.RunId, run.Synthetic, decision.Date, symbol, contracts, reason.Final, contracts == 0 ? 0 : reason.Final * decision.Equity, reason.Limits);
    }
}
