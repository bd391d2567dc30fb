namespace FuturesSix.Data.Runs;

/// <summary>Finds the run that somebody names: by id, by folder, or as the latest.</summary>
public static class RunReference
{
    /// <summary>Says: the run that was written last.</summary>
    public const string Latest = "latest";

    /// <summary>The folder of a run. An id of the store goes before a folder of that name; nothing is read but what
    /// <see cref="Latest"/> needs, so a damaged run is found too.</summary>
    /// <param name="store">The store that ids are looked up in.</param>
    /// <param name="run">An id, a folder, or <see cref="Latest"/>.</param>
    /// <param name="current">What a relative folder counts from; null = the current directory of the process.</param>
    /// <exception cref="RunStoreException">There is no such run; the nearest id is named.</exception>
    public static string FolderOf(RunStore store, string run, string? current = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(run);
        if (run == Latest)
        {
            return store.List().Where(r => r.Meta is not null).OrderBy(r => r.Meta!.CreatedUtc).ThenBy(r => r.RunId, StringComparer.Ordinal).LastOrDefault()?.Path
                ?? throw new RunStoreException($"There is no run in {store.RunsFolder}; expected one to be there, or the id or the folder of a run");
        }

        if (store.Exists(run))
        {
            return store.PathOf(run);
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(run, current ?? Directory.GetCurrentDirectory()));
        if (!Directory.Exists(folder))
        {
            throw new RunStoreException($"There is no run '{run}' in {store.RunsFolder}; {Yaml.NearestName.Suggest(run, [.. store.List().Select(r => r.RunId).Append(Latest)])}, or the folder of a run");
        }

        return File.Exists(Path.Combine(folder, RunFiles.Manifest)) || File.Exists(Path.Combine(folder, RunFiles.Meta))
            ? folder
            : throw new RunStoreException($"{folder}: is no run: it has neither {RunFiles.Manifest} nor {RunFiles.Meta}; expected the folder of a run");
    }
}
