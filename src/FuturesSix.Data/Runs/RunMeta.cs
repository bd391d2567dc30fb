namespace FuturesSix.Data.Runs;

/// <summary>The rebalances of a run.</summary>
/// <param name="Rule">W-FRI and the like.</param>
/// <param name="Count">How many.</param>
/// <param name="First">First; null without any.</param>
/// <param name="Last">Last; null without any.</param>
public sealed record ScheduleMeta(string Rule, int Count, DateOnly? First, DateOnly? Last);

/// <summary>The facts about a run; meta.json. The only artifact with timestamps.</summary>
public sealed record RunMeta
{
    /// <summary>The layout that this version writes and reads.</summary>
    public const int CurrentLayout = 2;

    /// <summary>Version of this layout.</summary>
    public int Layout { get; init; } = CurrentLayout;

    /// <summary>Id.</summary>
    public required string RunId { get; init; }

    /// <summary>True when the data was generated, never traded.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>The dataset.</summary>
    public required DatasetIdentity Dataset { get; init; }

    /// <summary>First day asked for; null = the first of the data.</summary>
    public required DateOnly? RequestedStart { get; init; }

    /// <summary>Last day asked for; null = the last of the data.</summary>
    public required DateOnly? RequestedEnd { get; init; }

    /// <summary>First day of the simulation.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>First rebalance that is not flat; null when there is none.</summary>
    public required DateOnly? EffectiveStart { get; init; }

    /// <summary>Last day of the simulation.</summary>
    public required DateOnly EffectiveEnd { get; init; }

    /// <summary>Instruments that an engine of the book can hold.</summary>
    public required IReadOnlyList<string> Universe { get; init; }

    /// <summary>The rebalances.</summary>
    public required ScheduleMeta Schedule { get; init; }

    /// <summary>Starting equity in account currency.</summary>
    public required double Capital { get; init; }

    /// <summary>Account currency.</summary>
    public required string AccountCurrency { get; init; }

    /// <summary>SHA-256 of the effective configuration without the dataset's path.</summary>
    public required string ConfigHash { get; init; }

    /// <summary>Version of the code.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>SHA-256 of everything that determines the run; the default run id ends with its first 8 digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>SHA-256 over the manifest's lines, meta.json, report.html and the dataset's path left out.</summary>
    public required string DeterminismHash { get; init; }

    /// <summary>Merkle root over dataset, configuration, code version and the layers.</summary>
    public required string MerkleRoot { get; init; }

    /// <summary>Hashes per layer.</summary>
    public required IReadOnlyList<LayerHashes> Layers { get; init; }

    /// <summary>The promotion that the base weights come from; null = the configuration and the engines state them.</summary>
    public RunPromotion? Promotion { get; init; }

    /// <summary>Runs that decisions were taken from.</summary>
    public required IReadOnlyList<SourceRun> Sources { get; init; }

    /// <summary>What the data layer merged, skipped, carried or found.</summary>
    public required IReadOnlyDictionary<string, long> DataQuality { get; init; }

    /// <summary>Bounds that bound, by number of rebalances.</summary>
    public required IReadOnlyDictionary<string, int> Bounds { get; init; }

    /// <summary>What was missing, skipped, defaulted or clipped.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Where the dataset was; null for the embedded market. No hash covers it.</summary>
    public DatasetPlace? DatasetPlace { get; init; }

    /// <summary>What the run was made on; null where it was not noted.</summary>
    public RunPlatform? Platform { get; init; }

    /// <summary>When the run was written, UTC.</summary>
    public required DateTimeOffset CreatedUtc { get; init; }

    /// <summary>How long it took, in seconds, until it was written.</summary>
    public required double ElapsedSeconds { get; init; }
}
