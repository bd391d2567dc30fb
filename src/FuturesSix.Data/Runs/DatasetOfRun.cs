using FuturesSix.Data.Configuration;

namespace FuturesSix.Data.Runs;

/// <summary>Finds the dataset that a stored run was made of, wherever run and data have been moved since.</summary>
public static class DatasetOfRun
{
    /// <summary>The dataset, with the content that the run was made of. Looked for, in this order: where
    /// <paramref name="said"/> says, and then nowhere else; where config.yaml names it, from
    /// <paramref name="current"/>; where it was when the run was made; where it would be if run and data were moved together.
    /// A file with other content is passed over.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="meta">Its facts.</param>
    /// <param name="written">The dataset as config.yaml names it.</param>
    /// <param name="said">Where it is now; null = not said.</param>
    /// <param name="current">What a relative path counts from; null = the current directory of the process.</param>
    /// <exception cref="RequestException">No place has it: each is named with what was found there.</exception>
    public static RunDataset Open(string runFolder, RunMeta meta, string written, string? said = null, string? current = null)
    {
        ArgumentNullException.ThrowIfNull(meta);
        var tried = new List<string>();
        foreach (var place in Places(runFolder, meta, written, said, current))
        {
            if (TryOpen(place, meta, tried) is { } dataset)
            {
                return dataset;
            }
        }

        throw new RequestException(
            $"The run '{meta.RunId}' cannot be replayed, because its dataset '{meta.Dataset.Name}' with content {meta.Dataset.Hash[..8]} is not found: {string.Join("; ", tried)}; if it was moved, say where it is now (--dataset), or make a new run on the new data");
    }

    private static IEnumerable<string> Places(string runFolder, RunMeta meta, string written, string? said, string? current)
    {
        if (said is not null || written == RunConfiguration.SyntheticDataset)
        {
            return [Full(said ?? written, current)];
        }

        string?[] places =
        [
            Full(written, current),
            meta.DatasetPlace?.File,
            meta.DatasetPlace?.FromRun is { } relative ? Path.GetFullPath(relative, Path.GetFullPath(runFolder)) : null,
        ];
        return places.OfType<string>().Distinct(StringComparer.Ordinal);
    }

    private static string Full(string dataset, string? current) =>
        dataset == RunConfiguration.SyntheticDataset ? dataset : Path.GetFullPath(dataset, current ?? Directory.GetCurrentDirectory());

    private static RunDataset? TryOpen(string place, RunMeta meta, List<string> tried)
    {
        try
        {
            var dataset = RunDataset.Open(place);
            if (dataset.Identity.Hash == meta.Dataset.Hash)
            {
                return dataset;
            }

            tried.Add($"{place} is not the one it was made of (its content is {dataset.Identity.Hash[..8]})");
        }
        catch (InputException error)
        {
            tried.Add(error.Message);
        }

        return null;
    }
}
