using FuturesSix.Data.Configuration;

namespace FuturesSix.Data.Runs;

/// <summary>The dataset of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">SHA-256 of its content.</param>
/// <param name="Synthetic">True when it was generated, never traded.</param>
public sealed record DatasetIdentity(string Name, string Hash, bool Synthetic);

/// <summary>Where the dataset of a run was, so that the run can be replayed.</summary>
/// <param name="File">The full path of the dataset file.</param>
/// <param name="FromRun">Its path from the run's folder, with '/'; null when there is none (another drive). It finds the file
/// after both were moved together.</param>
public sealed record DatasetPlace(string File, string? FromRun)
{
    /// <summary>The place of <paramref name="file"/> as seen from <paramref name="runFolder"/>.</summary>
    public static DatasetPlace Of(string file, string runFolder)
    {
        var full = Path.GetFullPath(file);
        var relative = Path.GetRelativePath(Path.GetFullPath(runFolder), full);
        return new DatasetPlace(full, Path.IsPathRooted(relative) ? null : relative.Replace(Path.DirectorySeparatorChar, '/'));
    }
}

/// <summary>A run that another run takes decisions from.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="DeterminismHash">Its determinism hash.</param>
/// <param name="Use">What is taken: <c>policy</c> or <c>allocator</c>.</param>
public sealed record SourceRun(string RunId, string DeterminismHash, string Use);

/// <summary>The promotion that the base weights of a run come from.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Author">Who promoted.</param>
/// <param name="Reason">Why.</param>
public sealed record RunPromotion(int Version, string Hash, string Author, string Reason);

/// <summary>Everything that determines a run, with what is known about the data.</summary>
public sealed record RunInputs
{
    /// <summary>The dataset.</summary>
    public required DatasetIdentity Dataset { get; init; }

    /// <summary>The effective configuration.</summary>
    public required RunConfiguration Configuration { get; init; }

    /// <summary>Version of the code.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>First and last day of the simulation.</summary>
    public required (DateOnly Start, DateOnly End) Period { get; init; }

    /// <summary>Where the dataset is; null for the embedded market. It determines nothing.</summary>
    public DatasetPlace? DatasetPlace { get; init; }

    /// <summary>The promotion of the base weights; null where none is in force.</summary>
    public RunPromotion? Promotion { get; init; }

    /// <summary>Runs that decisions are taken from.</summary>
    public IReadOnlyList<SourceRun> Sources { get; init; } = [];

    /// <summary>What the data layer merged, skipped, carried or found, by name.</summary>
    public IReadOnlyDictionary<string, long> DataQuality { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>What the data layer says in words.</summary>
    public IReadOnlyList<string> DataNotes { get; init; } = [];
}
