using FuturesSix.Core.Stack;

namespace FuturesSix.Data.Configuration;

/// <summary>The effective configuration of a run: what a YAML file, the command line and the defaults resolve to.</summary>
/// <param name="Dataset"><see cref="SyntheticDataset"/>, or the path of a dataset file.</param>
/// <param name="Options">The options of every layer.</param>
public sealed record RunConfiguration(string Dataset, StackOptions Options)
{
    /// <summary>Name of the market that comes with the program: generated, never traded.</summary>
    public const string SyntheticDataset = "synthetic";

    /// <summary>Says for <see cref="Promotion"/>: the newest one; the base weights of the engines where there is none.</summary>
    public const string LatestPromotion = "latest";

    /// <summary>Says for <see cref="Promotion"/>: the base weights of the configuration and the engines.</summary>
    public const string NoPromotion = "none";

    /// <summary>Which promotion has the base weights: <see cref="LatestPromotion"/>, <see cref="NoPromotion"/> or the number of
    /// a version. A run's own configuration has a version or none, never the latest.</summary>
    public string Promotion { get; init; } = LatestPromotion;

    /// <summary>The engines whose base weight the configuration states; not written, because the options have the weights.</summary>
    public IReadOnlyList<string> StatedWeights { get; init; } = [];

    /// <summary>The defaults of every layer on the synthetic market.</summary>
    public static RunConfiguration Default { get; } = new(SyntheticDataset, new StackOptions());
}
