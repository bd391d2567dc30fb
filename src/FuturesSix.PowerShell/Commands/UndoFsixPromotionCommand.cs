using System.Management.Automation;
using FuturesSix.Application.Allocation;

namespace FuturesSix.PowerShell;

/// <summary>Undo-FsixPromotion: takes a version of the base weights back.</summary>
[Cmdlet(VerbsCommon.Undo, "FsixPromotion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PromotionResult))]
public sealed class UndoFsixPromotionCommand : PromotionCommand
{
    /// <summary>The version; the newest by default.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PromotionVersionCompleter))]
    public int? Version { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var version = Version;
        Add(
            "Reverting a promotion",
            $"Take {(version is null ? "the newest version" : $"version {version}")} back: the base weights from before it for every run from now on",
            (folder, stop) => new RevertPromotion().Execute(
                new RevertPromotionRequest { Version = version, Folder = folder, Author = Author, Reason = Reason }, stop));
    }
}
