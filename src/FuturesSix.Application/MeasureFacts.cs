using FuturesSix.Core.Evaluation.Facts;
using FuturesSix.Data;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>Measures the stylised facts of datasets.</summary>
public static class MeasureFacts
{
    /// <summary>The facts of each dataset, in the order given.</summary>
    /// <param name="datasets">synthetic, or paths of dataset files.</param>
    /// <param name="progress">Told of every dataset.</param>
    /// <param name="cancel">Checked before every dataset.</param>
    /// <exception cref="InputException">A dataset cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<StylisedFacts> Execute(IReadOnlyList<string> datasets, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        var all = new List<StylisedFacts>(datasets.Count);
        foreach (var dataset in datasets)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new RunProgress(all.Count + 1, datasets.Count, "facts", dataset));
            all.Add(FactFinder.Measure(RunDataset.Open(dataset).Market));
        }

        return all;
    }
}
