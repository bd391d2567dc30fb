using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Stack;

namespace FuturesSix.Tests.Stack;

/// <summary>Markets and options that the tests of the whole stack share.</summary>
internal static class StackCases
{
    public static MarketData Market { get; } = TestMarkets.Random(81, rows: 900, instruments: 6, missing: 0.03, rawPrices: true);

    public static StackOptions Braked { get; } = new() { Allocator = new AllocatorOptions { Mode = AllocatorMode.Compute } };

    public static StackResult Run(MarketData market, StackOptions? options = null, PrecomputedBrake? brake = null) =>
        CanonicalStack.Run(new StackInput(market, options ?? new StackOptions(), EngineRegistry.BuiltIn, null, brake), null, TestContext.Current.CancellationToken);

    /// <summary>Every dated number a run decides, as (series, date, value) in a fixed order; what artifacts are written from.</summary>
    public static IEnumerable<(string Series, DateOnly Date, double Value)> Rows(StackResult run)
    {
        foreach (var row in Daily(run).Concat(Decided(run)))
        {
            yield return row;
        }
    }

    private static IEnumerable<(string Series, DateOnly Date, double Value)> Daily(StackResult run)
    {
        foreach (var (name, book) in new[] { ("book", run.Book), ("shadow", run.Shadow) })
        {
            for (var d = 0; d < book.Days; d++)
            {
                yield return ($"{name}.equity", book.Dates[d], book.Equity[d]);
                yield return ($"{name}.gross", book.Dates[d], book.Gross[d]);
                yield return ($"{name}.margin", book.Dates[d], book.Margin[d]);
                yield return ($"{name}.cost", book.Dates[d], book.Slippage[d] + book.Commission[d] + book.RollCost[d]);
            }

            foreach (var row in Of($"{name}.sleeves", book.SleeveReturns).Concat(Of($"{name}.weights", book.Weights)).Concat(Of($"{name}.contracts", book.Contracts)))
            {
                yield return row;
            }
        }

        foreach (var row in Of("unit", run.TrendUnitReturns!).Concat(run.Brake.State is { } state ? Of("state", state.States) : []))
        {
            yield return row;
        }

        for (var s = 0; s < run.Brake.Risk?.Scalars.Length; s++)
        {
            yield return ("scalar", run.Brake.State!.States.Dates[s], run.Brake.Risk.Scalars[s]);
        }
    }

    private static IEnumerable<(string Series, DateOnly Date, double Value)> Decided(StackResult run)
    {
        for (var k = 0; k < run.Schedule.Count; k++)
        {
            var date = run.Schedule.Dates[k];
            yield return ("leverage", date, run.RiskTargeting.Targets[k].Leverage);
            yield return ("volatility", date, run.RiskTargeting.Targets[k].BookVolatility);
            yield return ("applied", date, run.Brake.Applied[k]);
            for (var g = 0; g < run.Policy.Engines.Count; g++)
            {
                yield return ($"policy.{run.Policy.Engines[g]}", date, run.Policy.Applied[g][k]);
            }

            for (var e = 0; e < run.RiskTargeting.After.Engines.Count; e++)
            {
                for (var i = 0; i < run.Market.Count; i++)
                {
                    yield return ($"sleeve.{e}.{i}", date, run.RiskTargeting.After.Weights(k, e)[i]);
                }
            }
        }
    }

    private static IEnumerable<(string Series, DateOnly Date, double Value)> Of(string name, Panel panel)
    {
        for (var c = 0; c < panel.Columns.Count; c++)
        {
            for (var t = 0; t < panel.Rows; t++)
            {
                yield return ($"{name}.{panel.Columns[c]}", panel.Dates[t], panel[t, c]);
            }
        }
    }
}
