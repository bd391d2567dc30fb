namespace FuturesSix.Application.Benchmarks;

/// <summary>Asks for timings on this machine.</summary>
public sealed record BenchmarkRequest
{
    /// <summary>Names of the works; empty = all of them.</summary>
    public IReadOnlyList<string> Works { get; init; } = [];

    /// <summary>True adds the large works, which take minutes.</summary>
    public bool Full { get; init; }

    /// <summary>The clone whose docs/samples describe the real datasets; null = not in a clone.</summary>
    public string? Repository { get; init; }

    /// <summary>Folder of golden material; null = there is none.</summary>
    public string? Golden { get; init; }

    /// <summary>Command that starts fsix itself, program first; empty = the start is not measured.</summary>
    public IReadOnlyList<string> Self { get; init; } = [];
}

/// <summary>Where the timings are.</summary>
/// <param name="Number">The work that begins, 1-based.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Name">Its name.</param>
public readonly record struct BenchmarkProgress(int Number, int Count, string Name);
