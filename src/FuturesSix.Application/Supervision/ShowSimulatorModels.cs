using FuturesSix.Core.Supervision;
using FuturesSix.Data;
using FuturesSix.Data.Supervision;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Application.Supervision;

/// <summary>The newest version of a strategy's model, and how it moved.</summary>
/// <param name="Model">The newest version.</param>
/// <param name="Previous">Name of the version before; null = there is none.</param>
/// <param name="Versions">How many versions there are.</param>
/// <param name="Drift">Every coefficient against the version before.</param>
public sealed record SimulatorModelView(SimulatorModel Model, string? Previous, int Versions, IReadOnlyList<CoefficientDrift> Drift);

/// <summary>Shows the simulator models of a supervisor.</summary>
public static class ShowSimulatorModels
{
    /// <summary>The newest version of every strategy, or of one, in ordinal order.</summary>
    /// <param name="folder">The supervisor's folder.</param>
    /// <param name="strategy">The strategy; null = all.</param>
    /// <exception cref="InputException">There are no models, none of that strategy, or one cannot be read.</exception>
    public static IReadOnlyList<SimulatorModelView> Execute(string folder, string? strategy = null)
    {
        var models = new ModelStore(new SupervisorFolder(folder).Models).List();
        if (models.Count == 0)
        {
            throw new RequestException($"{Path.GetFullPath(folder)}: there are no models; expected some: 'fsix supervise' trains them");
        }

        string[] strategies = [.. models.Select(m => m.Strategy).Distinct(StringComparer.Ordinal)];
        return strategy is null || strategies.Contains(strategy, StringComparer.Ordinal)
            ? [.. models.Where(m => strategy is null || m.Strategy == strategy).GroupBy(m => m.Strategy, StringComparer.Ordinal).Select(g => View([.. g]))]
            : throw new RequestException($"strategy '{strategy}': there is no model of it; {NearestName.Suggest(strategy, strategies)}");
    }

    private static SimulatorModelView View(List<SimulatorModel> versions)
    {
        var previous = versions.Count > 1 ? versions[^2] : null;
        return new SimulatorModelView(versions[^1], previous?.Version, versions.Count, ModelDrift.Of(previous, versions[^1]));
    }
}
