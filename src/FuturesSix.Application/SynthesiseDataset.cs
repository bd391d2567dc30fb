using FuturesSix.Data;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Application;

/// <summary>Asks for a synthetic market as a dataset on disk.</summary>
public sealed record SynthesisRequest
{
    /// <summary>Which market.</summary>
    public SyntheticMarketOptions Market { get; init; } = new();

    /// <summary>The folder to create; null = <c>synthetic-{seed}</c> in the current directory.</summary>
    public string? Output { get; init; }

    /// <summary>True replaces a dataset that was written there before.</summary>
    public bool Force { get; init; }
}

/// <summary>Generates a synthetic market and writes it as a dataset that loads back to the same numbers.</summary>
public static class SynthesiseDataset
{
    /// <summary>Writes it.</summary>
    /// <param name="request">What to write, and where.</param>
    /// <param name="progress">Told of every file.</param>
    /// <param name="cancel">Stops it; nothing is left behind.</param>
    /// <exception cref="InputException">Options break bounds, all of which are said, or the folder is taken.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static WrittenDataset Execute(SynthesisRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var folder = request.Output ?? FormattableString.Invariant($"{SyntheticMarket.Name}-{request.Market.Seed}");
        progress?.Report(new RunProgress(1, 2, "synthetic market"));
        return SyntheticDatasetWriter.Write(request.Market, folder, request.Force, progress is null ? null : new Files(progress), cancel);
    }

    /// <summary>Forwards on the calling thread, in order.</summary>
    private sealed class Files(IProgress<RunProgress> target) : IProgress<WriteProgress>
    {
        public void Report(WriteProgress value) => target.Report(new RunProgress(2, 2, "files", FormattableString.Invariant($"{value.File} of {value.Files}: {value.Path}")));
    }
}
