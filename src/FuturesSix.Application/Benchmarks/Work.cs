namespace FuturesSix.Application.Benchmarks;

/// <summary>A work whose input is not on this machine.</summary>
internal sealed class MissingInputException(string message) : Exception(message);

/// <summary>Something to be timed.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Title">What is done.</param>
/// <param name="Large">True when it takes part in full runs only.</param>
/// <param name="Prepare">Makes its input; throws <see cref="MissingInputException"/> when it is not there.</param>
internal sealed record Work(string Name, string Title, bool Large, Func<BenchmarkRequest, WorkCase> Prepare);

/// <summary>A work with its input.</summary>
internal sealed record WorkCase
{
    /// <summary>Size, as people read it.</summary>
    public required string Size { get; init; }

    /// <summary>Does the work once.</summary>
    public required Action Run { get; init; }

    /// <summary>Compares the work's output.</summary>
    public required Func<BenchmarkCheck> Check { get; init; }

    /// <summary>Days of history; null when it has none.</summary>
    public int? Days { get; init; }

    /// <summary>Name of the baseline.</summary>
    public string? BaselineName { get; init; }

    /// <summary>Does the baseline once; null when there is none.</summary>
    public Action? Baseline { get; init; }

    /// <summary>Threads it may use.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Time to beat, in milliseconds.</summary>
    public double? Target { get; init; }

    /// <summary>True when the work is another process: nothing to warm up here, and no allocations to count.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>True watches the working set.</summary>
    public bool WatchMemory { get; init; }
}
