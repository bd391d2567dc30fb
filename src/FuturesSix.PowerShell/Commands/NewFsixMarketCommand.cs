using System.Management.Automation;
using FuturesSix.Application;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.PowerShell;

/// <summary>New-FsixMarket: writes a generated market as a dataset.</summary>
[Cmdlet(VerbsCommon.New, "FsixMarket", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(WrittenDataset))]
public sealed class NewFsixMarketCommand : FsixCommand
{
    private static readonly SyntheticMarketOptions Default = new();

    /// <summary>Seed of every draw.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public long Seed { get; set; } = Default.Seed;

    /// <summary>Calendar years.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int Years { get; set; } = Default.Years;

    /// <summary>Futures besides VX1 to VX3.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int Instruments { get; set; } = Default.Instruments;

    /// <summary>First day.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Day]
    public DateOnly? Start { get; set; }

    /// <summary>The folder to create.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Replace a dataset that was written there before.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = new SynthesisRequest
        {
            Market = Default with { Seed = Seed, Years = Years, Instruments = Instruments, Start = Start ?? Default.Start },
            Output = this.FullPath(Destination ?? FormattableString.Invariant($"{SyntheticMarket.Name}-{Seed}")),
            Force = Force,
        };
        if (ShouldProcess(request.Output!, FormattableString.Invariant($"Write the synthetic market of seed {Seed}")))
        {
            Run("Writing a synthetic market", Seed, (progress, stop) => SynthesiseDataset.Execute(request, progress, stop), WriteObject);
        }
    }
}
