using FuturesSix.Core.Stack;

namespace FuturesSix.Data.Configuration;

/// <summary>The effective configuration of a run: what a YAML file, the command line and the defaults resolve to.</summary>
/// <param name="Dataset"><see cref="SyntheticDataset"/>, or the path of a dataset file.</param>
/// <param name="Options">The options of every layer.</param>
public sealed record RunConfiguration(string Dataset, StackOptions Options)
{
    /// <summary>Name of the market that comes with the program: generated, never traded.</summary>
    public const string SyntheticDataset = "synthetic";

    /// <summary>The defaults of every layer on the synthetic market.</summary>
    public static RunConfiguration Default { get; } = new(SyntheticDataset, new StackOptions());
}
