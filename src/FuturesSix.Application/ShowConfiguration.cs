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
    /// <exception cref="ConfigurationException">Everything that is wrong with it.</exception>
    public static ConfigurationOutcome Execute(ConfigurationRequest request)
    {
        var configuration = ConfigurationReader.Read(request);
        return new ConfigurationOutcome(configuration, ConfigurationWriter.Write(configuration), RunIdentity.ConfigurationHash(configuration));
    }
}
