using FuturesSix.Data;
using FuturesSix.Data.Quality;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>Checks a dataset: loads it and says what was merged, skipped, carried, missing, and where it jumps.</summary>
public static class CheckDataset
{
    private const int Steps = 2;

    /// <summary>Loads <paramref name="dataset"/> and says what was found.</summary>
    /// <param name="dataset">synthetic, or the path of a dataset file.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancel">Stops it after the step at work.</param>
    /// <exception cref="InputException">There is no such dataset.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DatasetCheck Execute(string dataset, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        try
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new RunProgress(1, Steps, "loading", dataset));
            var found = RunDataset.Open(dataset);
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new RunProgress(2, Steps, "checking", FormattableString.Invariant($"{found.Market.Rows} rows")));
            return Describe(dataset, found);
        }
        catch (InputException error) when (File.Exists(dataset))
        {
            return new DatasetCheck { Dataset = dataset, Error = error.Message };
        }
    }

    private static DatasetCheck Describe(string dataset, RunDataset found) => new()
    {
        Dataset = dataset,
        Identity = found.Identity,
        First = found.Market.Rows == 0 ? null : found.Market.Dates[0],
        Last = found.Market.Rows == 0 ? null : found.Market.Dates[^1],
        Rows = found.Market.Rows,
        Instruments = [.. found.Market.Instruments.Select(i => i.Symbol)],
        Auxiliary = [.. found.Market.Auxiliary.Keys.Order(StringComparer.Ordinal)],
        Report = DatasetQuality.Check(found.Loaded),
    };
}
