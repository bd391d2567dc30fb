using System.Management.Automation;
using FuturesSix.Application.Allocation;
using FuturesSix.Data.Promotions;

namespace FuturesSix.PowerShell;

/// <summary>Get-FsixPromotion: the versions of the base weights, or the difference of two.</summary>
[Cmdlet(VerbsCommon.Get, "FsixPromotion", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Promotion), ParameterSetName = [ListSet])]
[OutputType(typeof(PromotionDiff), ParameterSetName = [DiffSet])]
public sealed class GetFsixPromotionCommand : FsixCommand
{
    private const string ListSet = "List";
    private const string DiffSet = "Diff";

    /// <summary>The versions; all by default.</summary>
    [Parameter(ParameterSetName = ListSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PromotionVersionCompleter))]
    public int[]? Version { get; set; }

    /// <summary>The difference of two versions.</summary>
    [Parameter(ParameterSetName = DiffSet, Mandatory = true)]
    public SwitchParameter Diff { get; set; }

    /// <summary>The version before.</summary>
    [Parameter(ParameterSetName = DiffSet)]
    [ArgumentCompleter(typeof(PromotionVersionCompleter))]
    public int? From { get; set; }

    /// <summary>The version after.</summary>
    [Parameter(ParameterSetName = DiffSet)]
    [ArgumentCompleter(typeof(PromotionVersionCompleter))]
    public int? To { get; set; }

    /// <summary>The folder of promotions.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PromotionsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var folder = this.Promotions(PromotionsPath);
        if (Diff)
        {
            var request = new DiffPromotionsRequest { Folder = folder, From = From, To = To };
            Run<PromotionDiff>("Comparing promotions", folder, () => DiffPromotions.Execute(request), WriteObject);
        }
        else
        {
            Run("Reading promotions", folder, () => ListPromotions.Execute(folder), chain => Select(chain, folder));
        }
    }

    private void Select(IReadOnlyList<Promotion> chain, string folder)
    {
        foreach (var version in Version ?? [.. chain.Select(p => p.Version)])
        {
            if (version >= 1 && version <= chain.Count)
            {
                WriteObject(chain[version - 1]);
                continue;
            }

            WriteError(ErrorRecords.NotFound(
                "FsixPromotionNotFound",
                $"There is no version {version} in {folder}; expected {(chain.Count == 0 ? "a promotion first" : $"1 to {chain.Count}")}.",
                "Get-FsixPromotion lists the versions; -PromotionsPath says where to look.",
                version));
        }
    }
}
