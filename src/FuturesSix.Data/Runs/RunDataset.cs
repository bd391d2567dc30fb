using FuturesSix.Core.Market;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Data.Runs;

/// <summary>A dataset as runs use it: the embedded synthetic market, or what a dataset file declares.</summary>
/// <param name="Market">The market.</param>
/// <param name="Identity">Name, hash, whether it is synthetic.</param>
/// <param name="Loaded">What was found while loading it, or in the generated market.</param>
public sealed record RunDataset(MarketData Market, DatasetIdentity Identity, LoadedDataset Loaded)
{
    /// <summary>Full path of the dataset file; null for the embedded market.</summary>
    public string? File { get; init; }

    /// <summary>Opens a dataset.</summary>
    /// <param name="dataset"><see cref="RunConfiguration.SyntheticDataset"/> or the path of a dataset file, relative to
    /// the configuration file (where there is such a file) or to the current directory.</param>
    /// <param name="configurationFile">The configuration file that names it; null when the command line does.</param>
    /// <param name="folder">What a relative path counts from; null = the current directory of the process.</param>
    /// <exception cref="InputException">The dataset cannot be read.</exception>
    public static RunDataset Open(string dataset, string? configurationFile = null, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset == RunConfiguration.SyntheticDataset)
        {
            var market = SyntheticMarket.Generate(new SyntheticMarketOptions());
            var hash = SyntheticHash.Of(market);
            return new RunDataset(market, new DatasetIdentity(market.Name, hash, true), MarketDescription.Of(market, hash));
        }

        var path = Resolve(dataset, configurationFile, folder ?? "");
        if (!System.IO.File.Exists(path))
        {
            throw new DatasetException(Unknown(dataset, path));
        }

        var loaded = DatasetLoader.Load(new DatasetRequest(path));
        return new RunDataset(loaded.Market, new DatasetIdentity(loaded.Market.Name, loaded.Hash, loaded.Market.Synthetic), loaded) { File = Path.GetFullPath(path) };
    }

    /// <summary>What the data layer counted, for meta.json.</summary>
    public IReadOnlyDictionary<string, long> QualityCounts()
    {
        var quality = Loaded.Quality;
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        counts["carried_auxiliary_rows"] = quality.CarriedAuxiliary;
        counts["ignored_config_rows"] = quality.IgnoredConfigRows;
        counts["ignored_series"] = quality.IgnoredSeries;
        counts["jumps"] = quality.Instruments.Sum(i => i.Jumps);
        counts["long_gaps"] = quality.Instruments.Sum(i => i.LongGaps);
        counts["merged_weekend_rows"] = quality.MergedWeekendRows;
        counts["missing_fx_rows"] = quality.MissingFx;
        counts["missing_rows"] = quality.Missing;
        counts["roll_jumps_kept"] = quality.RollJumpsKept;
        counts["roll_jumps_missing"] = quality.RollJumpsMissing;
        counts["rows_without_raw_price"] = quality.Instruments.Sum(i => i.RowsWithoutRaw);
        counts["skipped_rows"] = quality.Skipped.Count;
        counts["stale_auxiliary_rows"] = quality.Auxiliary.Sum(a => a.Stale);
        counts["stale_fx_rows"] = quality.Instruments.Sum(i => i.StaleFx);
        counts["stale_stretches"] = quality.Instruments.Sum(i => i.StaleStretches);
        counts["unmatched_companion_rows"] = quality.Instruments.Sum(i => i.UnmatchedCompanionRows);
        return counts;
    }

    private static string Resolve(string dataset, string? configurationFile, string folder)
    {
        var here = Path.Combine(folder, dataset);
        var beside = configurationFile is null ? here : Path.Combine(Path.GetDirectoryName(configurationFile) ?? "", dataset);
        return System.IO.File.Exists(beside) ? beside : here;
    }

    private static string Unknown(string dataset, string path) => Yaml.NearestName.Find(dataset, [RunConfiguration.SyntheticDataset]) is { } near
        ? $"dataset '{dataset}': there is no such file ({Path.GetFullPath(path)}); did you mean '{near}'?"
        : $"dataset '{dataset}': there is no such file ({Path.GetFullPath(path)}); expected '{RunConfiguration.SyntheticDataset}' or the path of a dataset file";
}
