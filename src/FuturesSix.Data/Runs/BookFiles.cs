using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Data.Runs;

/// <summary>Artifacts of the simulated book: returns, equity, positions, costs.</summary>
internal static class BookFiles
{
    public static IReadOnlyList<RunFile> All { get; } =
    [
        new("portfolio_returns.csv", null, (s, r) => ArtifactTables.Series(s, "ret", r.Result.Book.Dates, r.Result.Book.Returns)),
        new("equity_curve.csv", null, (s, r) => Equity(s, r, r.Result.Book)),
        new("asset_returns.csv", null, (s, r) => ArtifactTables.Wide(s, r.OfUniverse(r.Result.Market.Returns).Slice(r.Result.Shadow.FirstRow, r.Result.Shadow.Days))),
        new("sleeve_returns.csv", null, (s, r) => ArtifactTables.Wide(s, r.Result.Book.SleeveReturns)),
        new("instrument_returns.csv", null, (s, r) => ArtifactTables.Wide(s, r.OfHoldable(r.Result.Book.InstrumentReturns))),
        new("trend_unit_returns.csv", null, (s, r) => ArtifactTables.Wide(s, r.Result.TrendUnitReturns ?? new Panel([], [], []))),
        new("unbraked_returns.csv", null, (s, r) => ArtifactTables.Series(s, "ret", r.Result.Shadow.Dates, r.Result.Shadow.Returns)),
        new("unbraked_equity.csv", null, (s, r) => Equity(s, r, r.Result.Shadow)),
        new("unbraked_sleeve_returns.csv", null, (s, r) => ArtifactTables.Wide(s, r.Result.Shadow.SleeveReturns)),
        new("exposure.csv", null, Exposure),
        new("weights.csv", 7, (s, r) => ArtifactTables.Wide(s, r.OfHoldable(r.Result.Book.Weights))),
        new("contracts.csv", 7, (s, r) => ArtifactTables.Wide(s, r.OfHoldable(r.Result.Book.Contracts))),
        new(RunFiles.Limits, 7, Limits),
        new("costs.csv", 7, Costs),
    ];

    private static void Equity(Stream stream, RunOutput run, SimulationResult book)
    {
        var first = run.FirstActiveDay(book.Days);
        ArtifactTables.Series(stream, "equity", book.Dates.AsSpan(first), book.Equity.AsSpan(first));
    }

    private static void Exposure(Stream stream, RunOutput run)
    {
        var book = run.Result.Book;
        using var text = new ArtifactText(stream);
        text.Header("date", "gross", "net", "margin", "turnover");
        for (var d = 0; d < book.Days; d++)
        {
            text.Cell(book.Dates[d]).Cell(book.Gross[d]).Cell(book.Net[d]).Cell(book.Margin[d]).Cell(book.Turnover[d]).End();
        }
    }

    private static void Limits(Stream stream, RunOutput run)
    {
        var (book, all) = (run.Result.Book, run.Result.Market.Count);
        using var text = new ArtifactText(stream);
        text.Header("date", "instrument", "limits");
        for (var k = 0; k < book.Contracts.Rows; k++)
        {
            foreach (var i in run.Result.Holdable.Where(i => book.Limits[(k * all) + i] != ExecutionLimits.None))
            {
                text.Cell(book.Contracts.Dates[k]).Cell(run.Symbol(i)).Cell(RunNames.Bounds(book.Limits[(k * all) + i])).End();
            }
        }
    }

    private static void Costs(Stream stream, RunOutput run)
    {
        var book = run.Result.Book;
        using var text = new ArtifactText(stream);
        text.Header("date", "slippage", "commission", "roll", "total", "traded_notional");
        for (var d = 0; d < book.Days; d++)
        {
            text.Cell(book.Dates[d]).Cell(book.Slippage[d]).Cell(book.Commission[d]).Cell(book.RollCost[d])
                .Cell(book.Slippage[d] + book.Commission[d] + book.RollCost[d]).Cell(book.TradedNotional[d]).End();
        }
    }
}
