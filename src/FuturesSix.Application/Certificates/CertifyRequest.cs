using FuturesSix.Data.Certificates;

namespace FuturesSix.Application.Certificates;

/// <summary>Asks for a prefix-invariance certificate of a stored run.</summary>
public sealed record CertifyRequest
{
    /// <summary>Id of the stored run.</summary>
    public required string RunId { get; init; }

    /// <summary>The artifacts folder, with <c>runs</c> and <c>certificates</c> under it.</summary>
    public required string Artifacts { get; init; }

    /// <summary>Where the run's dataset is now; null = the path in its configuration.</summary>
    public string? Dataset { get; init; }

    /// <summary>What a relative path of the dataset counts from; null = the current directory of the process.</summary>
    public string? Folder { get; init; }

    /// <summary>How many days are sampled, at least half of them rebalances.</summary>
    public int Dates { get; init; } = 20;

    /// <summary>True checks every trading day of the run instead of a sample.</summary>
    public bool Full { get; init; }

    /// <summary>Seed of the sample and of the noise.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>A certificate and where it is.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Certificate">What it says.</param>
public sealed record CertifyOutcome(string Path, PrefixCertificate Certificate);
