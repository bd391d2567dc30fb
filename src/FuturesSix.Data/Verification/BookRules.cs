using FuturesSix.Core.Allocator;
using FuturesSix.Core.Margin;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>The simulated book: sums, compounding, costs, and the walls around the brake.</summary>
internal static class BookRules
{
    private const string Returns = "portfolio_returns.csv";
    private const string Sleeves = "sleeve_returns.csv";
    private const string Instruments = "instrument_returns.csv";
    private const string Equity = "equity_curve.csv";
    private const string Costs = "costs.csv";
    private const string Exposure = "exposure.csv";
    private const string UnbrakedReturns = "unbraked_returns.csv";
    private const string UnbrakedSleeves = "unbraked_sleeve_returns.csv";
    private const string UnbrakedEquity = "unbraked_equity.csv";
    private const string UnitReturns = "trend_unit_returns.csv";
    private const string Assets = "asset_returns.csv";

    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new("sums", "sleeves + execution + cost = the day's return, instruments + cost too, of the book and of the unbraked book, to 1e-10", [Returns, Sleeves, Instruments, UnbrakedReturns, UnbrakedSleeves], Sums),
        new("equity", "equity is the capital at the effective start and compounds with the returns, of the book and of the unbraked book, to 1e-10", [Returns, Equity, UnbrakedReturns, UnbrakedEquity], Compounding),
        new("costs", "costs add up, are the column cost of the sleeves over the equity of the day before, and turnover is traded notional over it", [Costs, Sleeves, Exposure, Equity], CostSums),
        new("unit_returns", "unit returns are the reference sleeve's ungated unlevered weight in force times the return", [UnitReturns, Assets, "construction_weights.csv", Returns, "weights_raw.csv"], Units),
        new("isolation", "the book is the unbraked book until the first scalar other than 1 is filled; with a brake that does not act, throughout", [Returns, UnbrakedReturns, Sleeves, UnbrakedSleeves, RunFiles.RiskApplied], Isolation),
    ];

    private static void Sums(RunArtifacts run, CheckTally tally)
    {
        foreach (var (returns, sleeves) in new[] { (Returns, Sleeves), (UnbrakedReturns, UnbrakedSleeves) })
        {
            AddUp(run.Table(returns), run.Table(sleeves), null, tally);
        }

        AddUp(run.Table(Returns), run.Table(Instruments), run.Table(Sleeves), tally);
    }

    private static void AddUp(ArtifactTable total, ArtifactTable parts, ArtifactTable? cost, CheckTally tally)
    {
        for (var row = 0; row < total.Rows; row++)
        {
            var sum = cost is null ? 0 : cost.Number(row, cost.Header.Count - 1);
            for (var c = 1; c < parts.Header.Count; c++)
            {
                sum += parts.Number(row, c);
            }

            tally.Near(total, row, 1, sum, Tolerances.Sums, $"the sum of {parts.Shape.Path}{(cost is null ? "" : " and the cost")}");
        }
    }

    private static void Compounding(RunArtifacts run, CheckTally tally)
    {
        foreach (var (returnsFile, equityFile) in new[] { (Returns, Equity), (UnbrakedReturns, UnbrakedEquity) })
        {
            var returns = run.Table(returnsFile).Numbers(1);
            var equity = run.Table(equityFile);
            var offset = run.Table(returnsFile).Rows - equity.Rows;
            for (var row = 0; row < equity.Rows; row++)
            {
                var before = row == 0 ? run.Configuration.Options.Simulation.Capital : equity.Number(row - 1, 1);
                tally.Near(equity, row, 1, before * (1 + returns[offset + row]), Tolerances.Sums, row == 0 ? "simulation.capital" : $"{CheckTally.Say(before)} x (1 + {CheckTally.Say(returns[offset + row])})");
            }

            for (var row = 0; row < offset; row++)
            {
                tally.Near(run.Table(returnsFile), row, 1, 0, 0, "the book is flat before the effective start");
            }
        }
    }

    private static void CostSums(RunArtifacts run, CheckTally tally)
    {
        var (costs, sleeves, exposure, equity) = (run.Table(Costs), run.Table(Sleeves), run.Table(Exposure), run.Table(Equity));
        var (capital, offset) = (run.Configuration.Options.Simulation.Capital, costs.Rows - equity.Rows);
        for (var row = 0; row < costs.Rows; row++)
        {
            tally.Near(costs, row, 4, costs.Number(row, 1) + costs.Number(row, 2) + costs.Number(row, 3), Tolerances.Sums, "slippage + commission + roll");
            var before = row <= offset ? capital : equity.Number(row - offset - 1, 1);
            tally.Near(sleeves, row, sleeves.Header.Count - 1, -costs.Number(row, 4) / before, Tolerances.Sums, "total cost over the equity of the day before");
            tally.Near(exposure, row, 4, costs.Number(row, 5) / before, Tolerances.Sums, "traded notional over the equity of the day before");
        }
    }

    private static void Units(RunArtifacts run, CheckTally tally)
    {
        var (units, assets, book, rebalances) = (run.Table(UnitReturns), run.Table(Assets), run.Table("construction_weights.csv"), run.Table("weights_raw.csv").Dates);
        if (units.Rows == 0)
        {
            return;
        }

        var sleeve = "trend";
        var weight = run.Summary.Engines.First(e => e.Name == sleeve).BaseWeight;
        var inForce = new Dictionary<string, double>(StringComparer.Ordinal);
        var k = -1;
        for (var day = 0; day < units.Rows; day++)
        {
            while (k + 1 < rebalances.Count && assets.RowsOf(rebalances[k + 1]).First + run.Configuration.Options.Simulation.FillDelay < day)
            {
                k++;
                var (first, count) = book.RowsOf(rebalances[k]);
                inForce = Enumerable.Range(first, count).Where(r => book.Text(r, 1) == sleeve).ToDictionary(r => book.Text(r, 2), r => book.Number(r, 3), StringComparer.Ordinal);
            }

            for (var c = 1; c < units.Header.Count; c++)
            {
                tally.Near(units, day, c, inForce.GetValueOrDefault(units.Header[c]) / weight * assets.Number(day, c), Tolerances.Weights, "weight in force / base weight x return");
            }
        }
    }

    private static void Isolation(RunArtifacts run, CheckTally tally)
    {
        var applied = run.Table(RunFiles.RiskApplied);
        var acts = run.Configuration.Options.Allocator.Mode != AllocatorMode.Off;
        var first = acts ? Enumerable.Range(0, applied.Rows).FirstOrDefault(k => applied.Number(k, 1) != 1, -1) : -1;
        var until = first < 0 ? int.MaxValue : run.Table(Returns).RowsOf(applied.Dates[first]).First + run.Configuration.Options.Simulation.FillDelay - 1;
        foreach (var (braked, free) in new[] { (run.Table(Returns), run.Table(UnbrakedReturns)), (run.Table(Sleeves), run.Table(UnbrakedSleeves)) })
        {
            for (var row = 0; row < Math.Min(braked.Rows, free.Rows) && row <= until; row++)
            {
                for (var c = 1; c < braked.Header.Count; c++)
                {
                    tally.Near(braked, row, c, free.Number(row, c), 0, $"{free.Shape.Path}: no scalar other than 1 was filled yet");
                }
            }
        }
    }
}
