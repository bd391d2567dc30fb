namespace FuturesSix.Data.Configuration;

/// <summary>Where a configuration comes from: defaults, then the file, then <see cref="Sets"/>, then the rest. Null = not said.</summary>
public sealed record ConfigurationRequest
{
    /// <summary>Path of the YAML file.</summary>
    public string? File { get; init; }

    /// <summary>Single values as <c>section.key=value</c>, applied in order.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary><see cref="RunConfiguration.SyntheticDataset"/> or the path of a dataset file.</summary>
    public string? Dataset { get; init; }

    /// <summary>The folder that a relative dataset is looked for in; null = the current directory of the process.</summary>
    public string? Folder { get; init; }

    /// <summary>First day of the simulation.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day of the simulation.</summary>
    public DateOnly? End { get; init; }
}
