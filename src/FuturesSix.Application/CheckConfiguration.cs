using FuturesSix.Data;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Application;

/// <summary>What a check of a configuration found.</summary>
public sealed record ConfigurationCheck
{
    /// <summary>The file, as it was named; null when there is none.</summary>
    public required string? File { get; init; }

    /// <summary>True when nothing is wrong.</summary>
    public bool Passed => Problems.Count == 0;

    /// <summary>Everything that is wrong: where it stands and what was expected.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The effective configuration; null when something is wrong.</summary>
    public ConfigurationOutcome? Outcome { get; init; }
}

/// <summary>Checks a configuration without running it.</summary>
public static class CheckConfiguration
{
    /// <summary>Resolves and validates.</summary>
    /// <param name="request">Where the configuration comes from.</param>
    /// <param name="promotions">The folder of promotions; null = there is none.</param>
    /// <exception cref="InputException">There is no such file.</exception>
    public static ConfigurationCheck Execute(ConfigurationRequest request, string? promotions = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.File is { } file && !File.Exists(file))
        {
            throw new RequestException($"configuration '{file}': there is no such file; expected the path of a YAML file");
        }

        try
        {
            return new ConfigurationCheck { File = request.File, Outcome = ShowConfiguration.Execute(request, promotions) };
        }
        catch (ConfigurationException error)
        {
            return new ConfigurationCheck { File = request.File, Problems = error.Problems };
        }
        catch (InputException error)
        {
            return new ConfigurationCheck { File = request.File, Problems = [error.Message] };
        }
    }
}
