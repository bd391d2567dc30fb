using FuturesSix.Data.Artifacts;

namespace FuturesSix.Data.Comparison;

/// <summary>One of the two runs.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="DeterminismHash">Its determinism hash.</param>
/// <param name="MerkleRoot">Its Merkle root.</param>
/// <param name="Synthetic">True when its data was generated.</param>
public sealed record RunSide(string RunId, string Path, DateOnly Start, DateOnly End, string DeterminismHash, string MerkleRoot, bool Synthetic);

/// <summary>A figure of both runs.</summary>
/// <param name="Name">Its path in metrics.json, for example <c>performance.sharpe</c>.</param>
/// <param name="A">In A; NaN where it has none.</param>
/// <param name="B">In B; NaN where it has none.</param>
public sealed record MetricDifference(string Name, double A, double B)
{
    /// <summary>B - A.</summary>
    public double Difference => B - A;
}

/// <summary>Something that the receipts say otherwise.</summary>
/// <param name="Name">What: dataset, code_version, promotion, sources, or the dotted key of a setting.</param>
/// <param name="A">In A; null where it has none.</param>
/// <param name="B">In B; null where it has none.</param>
public sealed record ReceiptDifference(string Name, string? A, string? B);

/// <summary>What only one of the runs has.</summary>
/// <param name="In">A or B.</param>
/// <param name="Kind">days, rebalances, instruments, engines or gates.</param>
/// <param name="Count">How many.</param>
/// <param name="Names">Their names; for days and rebalances the first and the last.</param>
public sealed record OnlyInOne(string In, string Kind, int Count, IReadOnlyList<string> Names);

/// <summary>One stage of the pipeline in both runs, over the days that both have.</summary>
public sealed record StageComparison
{
    /// <summary>The stage.</summary>
    public required RunStage Stage { get; init; }

    /// <summary>Its layer, 1 to 7; null for market data and results.</summary>
    public int? Layer { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>True when no cell differs on the days that both runs have.</summary>
    public bool Same => First is null;

    /// <summary>The first cell that differs; null when none does.</summary>
    public CellDifference? First { get; init; }

    /// <summary>The first difference of each file that differs.</summary>
    public IReadOnlyList<CellDifference> Files { get; init; } = [];
}

/// <summary>Two runs side by side.</summary>
public sealed record RunComparison
{
    /// <summary>The run that is held as the reference.</summary>
    public required RunSide A { get; init; }

    /// <summary>The run that is compared with it.</summary>
    public required RunSide B { get; init; }

    /// <summary>True when the determinism hashes are equal: the same bytes.</summary>
    public bool Identical => A.DeterminismHash == B.DeterminismHash;

    /// <summary>How far numbers may be apart, times max(1, |a|, |b|); 0 = no bit.</summary>
    public required double Tolerance { get; init; }

    /// <summary>First day that both runs have; null when they share none.</summary>
    public DateOnly? CommonStart { get; init; }

    /// <summary>Last day that both runs have; null when they share none.</summary>
    public DateOnly? CommonEnd { get; init; }

    /// <summary>Where they begin to differ: the first stage of the pipeline that does; null when none does.</summary>
    public StageComparison? Divergence { get; init; }

    /// <summary>Every stage, in the order in which a run computes.</summary>
    public required IReadOnlyList<StageComparison> Stages { get; init; }

    /// <summary>What the receipts say otherwise, settings left out.</summary>
    public required IReadOnlyList<ReceiptDifference> Receipt { get; init; }

    /// <summary>Settings that differ, by dotted key.</summary>
    public required IReadOnlyList<ReceiptDifference> Settings { get; init; }

    /// <summary>Days, rebalances, instruments, engines and gates that only one of them has.</summary>
    public required IReadOnlyList<OnlyInOne> OnlyInOne { get; init; }

    /// <summary>All figures of metrics.json.</summary>
    public required IReadOnlyList<MetricDifference> Metrics { get; init; }

    /// <summary>What a reader must know besides: damage.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The result in a sentence.</summary>
    public string Verdict => (Identical, CommonStart, Divergence) switch
    {
        (true, _, _) => "the runs are the same to the byte",
        (_, null, _) => "the runs have no day in common",
        (_, _, null) => FormattableString.Invariant($"no difference{(Tolerance > 0 ? FormattableString.Invariant($" beyond {Tolerance:R}") : "")} from {CommonStart:yyyy-MM-dd} to {CommonEnd:yyyy-MM-dd}"),
        (_, _, { } stage) => $"the runs diverge first in {(stage.Layer is { } layer ? $"layer {layer}, " : "")}{stage.Name.Replace('_', ' ')}: {stage.First}",
    };
}
