using System.Collections;
using System.Management.Automation;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Deck;

namespace FuturesSix.PowerShell;

/// <summary>Push-DeckMetric: publishes figures and P&amp;L by strategy.</summary>
[Cmdlet(VerbsCommon.Push, "DeckMetric", SupportsShouldProcess = true)]
[OutputType(typeof(DeckAccepted))]
public sealed class PushDeckMetricCommand : DeckCommand
{
    /// <summary>Equity.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("equity_usd")]
    [Figure]
    public double? EquityUsd { get; set; }

    /// <summary>P&amp;L of 24 hours.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("pnl_24h")]
    [Figure]
    public double? Pnl24h { get; set; }

    /// <summary>Drawdown in percent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("drawdown_pct")]
    [Figure]
    public double? DrawdownPct { get; set; }

    /// <summary>Median duration of a tick.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("tick_p50_ms")]
    [Figure]
    public double? TickP50Ms { get; set; }

    /// <summary>95th percentile of it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("tick_p95_ms")]
    [Figure]
    public double? TickP95Ms { get; set; }

    /// <summary>Failed operations in percent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("error_rate_pct")]
    [Figure]
    public double? ErrorRatePct { get; set; }

    /// <summary>The account's loss limit has tripped.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public bool? EquityBreaker { get; set; }

    /// <summary>The venue has failed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public bool? VenueBreaker { get; set; }

    /// <summary>P&amp;L by strategy.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("pnl_by_strategy")]
    public IDictionary? PnlByStrategy { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var metrics = new DeckMetrics
        {
            EquityUsd = EquityUsd,
            Pnl24h = Pnl24h,
            DrawdownPct = DrawdownPct,
            TickP50Ms = TickP50Ms,
            TickP95Ms = TickP95Ms,
            ErrorRatePct = ErrorRatePct,
            Breaker = EquityBreaker is null && VenueBreaker is null ? null : new DeckBreakers(EquityBreaker ?? false, VenueBreaker ?? false),
        };
        var pnl = PnlByStrategy;
        Push("Publish figures", (client, stop) => client.PushAsync(metrics, pnl is null ? null : Tables.Numbers("PnlByStrategy", pnl), stop));
    }
}
