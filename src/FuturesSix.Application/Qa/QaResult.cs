using FuturesSix.Data.Allocations;

namespace FuturesSix.Application.Qa;

/// <summary>How a step ended.</summary>
public enum QaOutcome
{
    /// <summary>It did what it should.</summary>
    Passed,

    /// <summary>It was not done; the detail says why.</summary>
    Skipped,

    /// <summary>It failed; the detail says how.</summary>
    Failed,
}

/// <summary>One step of the bundle.</summary>
/// <param name="Name">export, validate, report, gh, dispatch, find, wait, download or compare.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Detail">What was done, or why not.</param>
public sealed record QaStep(string Name, QaOutcome Outcome, string Detail);

/// <summary>A sleeve here and in the workflow.</summary>
/// <param name="Sleeve">The sleeve.</param>
/// <param name="Local">Weight of the local export; NaN when it is not in it.</param>
/// <param name="Workflow">Weight of the workflow's export; NaN when it is not in it.</param>
public sealed record QaWeight(string Sleeve, double Local, double Workflow);

/// <summary>The workflow's export against the local one.</summary>
public sealed record QaComparison
{
    /// <summary>Largest difference of a weight that counts as equal.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Hash of the local inputs.</summary>
    public required string? LocalInputs { get; init; }

    /// <summary>Hash of the workflow's inputs.</summary>
    public required string? WorkflowInputs { get; init; }

    /// <summary>The sleeves of either, by name; empty when the inputs differ and nothing was compared.</summary>
    public required IReadOnlyList<QaWeight> Weights { get; init; }

    /// <summary>Largest difference; NaN when a sleeve is on one side only, or nothing was compared.</summary>
    public double MaxDifference => Weights.Count == 0 ? double.NaN : Weights.Max(w => Math.Abs(w.Local - w.Workflow) is var d && double.IsNaN(d) ? double.PositiveInfinity : d);

    /// <summary>True when every weight agrees within the tolerance.</summary>
    public bool Equal => Weights.Count > 0 && MaxDifference <= Tolerance;
}

/// <summary>What the bundle found.</summary>
public sealed record QaResult
{
    /// <summary>True when no step failed. Skipped steps do not fail it: see them.</summary>
    public bool Passed => Steps.All(s => s.Outcome != QaOutcome.Failed);

    /// <summary>True when every step was done.</summary>
    public bool Complete => Steps.All(s => s.Outcome == QaOutcome.Passed);

    /// <summary>The steps in order.</summary>
    public required IReadOnlyList<QaStep> Steps { get; init; }

    /// <summary>The local export; null when it failed.</summary>
    public required AllocationExport? Export { get; init; }

    /// <summary>The local report; null when it failed.</summary>
    public required AllocationReport? Report { get; init; }

    /// <summary>Marks the dispatched run: it is in the run's title. Null when nothing was dispatched.</summary>
    public required string? CorrelationId { get; init; }

    /// <summary>Id of the workflow run; null when none was found.</summary>
    public required long? WorkflowRun { get; init; }

    /// <summary>Its page; null when none was found.</summary>
    public required string? Url { get; init; }

    /// <summary>Where its artifact was downloaded to; null when it was not.</summary>
    public required string? Downloaded { get; init; }

    /// <summary>The comparison; null when it was not made.</summary>
    public required QaComparison? Comparison { get; init; }
}
