using System.Management.Automation;
using FuturesSix.Application.Daemon;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Bandit;

namespace FuturesSix.PowerShell;

/// <summary>Start-AllocatorDaemon: moves the risk shares of live strategies until it is stopped.</summary>
[Cmdlet(VerbsLifecycle.Start, "AllocatorDaemon", SupportsShouldProcess = true)]
[OutputType(typeof(DaemonDecision))]
public sealed class StartAllocatorDaemonCommand : FsixCommand
{
    private const int OnceAttempts = 3;
    private volatile bool _ended;

    /// <summary>Address of the Deck.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DeckUrl { get; set; }

    /// <summary>One tick.</summary>
    [Parameter]
    public SwitchParameter Once { get; set; }

    /// <summary>Post nothing.</summary>
    [Parameter]
    public SwitchParameter DryRun { get; set; }

    /// <summary>Seed of the exploration.</summary>
    [Parameter]
    public long? Seed { get; set; }

    /// <summary>Seconds between ticks.</summary>
    [Parameter]
    public double? RefreshSec { get; set; }

    /// <summary>Lowest share.</summary>
    [Parameter]
    public double? MinShare { get; set; }

    /// <summary>Highest share.</summary>
    [Parameter]
    public double? MaxShare { get; set; }

    /// <summary>Height of the random part.</summary>
    [Parameter]
    public double? Exploration { get; set; }

    /// <summary>Weight of the newest return.</summary>
    [Parameter]
    public double? EmaAlpha { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void StopProcessing()
    {
        _ended = true;
        base.StopProcessing();
    }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        AllocatorDaemon? daemon = null;
        DaemonOptions? options = null;
        var journal = Path.Combine(this.Artifacts(ArtifactsPath), "daemon", DryRun ? "dry-run.jsonl" : "decisions.jsonl");
        Run("Starting the daemon", DeckUrl, () => Options(journal), o => options = o);
        if (options is null || !ShouldProcess(options.Url, "Move risk shares"))
        {
            return;
        }

        using var client = new DeckClient(options.Url, options.Token, who: AllocatorDaemon.Name);
        Run("Starting the daemon", options.Url, () => new AllocatorDaemon(options, client, TimeProvider.System, _ => { }, Once ? OnceAttempts : null), d => daemon = d);
        var going = daemon is not null;
        while (going && !_ended)
        {
            going = false;
            Run("Allocator daemon", options.Url, (_, stop) => daemon!.NextAsync(stop).GetAwaiter().GetResult(), decision =>
            {
                WriteObject(decision);
                going = !Once;
            });
        }
    }

    private DaemonOptions Options(string journal)
    {
        var read = DaemonOptions.FromEnvironment(Environment.GetEnvironmentVariable, journal);
        var bandit = read.Bandit;
        return read with
        {
            Url = DeckUrl ?? read.Url,
            DryRun = DryRun,
            Seed = Seed ?? read.Seed,
            RefreshSec = RefreshSec ?? read.RefreshSec,
            Bandit = new BanditOptions { MinShare = MinShare ?? bandit.MinShare, MaxShare = MaxShare ?? bandit.MaxShare, Exploration = Exploration ?? bandit.Exploration, EmaAlpha = EmaAlpha ?? bandit.EmaAlpha },
        };
    }
}
