using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Application.Qa;

/// <summary>Asks for the QA bundle of the meta allocator.</summary>
public sealed record QaRequest
{
    /// <summary>The clone: its workflow is dispatched, its sample is the default input.</summary>
    public required string Repository { get; init; }

    /// <summary>The metrics file; null = <c>docs/samples/sleeves.json</c> of the clone.</summary>
    public string? Metrics { get; init; }

    /// <summary>How sleeves are scored; null = what the metrics file says.</summary>
    public MetaAllocatorMode? Mode { get; init; }

    /// <summary>The artifacts folder: <c>allocations</c> and <c>ci-meta</c> are under it.</summary>
    public string Artifacts { get; init; } = "artifacts";

    /// <summary>True stops after the local part.</summary>
    public bool NoCI { get; init; }

    /// <summary>Branch or tag whose workflow is dispatched; null = the current branch, otherwise the default one.</summary>
    public string? Ref { get; init; }

    /// <summary>How long the workflow may take, from dispatch to its end.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long one call of gh may take before it is killed.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Pause between two looks at the workflow.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clone that holds the current folder, or else the program; the current folder when neither lies in one.</summary>
    /// <param name="current">The current folder as the host understands it.</param>
    /// <param name="program">The folder of the program or module.</param>
    public static string DefaultRepository(string current, string program) => CloneFolder.Of(current, program) ?? current;
}
