using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Data;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>One registered engine.</summary>
/// <param name="Name">Name.</param>
/// <param name="BaseWeight">Default base weight; 0 = only where configured.</param>
/// <param name="Settings">The settings it reads.</param>
/// <param name="Needs">What it needs of a dataset besides prices; empty when nothing.</param>
public sealed record EngineListing(string Name, double BaseWeight, IReadOnlyList<string> Settings, string Needs)
{
    /// <summary>The dataset that was asked about; null when none was.</summary>
    public string? Dataset { get; init; }

    /// <summary>What that dataset lacks for it; null when it can run, or when no dataset was asked about.</summary>
    public string? Missing { get; init; }

    /// <summary>Whether it can run on that dataset; null when none was asked about.</summary>
    public bool? Ready => Dataset is null ? null : Missing is null;
}

/// <summary>Lists the engines that can be configured, and what each lacks on a dataset.</summary>
public static class ListEngines
{
    /// <summary>Every engine of <paramref name="registry"/> (null = the built-in ones), by name, with default settings.</summary>
    /// <param name="dataset">synthetic, or the path of a dataset file, to be told what each engine lacks there; null = none.</param>
    /// <param name="registry">The engines that exist.</param>
    /// <exception cref="InputException">The dataset cannot be read.</exception>
    public static IReadOnlyList<EngineListing> Execute(string? dataset = null, EngineRegistry? registry = null)
    {
        var market = dataset is null ? null : RunDataset.Open(dataset).Market;
        return [.. (registry ?? EngineRegistry.BuiltIn).All.Select(e => Describe(e, market))];
    }

    private static EngineListing Describe(EngineRegistration registration, MarketData? market)
    {
        var settings = new EngineSettings(registration.Name, new Dictionary<string, string>(StringComparer.Ordinal));
        var engine = registration.Create(settings);
        return new EngineListing(registration.Name, registration.BaseWeight, [.. settings.KnownKeys.Order(StringComparer.Ordinal)], registration.Needs)
        {
            Dataset = market?.Name,
            Missing = market is null ? null : engine.MissingInputs(market),
        };
    }
}
