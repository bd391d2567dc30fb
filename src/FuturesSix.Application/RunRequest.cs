using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Application;

/// <summary>Asks for a run of the canonical stack.</summary>
public sealed record RunRequest
{
    /// <summary>Where the configuration comes from.</summary>
    public ConfigurationRequest Configuration { get; init; } = new();

    /// <summary>The artifacts folder; the run is written to <c>runs/{run_id}</c> under it.</summary>
    public required string Artifacts { get; init; }

    /// <summary>The folder of promotions; null = there is none.</summary>
    public string? Promotions { get; init; }

    /// <summary>Id of the run; null = named after what determines it.</summary>
    public string? RunId { get; init; }

    /// <summary>Whose formulas the outcome's statistics are by; what is stored does not depend on it.</summary>
    public StatisticsConvention Convention { get; init; }

    /// <summary>True runs again and replaces an existing run of that id.</summary>
    public bool Force { get; init; }
}
