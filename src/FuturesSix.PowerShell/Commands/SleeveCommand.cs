using System.Management.Automation;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.PowerShell;

/// <summary>Sleeves as objects of the pipeline, one each, bound by the names of their properties.</summary>
public abstract class SleeveCommand : AllocationSettingsCommand
{
    private protected const string SleeveSet = "Sleeve";
    private readonly List<SleeveInput> _sleeves = [];
    private readonly Dictionary<string, double> _previous = new(StringComparer.Ordinal);

    /// <summary>Name of a sleeve.</summary>
    [Parameter(ParameterSetName = SleeveSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Sleeve { get; set; }

    /// <summary>Its annualised Sharpe ratio.</summary>
    [Parameter(ParameterSetName = SleeveSet, ValueFromPipelineByPropertyName = true)]
    [Figure]
    public double? Sharpe { get; set; }

    /// <summary>Its drawdown.</summary>
    [Parameter(ParameterSetName = SleeveSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Drawdown")]
    [Figure]
    public double? Dd { get; set; }

    /// <summary>Its previous score.</summary>
    [Parameter(ParameterSetName = SleeveSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PreviousScore", "prev_score")]
    [Figure]
    public double? PrevScore { get; set; }

    /// <summary>Its observations.</summary>
    [Parameter(ParameterSetName = SleeveSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Observations", "n_obs")]
    [Figure]
    public int? NObs { get; set; }

    /// <summary>Its previous weight.</summary>
    [Parameter(ParameterSetName = SleeveSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PreviousWeight", "prev_weight")]
    [Figure]
    public double? PrevWeight { get; set; }

    /// <summary>Its returns, instead of figures.</summary>
    [Parameter(ParameterSetName = SleeveSet, ValueFromPipelineByPropertyName = true)]
    public double[]? Returns { get; set; }

    /// <summary>Remembers the sleeve of this record.</summary>
    private protected void Collect()
    {
        _sleeves.Add(new SleeveInput
        {
            Name = Sleeve!,
            Sharpe = Sharpe,
            Drawdown = Dd,
            PreviousScore = PrevScore,
            Observations = NObs,
            Returns = Returns is null ? default(ReadOnlyMemory<double>?) : Returns,
        });
        if (PrevWeight is { } weight)
        {
            _previous[Sleeve!] = weight;
        }
    }

    /// <summary>The sleeves of all records.</summary>
    private protected AllocationInput Collected() => new(
        "the pipeline", new MetaAllocationInput { Sleeves = _sleeves, PreviousWeights = _previous.Count == 0 ? null : _previous }, new MetaAllocatorSettings(), []);
}
