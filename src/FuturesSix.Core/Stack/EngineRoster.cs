using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;

namespace FuturesSix.Core.Stack;

/// <summary>Layer 1 of a run: creates the configured engines, leaves out those without data, renormalises the base
/// weights over the rest.</summary>
internal static class EngineRoster
{
    /// <summary>Forecasts of every engine that can run. Engines with data come first, in configuration order.</summary>
    /// <exception cref="StackException">A required engine lacks its inputs, or none has data.</exception>
    public static IReadOnlyList<EngineOutcome> Forecast(
        IReadOnlyList<EngineOptions> options, EngineRegistry registry, EngineInput input, CancellationToken cancel)
    {
        var created = options
            .Where(o => o.Weight > 0)
            .Select(o => (Options: o, Engine: registry.Find(o.Name)!.Create(new EngineSettings(o.Name, o.Settings))))
            .Select(c => (c.Options, c.Engine, Missing: c.Engine.MissingInputs(input.Market)))
            .ToList();
        foreach (var (engine, _, missing) in created.Where(c => c.Options.Required && c.Missing is not null))
        {
            throw new StackException($"Engine '{engine.Name}' is required, but {missing}; expected a dataset with its inputs, or required: false.");
        }

        var total = created.Where(c => c.Missing is null).Sum(c => c.Options.Weight);
        if (!(total > 0))
        {
            throw new StackException($"No engine can run on dataset '{input.Market.Name}': {string.Join("; ", created.Select(c => $"{c.Options.Name}: {c.Missing}"))}.");
        }

        var taking = new List<EngineOutcome>();
        var leftOut = new List<EngineOutcome>();
        foreach (var (engine, instance, missing) in created)
        {
            cancel.ThrowIfCancellationRequested();
            if (missing is null)
            {
                var forecast = instance.Forecast(input);
                taking.Add(forecast.Bets.Count > 0
                    ? new EngineOutcome(engine.Name, engine.Weight, engine.Weight / total, forecast, null)
                    : throw new StackException($"Engine '{engine.Name}' found its inputs in dataset '{input.Market.Name}' but forecasts nothing; expected at least one bet, or a reason from MissingInputs."));
            }
            else
            {
                leftOut.Add(new EngineOutcome(engine.Name, engine.Weight, 0, null, missing));
            }
        }

        return [.. taking, .. leftOut];
    }

    /// <summary>The engines that take part, as layer 3 wants them.</summary>
    public static IReadOnlyList<WeightedForecast> Weighted(IReadOnlyList<EngineOutcome> engines) =>
        [.. engines.Where(e => e.Forecast is not null).Select(e => new WeightedForecast(e.Name, e.BaseWeight, e.Forecast!))];

    /// <summary>Instruments that some bet of some engine names, ascending.</summary>
    public static IReadOnlyList<int> Universe(IReadOnlyList<EngineOutcome> engines) =>
        [.. engines.Where(e => e.Forecast is not null)
            .SelectMany(e => e.Forecast!.Bets).SelectMany(b => b.Legs).Select(l => l.Instrument).Distinct().Order()];
}
