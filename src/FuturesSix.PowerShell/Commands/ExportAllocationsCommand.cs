using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Reflection;
using FuturesSix.Application.Allocation;
using FuturesSix.Data;

namespace FuturesSix.PowerShell;

/// <summary>Export-Allocations: proposes sleeve weights, or takes a proposal, and writes it.</summary>
[SuppressMessage("PowerShell", "PSUseSingularNouns", Justification = "The name is the one that users and their scripts know; an export is a set of weights.")]
[Cmdlet(VerbsData.Export, "Allocations", DefaultParameterSetName = FileSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ExportAllocationResult))]
public sealed class ExportAllocationsCommand : ProposalCommand
{
    private const string ProposalSet = "Proposal";
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const string Activity = "Exporting sleeve weights";

    /// <summary>A proposal of Invoke-MetaAllocation.</summary>
    [Parameter(ParameterSetName = ProposalSet, Mandatory = true, ValueFromPipeline = true)]
    public AllocationProposal? Proposal { get; set; }

    /// <summary>What a proposal has decided already.</summary>
    private static IEnumerable<string> Decided => typeof(AllocationSettingsCommand).GetProperties(Declared)
        .Select(p => p.Name)
        .Concat([nameof(Previous), nameof(Correlations), nameof(From), nameof(To)]);

    private string Folder => Path.Combine(this.Artifacts(ArtifactsPath), "allocations");

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (ParameterSetName != ProposalSet)
        {
            base.ProcessRecord();
            return;
        }

        var (proposal, folder) = (Proposal!, Folder);
        string[] ignored = [.. MyInvocation.BoundParameters.Keys.Intersect(Decided, StringComparer.OrdinalIgnoreCase)];
        if (ignored.Length > 0)
        {
            var error = new RequestException($"-{string.Join(", -", ignored)}: a proposal is exported as it is; expected the parameter at Invoke-MetaAllocation, which made the proposal.");
            ThrowTerminatingError(ErrorRecords.From(error, proposal));
        }

        if (ShouldProcess(folder, $"Export the allocation of {proposal.Input.Source}"))
        {
            Run<ExportAllocationResult>(Activity, proposal, (_, stop) => new ExportAllocation().Execute(proposal, folder, stop), WriteObject);
        }
    }

    private protected override void Handle(string target, ProposeAllocationRequest request)
    {
        if (ShouldProcess(Folder, $"Export the allocation of {target}"))
        {
            Run<ExportAllocationResult>(Activity, target, (progress, stop) => new ExportAllocation().Execute(request, progress, stop), WriteObject);
        }
    }
}
