using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>Where a run is.</summary>
/// <param name="Step">The step that begins, 1-based.</param>
/// <param name="Steps">How many there are.</param>
/// <param name="Stage">What it does.</param>
/// <param name="Detail">What exactly; null when the stage says it.</param>
public readonly record struct RunProgress(int Step, int Steps, string Stage, string? Detail = null);

/// <summary>A run that is there.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Reused">True when an existing run was verified and taken instead of running again.</param>
/// <param name="Meta">Its facts.</param>
/// <param name="Summary">Its summary.</param>
public sealed record RunOutcome(string RunId, string Path, bool Reused, RunMeta Meta, RunSummary Summary);
