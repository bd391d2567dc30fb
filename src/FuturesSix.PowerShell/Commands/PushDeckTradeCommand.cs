using System.Management.Automation;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Deck;

namespace FuturesSix.PowerShell;

/// <summary>Push-DeckTrade: publishes a trade.</summary>
[Cmdlet(VerbsCommon.Push, "DeckTrade", SupportsShouldProcess = true)]
[OutputType(typeof(DeckAccepted))]
public sealed class PushDeckTradeCommand : DeckCommand
{
    /// <summary>When it happened.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ts")]
    public DateTimeOffset? Time { get; set; }

    /// <summary>Strategy.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Strategy { get; set; }

    /// <summary>Symbol.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Symbol { get; set; }

    /// <summary>buy or sell.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("buy", "sell")]
    public string? Side { get; set; }

    /// <summary>P&amp;L.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("pnl_usd")]
    [Figure]
    public double? PnlUsd { get; set; }

    /// <summary>Milliseconds from decision to fill.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("latency_ms")]
    [Figure]
    public double? LatencyMs { get; set; }

    /// <summary>Anything else.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Info { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var trade = new DeckTrade { Ts = Time, Strategy = Strategy, Symbol = Symbol, Side = Side, PnlUsd = PnlUsd, LatencyMs = LatencyMs, Info = Info };
        Push("Publish a trade", (client, stop) => client.PushTradeAsync(trade, stop));
    }
}
