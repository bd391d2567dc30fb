using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Orders;

/// <summary>Reads a rebalance of a stored run from its artifacts.</summary>
public static class RunDecisionReader
{
    private const string TargetsFile = "contracts.csv";

    /// <summary>Reads the last rebalance, or the last one at or before <paramref name="date"/>.</summary>
    /// <param name="run">The run, whose files were verified.</param>
    /// <param name="date">null = the last.</param>
    /// <exception cref="InputException">The run has no rebalance then, or its files are of another version.</exception>
    public static RunDecision Read(StoredRun run, DateOnly? date = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var rows = new RunRows(run.Path);
        var dates = rows.Dates(TargetsFile);
        var at = dates.LastOrDefault(d => date is null || d <= date);
        if (at == default)
        {
            throw new OrderException(dates.Count == 0
                ? $"The run '{run.Meta.RunId}' has no rebalance; expected a run of a longer period"
                : $"The run '{run.Meta.RunId}' has no rebalance at or before {date:yyyy-MM-dd}; expected a date from {dates[0]:yyyy-MM-dd} on");
        }

        var contracts = rows.Wide(at, TargetsFile);
        return new RunDecision(at, rows.Wide(at, "equity_curve.csv").GetValueOrDefault("equity", double.NaN), contracts, Reasons(run, rows, at, contracts.Keys));
    }

    private static Dictionary<string, TargetReason> Reasons(StoredRun run, RunRows rows, DateOnly at, IEnumerable<string> symbols)
    {
        var (levered, braked, final) = (rows.Wide(at, "weights_raw.csv"), rows.Wide(at, "weights_scaled.csv"), rows.Wide(at, "weights.csv"));
        var (tilted, limits) = (new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        rows.On(at, "risk_targeting/weights_pre_risk_targeting.csv", t => tilted[t.Text(1)] = t.Number(2, t.Text(1), at));
        rows.On(at, RunFiles.Limits, t => limits[t.Text(1)] = t.Text(2));
        var (leverage, brake) = (Leverage(rows, at), Brake(run, rows, at));
        var sleeves = Sleeves(run, rows, at);
        var convexity = Convexity(run, rows, at);
        return symbols.ToDictionary(
            s => s,
            s => new TargetReason
            {
                Sleeves = [.. sleeves[s]],
                Tilted = tilted.GetValueOrDefault(s),
                Leverage = leverage,
                Levered = levered.GetValueOrDefault(s),
                Brake = brake,
                Convexity = convexity.GetValueOrDefault(s),
                Braked = braked.GetValueOrDefault(s),
                Limits = limits.GetValueOrDefault(s, ""),
                Final = final.GetValueOrDefault(s),
            },
            StringComparer.Ordinal);
    }

    private static double Leverage(RunRows rows, DateOnly at)
    {
        var factor = double.NaN;
        rows.On(at, "risk_targeting/decisions.csv", t => factor = t.Number(t.Column("leverage"), "leverage", at) is var l && l == 0 ? 0 : l / t.Number(t.Column("unit_gross"), "unit_gross", at));
        return factor;
    }

    private static double Brake(StoredRun run, RunRows rows, DateOnly at) =>
        run.Summary.Brake.Acts ? rows.Wide(at, RunFiles.RiskApplied).GetValueOrDefault("risk_scalar_applied", 1) : 1;

    /// <summary>The convexity position by its instrument; empty when none acts.</summary>
    private static Dictionary<string, double> Convexity(StoredRun run, RunRows rows, DateOnly at)
    {
        var held = new Dictionary<string, double>(StringComparer.Ordinal);
        if (run.Summary.Convexity is { Acts: true })
        {
            rows.On(at, RunFiles.Convexity, t => held[t.Text(1)] = t.Number(t.Column("weight"), "weight", at));
        }

        return held;
    }

    /// <summary>The sleeves' own scalars; empty when none acts.</summary>
    private static Dictionary<string, double> Scalars(StoredRun run, RunRows rows, DateOnly at)
    {
        var scalars = new Dictionary<string, double>(StringComparer.Ordinal);
        if (run.Summary is { SleeveScalars: not null, Brake.Acts: true })
        {
            rows.On(at, RunFiles.SleevesApplied, t => scalars[t.Text(1)] = t.Number(2, t.Text(1), at));
        }

        return scalars;
    }

    private static ILookup<string, SleeveReason> Sleeves(StoredRun run, RunRows rows, DateOnly at)
    {
        var forecasts = new List<(string Engine, string Bet, double Value)>();
        rows.On(at, "engine_forecasts.csv", t => forecasts.Add((t.Text(1), t.Text(2), t.Number(3, t.Text(2), at))));
        var bases = run.Summary.Engines.ToDictionary(e => e.Name, e => e.BaseWeight, StringComparer.Ordinal);
        var scalars = Scalars(run, rows, at);
        var found = new List<(string Symbol, SleeveReason Reason)>();
        rows.On(at, "construction_weights.csv", t =>
        {
            var (engine, symbol) = (t.Text(1), t.Text(2));
            var forecast = Forecast(forecasts.Where(f => f.Engine == engine), symbol);
            found.Add((symbol, new SleeveReason(engine, forecast, t.Number(4, symbol, at), bases.GetValueOrDefault(engine, double.NaN), t.Number(3, symbol, at), scalars.GetValueOrDefault(engine, 1))));
        });
        return found.ToLookup(f => f.Symbol, f => f.Reason, StringComparer.Ordinal);
    }

    /// <summary>The forecast of the bet named after the symbol, otherwise the mean over the spreads that name it.</summary>
    private static double Forecast(IEnumerable<(string Engine, string Bet, double Value)> bets, string symbol)
    {
        var known = bets.Where(b => !double.IsNaN(b.Value)).ToList();
        var own = known.Where(b => b.Bet == symbol).ToList();
        var chosen = own.Count > 0 ? own : [.. known.Where(b => b.Bet.Split(' ', '-', '_', '/', '|', ':', '+').Contains(symbol, StringComparer.Ordinal))];
        return chosen.Count == 0 ? double.NaN : chosen.Average(b => b.Value);
    }
}
