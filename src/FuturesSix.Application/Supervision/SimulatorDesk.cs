using System.Text;
using FuturesSix.Core.Supervision;
using FuturesSix.Data.Journals;
using FuturesSix.Data.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>Knows which version of a strategy's model is in force at a moment, and trains it when it is not there yet.</summary>
internal sealed class SimulatorDesk(ModelStore store, Evidence evidence, SimulatorOptions options)
{
    private readonly Dictionary<(int Strategy, long Cutoff), Bound> _bound = [];

    /// <summary>What a signal was expected to earn, and the number of the version that says so.</summary>
    public (double Bps, int Version) Expect(SignalRow signal)
    {
        var bound = At(signal.Strategy, signal.Ticks);
        for (var j = 0; j < bound.Features.Length; j++)
        {
            bound.Values[j] = signal.Features.ValueOf(bound.Features[j]);
        }

        return (bound.Model.Expected(signal.Score, bound.Values), bound.Version);
    }

    /// <summary>The version in force at a moment.</summary>
    public SimulatorModel InForce(int strategy, long ticks) => At(strategy, ticks).Model;

    private Bound At(int strategy, long ticks)
    {
        var cutoff = SimulatorTrainer.CutoffOf(ticks, options);
        if (!_bound.TryGetValue((strategy, cutoff.UtcTicks), out var bound))
        {
            var name = evidence.Names.Strategies[strategy];
            var model = store.GetOrTrain(name, cutoff, () =>
            {
                var window = evidence.Window(strategy);
                return SimulatorTrainer.Train(name, cutoff, window.Names, window.Rows(), options);
            });
            _bound[(strategy, cutoff.UtcTicks)] = bound = new Bound(
                model,
                evidence.Names.Versions.NumberOf(Encoding.UTF8.GetBytes(model.Version)),
                [.. model.Coefficients.Select(c => evidence.Names.Features.NumberOf(Encoding.UTF8.GetBytes(c.Feature)))],
                new double[model.Coefficients.Count]);
        }

        return bound;
    }

    private sealed record Bound(SimulatorModel Model, int Version, int[] Features, double[] Values);
}
