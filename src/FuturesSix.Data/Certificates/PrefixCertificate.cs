using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Certificates;

/// <summary>How the days after a date were made unknown.</summary>
public enum FutureVariant
{
    /// <summary>They were removed.</summary>
    Deleted,

    /// <summary>They were replaced by noise.</summary>
    Corrupted,
}

/// <summary>The first cell that depends on what came later.</summary>
/// <param name="Known">The last day that the replay knew.</param>
/// <param name="Variant">What was done to the days after it.</param>
/// <param name="File">The artifact; empty when the replay could not be run at all.</param>
/// <param name="Row">The date at which its row begins; null for the header and where there is no row.</param>
/// <param name="Column">The cell's column; empty when whole rows differ.</param>
/// <param name="Stored">What the run says.</param>
/// <param name="Replayed">What the replay says.</param>
public sealed record PrefixViolation(DateOnly Known, FutureVariant Variant, string File, DateOnly? Row, string Column, string Stored, string Replayed)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"with everything after {Known:yyyy-MM-dd} {Variant.ToString().ToLowerInvariant()}, {(File.Length == 0 ? "the run" : File)}{(Row is { } date ? $", row {date:yyyy-MM-dd}" : "")}{(Column.Length > 0 ? $", column {Column}" : "")}: '{Stored}' became '{Replayed}'";
}

/// <summary>Says that a run was replayed with the future unknown and came out the same up to each date, or where it did not:
/// artifacts/certificates/{run_id}.json.</summary>
public sealed record PrefixCertificate
{
    /// <summary>Version of this layout.</summary>
    public int Layout { get; init; } = 1;

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Determinism hash of the run that was replayed.</summary>
    public required string DeterminismHash { get; init; }

    /// <summary>True when no cell depends on what came later.</summary>
    public bool Passed => Violation is null;

    /// <summary>The first violation; null without any.</summary>
    public required PrefixViolation? Violation { get; init; }

    /// <summary>What was done to the future.</summary>
    public required IReadOnlyList<FutureVariant> Variants { get; init; }

    /// <summary>The last known days that were checked, ascending; up to the violation where there is one.</summary>
    public required IReadOnlyList<DateOnly> Dates { get; init; }

    /// <summary>True when every trading day of the run was asked for.</summary>
    public required bool Full { get; init; }

    /// <summary>Seed of the sample and of the noise.</summary>
    public required int Seed { get; init; }

    /// <summary>The artifacts that were compared.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Rows that were compared, over all replays.</summary>
    public required long RowsCompared { get; init; }

    /// <summary>Version of the code that replayed.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>What the certificate does not cover, in words.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedUtc { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>True when the run was made anew since, so that this certificate says nothing about it.</summary>
    public bool IsStaleFor(RunMeta run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.DeterminismHash != DeterminismHash;
    }
}
