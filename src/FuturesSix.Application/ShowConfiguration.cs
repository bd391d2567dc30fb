using FuturesSix.Application.Allocation;
using FuturesSix.Core.Engines;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>A configuration that is valid.</summary>
/// <param name="Configuration">The effective configuration.</param>
/// <param name="Yaml">As YAML: every key with its value.</param>
/// <param name="Hash">Its hash, as runs record it.</param>
public sealed record ConfigurationOutcome(RunConfiguration Configuration, string Yaml, string Hash);

/// <summary>Resolves and validates a configuration without running it.</summary>
public static class ShowConfiguration
{
    /// <summary>The effective configuration.</summary>
    /// <param name="request">Where it comes from.</param>
    /// <param name="promotions">The folder of promotions; null = there is none.</param>
    /// <exception cref="InputException">Everything that is wrong with it, or the promotion it names.</exception>
    public static ConfigurationOutcome Execute(ConfigurationRequest request, string? promotions = null)
    {
        var (configuration, _) = PromotionInForce.Apply(ConfigurationReader.Read(request), promotions, EngineRegistry.BuiltIn);
        return new ConfigurationOutcome(configuration, ConfigurationWriter.Write(configuration), RunIdentity.ConfigurationHash(configuration));
    }
}
