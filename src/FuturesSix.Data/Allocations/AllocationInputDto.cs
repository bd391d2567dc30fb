namespace FuturesSix.Data.Allocations;

/// <summary>The JSON form of an input.</summary>
internal sealed class AllocationInputDto
{
    public Dictionary<string, SleeveDto?>? Metrics { get; set; }

    public Dictionary<string, double>? Corr { get; set; }

    public Dictionary<string, double>? PrevWeights { get; set; }

    public MetaAllocatorSettings? Config { get; set; }

    public string? Note { get; set; }
}

/// <summary>The JSON form of a sleeve.</summary>
internal sealed class SleeveDto
{
    public double? Sharpe { get; set; }

    public double? Dd { get; set; }

    public double? PrevScore { get; set; }

    public int? NObs { get; set; }

    public double?[]? Returns { get; set; }
}
