namespace FuturesSix.Application.Verification;

/// <summary>Asks whether a stored run is what it says it is.</summary>
public sealed record VerifyRequest
{
    /// <summary>Id, folder, or <c>latest</c>.</summary>
    public required string Run { get; init; }

    /// <summary>The artifacts folder, with <c>runs</c> under it.</summary>
    public required string Artifacts { get; init; }

    /// <summary>False leaves out the checks that run the stack again.</summary>
    public bool Replay { get; init; } = true;

    /// <summary>Where the run's dataset is now; null = where the receipt says.</summary>
    public string? Dataset { get; init; }

    /// <summary>What relative folders and datasets count from; null = the current directory of the process.</summary>
    public string? Folder { get; init; }
}
