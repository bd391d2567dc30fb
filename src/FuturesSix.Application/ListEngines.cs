using FuturesSix.Core.Engines;

namespace FuturesSix.Application;

/// <summary>One registered engine.</summary>
/// <param name="Name">Name.</param>
/// <param name="BaseWeight">Default base weight; 0 = only where configured.</param>
/// <param name="Settings">The settings it reads.</param>
public sealed record EngineListing(string Name, double BaseWeight, IReadOnlyList<string> Settings);

/// <summary>Lists the engines that can be configured.</summary>
public static class ListEngines
{
    /// <summary>Every engine of <paramref name="registry"/> (null = the built-in ones), by name.</summary>
    public static IReadOnlyList<EngineListing> Execute(EngineRegistry? registry = null) =>
        [.. (registry ?? EngineRegistry.BuiltIn).All.Select(e => new EngineListing(e.Name, e.BaseWeight, Settings(e)))];

    private static string[] Settings(EngineRegistration engine)
    {
        var settings = new EngineSettings(engine.Name, new Dictionary<string, string>(StringComparer.Ordinal));
        engine.Create(settings);
        return [.. settings.KnownKeys.Order(StringComparer.Ordinal)];
    }
}
