using FuturesSix.Core.Market;

namespace FuturesSix.Core.Margin;

/// <summary>How contracts are counted.</summary>
public enum ContractRounding
{
    /// <summary>Fractions of a contract are allowed.</summary>
    Fractional,

    /// <summary>Whole contracts, rounded toward zero; every instrument needs a declared raw price.</summary>
    Whole,
}

/// <summary>Where margins come from.</summary>
public enum MarginSource
{
    /// <summary>A percentage of notional.</summary>
    Percent,

    /// <summary>The dataset's margin schedules per contract.</summary>
    Schedule,
}

/// <summary>Options of layer 7.</summary>
public sealed record MarginOptions
{
    /// <summary>How contracts are counted.</summary>
    public ContractRounding Contracts { get; init; } = ContractRounding.Fractional;

    /// <summary>Where margins come from.</summary>
    public MarginSource Source { get; init; } = MarginSource.Percent;

    /// <summary>Margin as a fraction of notional (source percent).</summary>
    public double MarginRate { get; init; } = 0.05;

    /// <summary>Margin as a fraction of notional outside a schedule (source schedule); null = an error there.</summary>
    public double? MarginFallback { get; init; }

    /// <summary>A schedule is trusted this many calendar days after its last entry.</summary>
    public int ScheduleTrustDays { get; init; } = 400;

    /// <summary>Total margin is at most this fraction of equity.</summary>
    public double MaxMarginUtilisation { get; init; } = 0.5;

    /// <summary>Cap of one instrument's notional as a multiple of equity; null = none.</summary>
    public double? MaxInstrumentNotional { get; init; }

    /// <summary>Cap of one trade as a share of the 20-day average volume; null = none. Needs volumes.</summary>
    public double? MaxVolumeShare { get; init; }

    /// <summary>A trade smaller than this fraction of the target position is not made.</summary>
    public double NoTradeBuffer { get; init; }

    /// <summary>Slippage per side in basis points of notional, for instruments whose dataset declares no cost.</summary>
    public double SlippageBps { get; init; } = 0.5;

    /// <summary>Commission per contract and side in the instrument's currency, for instruments whose dataset declares no cost.</summary>
    public double CommissionPerContract { get; init; }

    /// <summary>True charges a roll as closing one contract and opening the next.</summary>
    public bool ChargeRolls { get; init; } = true;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Within("margin.margin_rate", MarginRate, 0, 1)
        .Within("margin.margin_fallback", MarginFallback ?? 0, 0, 1)
        .Require(ScheduleTrustDays >= 0, "margin.schedule_trust_days", ScheduleTrustDays, "0 or more")
        .Within("margin.max_margin_utilisation", MaxMarginUtilisation, 0.0001, 1)
        .Within("margin.max_instrument_notional", MaxInstrumentNotional ?? 0, 0, 1000)
        .Within("margin.max_volume_share", MaxVolumeShare ?? 0, 0, 1)
        .Within("margin.no_trade_buffer", NoTradeBuffer, 0, 1)
        .Within("margin.slippage_bps", SlippageBps, 0, 10_000)
        .Within("margin.commission_per_contract", CommissionPerContract, 0, 1e9)
        .Items;

    /// <summary>What the dataset must declare for these options.</summary>
    public IReadOnlyList<Violation> ValidateAgainst(MarketData market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var found = new ViolationList();
        var unpriced = Symbols(market, i => !i.HasRawPrice);
        found.Require(
            unpriced.Length == 0 || Contracts == ContractRounding.Fractional,
            "margin.contracts", $"whole, but the dataset '{market.Name}' declares no raw price for {unpriced}", "fractional, or a raw price for every instrument");
        found.Require(
            unpriced.Length == 0 || Source == MarginSource.Percent,
            "margin.source", $"schedule, but the dataset '{market.Name}' declares no raw price for {unpriced}", "percent, or a raw price for every instrument");
        var unscheduled = Symbols(market, i => i.MarginSchedule.Count == 0);
        found.Require(
            unscheduled.Length == 0 || Source == MarginSource.Percent || MarginFallback is not null,
            "margin.margin_fallback", $"missing, and there is no margin schedule for {unscheduled}", "a fraction of notional, or a schedule for every instrument");
        return found.Require(MaxVolumeShare is null || market.Volume is not null, "margin.max_volume_share", MaxVolumeShare, "none, because the dataset has no volumes").Items;
    }

    private static string Symbols(MarketData market, Func<Instrument, bool> that) =>
        string.Join(", ", market.Instruments.Where(that).Select(i => i.Symbol));
}
