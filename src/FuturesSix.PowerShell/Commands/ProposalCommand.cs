using System.Collections;
using System.Management.Automation;
using FuturesSix.Application.Allocation;
using FuturesSix.Data;
using FuturesSix.Data.Allocations;

namespace FuturesSix.PowerShell;

/// <summary>Where a proposal's inputs come from: files, a stored run, or one object a sleeve from the pipeline.</summary>
public abstract class ProposalCommand : SleeveCommand
{
    private protected const string FileSet = "Metrics";
    private protected const string RunSet = "Run";

    /// <summary>Files of metrics or returns, or folders of runs.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MetricsCompleter))]
    public string[] Metrics { get; set; } = [];

    /// <summary>Id of a stored run.</summary>
    [Parameter(ParameterSetName = RunSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Run")]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string? RunId { get; set; }

    /// <summary>The export that has the previous weights.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AllocationFileCompleter))]
    public string? Previous { get; set; }

    /// <summary>A CSV file or a hashtable of correlations.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Correlations { get; set; }

    /// <summary>First day of returns.</summary>
    [Parameter]
    [Day]
    public DateOnly? From { get; set; }

    /// <summary>Last day of returns.</summary>
    [Parameter]
    [Day]
    public DateOnly? To { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SleeveSet)
        {
            Collect();
            return;
        }

        foreach (var source in ParameterSetName == RunSet ? [RunId!] : Metrics)
        {
            Request(source, ParameterSetName == RunSet ? source : this.FullPath(source)!, null);
        }
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (ParameterSetName == SleeveSet)
        {
            var input = Collected();
            Request(input.Source, input.Source, input);
        }
    }

    /// <summary>Does what the cmdlet does with one request.</summary>
    /// <param name="target">What it is about, for errors.</param>
    /// <param name="request">The request.</param>
    private protected abstract void Handle(string target, ProposeAllocationRequest request);

    private void Request(string target, string source, AllocationInput? input)
    {
        ProposeAllocationRequest request;
        try
        {
            request = Request(source) with { Input = input };
        }
        catch (InputException error)
        {
            WriteError(ErrorRecords.From(error, target));
            return;
        }

        Handle(target, request);
    }

    private ProposeAllocationRequest Request(string source)
    {
        var correlations = Correlations is PSObject wrapped ? wrapped.BaseObject : Correlations;
        return new ProposeAllocationRequest
        {
            Source = source,
            Artifacts = this.Artifacts(ArtifactsPath),
            Settings = Settings(),
            Previous = Previous == ProposeAllocationRequest.Latest ? Previous : this.FullPath(Previous),
            Correlations = correlations is IDictionary ? null : this.FullPath(correlations?.ToString()),
            StatedCorrelations = correlations is IDictionary table ? Tables.Correlations(table) : null,
            From = From,
            To = To,
        };
    }
}
