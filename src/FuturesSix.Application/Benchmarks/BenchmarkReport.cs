namespace FuturesSix.Application.Benchmarks;

/// <summary>What became of a work.</summary>
public enum BenchmarkStatus
{
    /// <summary>Its output was right and it was timed.</summary>
    Timed,

    /// <summary>Its output was wrong, or it failed: there is no timing.</summary>
    Failed,

    /// <summary>Its input is not on this machine.</summary>
    Skipped,
}

/// <summary>What a work's output was compared with, before any timing counted.</summary>
/// <param name="Against">What with.</param>
/// <param name="Difference">The largest difference.</param>
/// <param name="Tolerance">The largest that is allowed.</param>
public sealed record BenchmarkCheck(string Against, double Difference, double Tolerance)
{
    /// <summary>True when the output is right.</summary>
    public bool Passed => Difference <= Tolerance;
}

/// <summary>Warm wall-clock times of one thing.</summary>
/// <param name="Minimum">Shortest, in milliseconds: the figure that other work on the machine disturbs least.</param>
/// <param name="Median">Median, in milliseconds.</param>
/// <param name="Repetitions">How many were measured.</param>
public sealed record BenchmarkTiming(double Minimum, double Median, int Repetitions);

/// <summary>A baseline in the same process.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Timing">Its times.</param>
public sealed record BenchmarkBaseline(string Name, BenchmarkTiming Timing);

/// <summary>One work's figures.</summary>
public sealed record BenchmarkFigure
{
    /// <summary>Short name, as --work takes it.</summary>
    public required string Name { get; init; }

    /// <summary>What is done.</summary>
    public required string Title { get; init; }

    /// <summary>Size, for example 13 x 1,493; null when it was never prepared.</summary>
    public string? Size { get; init; }

    /// <summary>What became of it.</summary>
    public required BenchmarkStatus Status { get; init; }

    /// <summary>Why it was skipped or failed; null when it was timed.</summary>
    public string? Reason { get; init; }

    /// <summary>The comparison of the output; null when there was none.</summary>
    public BenchmarkCheck? Check { get; init; }

    /// <summary>The times; null unless timed.</summary>
    public BenchmarkTiming? Timing { get; init; }

    /// <summary>Threads it may use: one, or as many as there are processors.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Bytes allocated by one repetition; null when it is another process.</summary>
    public long? AllocatedBytes { get; init; }

    /// <summary>Largest working set seen during a repetition; null when not watched.</summary>
    public long? PeakBytes { get; init; }

    /// <summary>Microseconds a day of history takes, from the minimum; null when the work has no days.</summary>
    public double? MicrosecondsPerDay { get; init; }

    /// <summary>The baseline; null when there is none.</summary>
    public BenchmarkBaseline? Baseline { get; init; }

    /// <summary>How many times longer the baseline takes, by the minima.</summary>
    public double? Ratio { get; init; }

    /// <summary>The time to beat, in milliseconds; null when none is set.</summary>
    public double? Target { get; init; }

    /// <summary>True when the minimum is at or below the target; null without one.</summary>
    public bool? OnTarget => Target is { } target && Timing is { } timing ? timing.Minimum <= target : null;
}

/// <summary>The machine that figures were taken on.</summary>
/// <param name="Processors">Logical processors.</param>
/// <param name="Architecture">Processor architecture.</param>
/// <param name="System">Operating system.</param>
/// <param name="Runtime">Runtime.</param>
/// <param name="Code">Compiled when, for example ready to run.</param>
public sealed record BenchmarkMachine(int Processors, string Architecture, string System, string Runtime, string Code);

/// <summary>Figures of every work.</summary>
/// <param name="Machine">Where they were taken.</param>
/// <param name="Full">True when the large works are included.</param>
/// <param name="Figures">The figures, in a fixed order.</param>
public sealed record BenchmarkReport(BenchmarkMachine Machine, bool Full, IReadOnlyList<BenchmarkFigure> Figures)
{
    /// <summary>True when no work failed.</summary>
    public bool Passed => Figures.All(f => f.Status != BenchmarkStatus.Failed);
}
