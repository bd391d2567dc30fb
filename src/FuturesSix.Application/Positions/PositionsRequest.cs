namespace FuturesSix.Application.Positions;

/// <summary>Asks for the positions of a run.</summary>
public sealed record PositionsRequest
{
    /// <summary>Id of the stored run.</summary>
    public required string RunId { get; init; }

    /// <summary>The artifacts folder, with <c>runs</c> under it.</summary>
    public required string Artifacts { get; init; }

    /// <summary>The day; the decision in force then is the last rebalance at or before it. Null = the last rebalance.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The symbols; none = every instrument that the run can hold.</summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];

    /// <summary>Where the run's dataset is now, for a replay; null = the path in its configuration.</summary>
    public string? Dataset { get; init; }

    /// <summary>What a relative path of the dataset counts from; null = the current directory of the process.</summary>
    public string? Folder { get; init; }
}
