using System.Globalization;
using System.Text.Json;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Overlay;
using FuturesSix.Core.Policy;

namespace FuturesSix.Core.Stack;

/// <summary>Says in words where the figures of a waterfall come from.</summary>
internal static class WaterfallWords
{
    public static string Gate(StackResult run, string engine, int k)
    {
        for (var g = 0; g < run.Policy.Engines.Count; g++)
        {
            if (run.Policy.Engines[g] == engine)
            {
                var state = run.Policy.Applied[g][k] switch { 1 => "open", 0 => "closed", _ => "no known state" };
                return run.Policy.SourceRunId is { } source
                    ? $"gate {state}, as run {source} decided"
                    : $"gate on {run.Policy.States[g].Feature}: {state}";
            }
        }

        return "no gate";
    }

    public static string Factor(PolicyFactor factor, int k) => factor.Detail[k].Length > 0
        ? factor.Detail[k]
        : double.IsNaN(factor.Value[k]) ? "no known value" : string.Create(CultureInfo.InvariantCulture, $"at {factor.Value[k]:0.###}");

    public static string ActiveBets(int active) => string.Create(CultureInfo.InvariantCulture, $"{active} active bets");

    public static string Volatility(BetLeg leg, double target, double sigma) => string.Create(
        CultureInfo.InvariantCulture, $"{(leg.Direction < 0 ? "short leg, " : "")}{target:0.##%} / {sigma:0.0#%}{(leg.Scaling == LegScaling.UnflooredVolatility ? " unfloored" : "")}");

    public static string Tilts(StackResult run, int k, string engine, int i)
    {
        var date = run.Schedule.Dates[k];
        var instrument = run.Market.Instruments[i];
        var tilts = run.Options.Overlay.Tilts.Where(t => t.Start <= date && date <= t.End && DiscretionaryOverlay.Touches(t, engine, instrument));
        return string.Join("; ", tilts.Select(t => string.Create(
            CultureInfo.InvariantCulture, $"{Snake(t.Scope.ToString())} {t.Target} x{t.Multiplier:0.###} by {t.Author}: {t.Intent}")));
    }

    public static string Leverage(StackResult run, int k)
    {
        var (target, options) = (run.RiskTargeting.Targets[k], run.Options.RiskTargeting);
        return target.FlatReason is { } flat ? $"flat: {flat}" : string.Create(
            CultureInfo.InvariantCulture,
            $"target {options.TargetVolatility:0.##%} / volatility {target.UnitVolatility:0.0#%} of the unit book, in [{options.LeverageFloor:0.##}, {options.LeverageCap:0.##}]");
    }

    public static string Brake(StackResult run, int k)
    {
        return run.Brake.Acts ? Regime(run, k) : "mode off";
    }

    /// <summary>The regime that the scalars of a rebalance come from.</summary>
    public static string Regime(StackResult run, int k)
    {
        if (run.Brake.SourceRunId is { } source)
        {
            return $"as run {source} decided";
        }

        return run.Brake.Exposure.Applied[k].SourceDate is { } date && run.Brake is { State: { } state, Regime: { } regime }
            ? $"{regime.Days[state.States.RowOf(date)].Regime.ToString().ToUpperInvariant()}, state of {date:yyyy-MM-dd}"
            : "no known state before the last rebalance";
    }

    /// <summary>The set flags in snake_case.</summary>
    public static IEnumerable<string> Flags<T>(T flags)
        where T : struct, Enum => Enum.GetValues<T>().Where(f => Convert.ToInt64(f, CultureInfo.InvariantCulture) != 0 && flags.HasFlag(f)).Select(f => Snake(f.ToString()));

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
