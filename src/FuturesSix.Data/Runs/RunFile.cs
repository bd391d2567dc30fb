namespace FuturesSix.Data.Runs;

/// <summary>One artifact of a run.</summary>
/// <param name="Path">Path in the run's folder, with '/'.</param>
/// <param name="Layer">The layer whose decision it is, 1 to 7; null for inputs, results and summaries.</param>
/// <param name="Write">Writes its content.</param>
internal sealed record RunFile(string Path, int? Layer, Action<Stream, RunOutput> Write)
{
    /// <summary>Which runs have it; null = every run.</summary>
    public Func<RunOutput, bool>? When { get; init; }
}
