using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Runs;

/// <summary>Names stored runs.</summary>
public static class RunIds
{
    /// <summary>The id itself, or that of the run that was written last where <see cref="RunReference.Latest"/> is asked for.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">An id, or latest.</param>
    /// <exception cref="RunStoreException">The store has no run.</exception>
    public static string Of(RunStore store, string run) => run == RunReference.Latest ? Path.GetFileName(RunReference.FolderOf(store, run)) : run;
}
