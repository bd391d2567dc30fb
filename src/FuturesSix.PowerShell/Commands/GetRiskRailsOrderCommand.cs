using System.Management.Automation;
using FuturesSix.Application.Live;
using FuturesSix.Core.Live.RiskRails;

namespace FuturesSix.PowerShell;

/// <summary>Get-RiskRailsOrder: sizes one prospective order.</summary>
[Cmdlet(VerbsCommon.Get, "RiskRailsOrder")]
[OutputType(typeof(RiskRailsResult))]
public sealed class GetRiskRailsOrderCommand : FsixCommand
{
    /// <summary>Kind of strategy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("strategy_type")]
    public StrategyType StrategyType { get; set; }

    /// <summary>Bar of the signal.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateSet("1m", "5m", "15m", "1h", "4h")]
    public string Timeframe { get; set; } = "";

    /// <summary>Average true range over the price.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("atr_pct")]
    public double AtrPct { get; set; }

    /// <summary>Bid-ask spread in basis points.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("spread_bps")]
    public double SpreadBps { get; set; }

    /// <summary>Volume of the last minute.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("vol1m_usd")]
    public double Vol1mUsd { get; set; }

    /// <summary>How close an announcement is.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("event_heat")]
    public double EventHeat { get; set; }

    /// <summary>Quality of liquidity.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("liq_score")]
    public double LiqScore { get; set; }

    /// <summary>Equity of the account.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("equity_usd")]
    public double EquityUsd { get; set; }

    /// <summary>Risks of the open positions.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("open_risk_sum_pct")]
    public double OpenRiskSumPct { get; set; }

    /// <summary>Open positions.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("open_positions")]
    public int OpenPositions { get; set; }

    /// <summary>Share of winning trades.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("p_win_1h")]
    public double PWin1h { get; set; }

    /// <summary>Slope of P&amp;L.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("pnl_slope_1h")]
    public double PnlSlope1h { get; set; }

    /// <summary>Drawdown over seven days.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("drawdown_pct_7d")]
    public double DrawdownPct7d { get; set; }

    /// <summary>Share of instruments that rise.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("breadth_up_pct")]
    public double BreadthUpPct { get; set; }

    /// <summary>State of volatility.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("volatility_state")]
    public VolatilityState VolatilityState { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var request = new SizeOrderRequest(
            StrategyType,
            Timeframe,
            new LiveFeatures(AtrPct, SpreadBps, Vol1mUsd, EventHeat, LiqScore),
            new AccountState(EquityUsd, OpenRiskSumPct, OpenPositions),
            new RegimeSignal(PWin1h, PnlSlope1h, DrawdownPct7d, BreadthUpPct, VolatilityState));
        Run("Sizing an order", StrategyType, () => SizeOrder.Execute(request), WriteObject);
    }
}
