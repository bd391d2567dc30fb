using FuturesSix.Core.Margin;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>margin</c>.</summary>
internal sealed class MarginDto
{
    [Key("whole contracts need a declared raw price for every instrument")]
    public ContractRounding? Contracts { get; set; }

    [Key("where margins come from")]
    public MarginSource? Source { get; set; }

    [Key("margin (source percent) (of notional)", Minimum = 0, Maximum = 1)]
    public double? MarginRate { get; set; }

    [Key("margin outside a schedule; null = an error there (of notional)", Minimum = 0, Maximum = 1)]
    public double? MarginFallback { get; set; }

    [Key("a schedule is trusted this long after its last entry (calendar days)", Minimum = 0)]
    public int? ScheduleTrustDays { get; set; }

    [Key("limit of the total margin: the book is scaled down to it (of equity)", Minimum = 0.0001, Maximum = 1)]
    public double? MaxMarginUtilisation { get; set; }

    [Key("cap of one instrument's notional; null = none (x equity)", Minimum = 0, Maximum = 1000)]
    public double? MaxInstrumentNotional { get; set; }

    [Key("cap of one trade; null = none; needs volumes (of 20-day volume)", Minimum = 0, Maximum = 1)]
    public double? MaxVolumeShare { get; set; }

    [Key("a smaller trade is not made (of the target)", Minimum = 0, Maximum = 1)]
    public double? NoTradeBuffer { get; set; }

    [Key("slippage a side where the dataset declares no cost (bps of notional)", Minimum = 0, Maximum = 10000)]
    public double? SlippageBps { get; set; }

    [Key("commission a contract and side where the dataset declares no cost (instrument currency)", Minimum = 0, Maximum = 1e9)]
    public double? CommissionPerContract { get; set; }

    [Key("true charges a roll as two trades")]
    public bool? ChargeRolls { get; set; }

    public MarginOptions Resolve(MarginOptions defaults) => defaults with
    {
        Contracts = Contracts ?? defaults.Contracts,
        Source = Source ?? defaults.Source,
        MarginRate = MarginRate ?? defaults.MarginRate,
        MarginFallback = MarginFallback ?? defaults.MarginFallback,
        ScheduleTrustDays = ScheduleTrustDays ?? defaults.ScheduleTrustDays,
        MaxMarginUtilisation = MaxMarginUtilisation ?? defaults.MaxMarginUtilisation,
        MaxInstrumentNotional = MaxInstrumentNotional ?? defaults.MaxInstrumentNotional,
        MaxVolumeShare = MaxVolumeShare ?? defaults.MaxVolumeShare,
        NoTradeBuffer = NoTradeBuffer ?? defaults.NoTradeBuffer,
        SlippageBps = SlippageBps ?? defaults.SlippageBps,
        CommissionPerContract = CommissionPerContract ?? defaults.CommissionPerContract,
        ChargeRolls = ChargeRolls ?? defaults.ChargeRolls,
    };

    public static MarginDto Of(MarginOptions options) => new()
    {
        Contracts = options.Contracts,
        Source = options.Source,
        MarginRate = options.MarginRate,
        MarginFallback = options.MarginFallback,
        ScheduleTrustDays = options.ScheduleTrustDays,
        MaxMarginUtilisation = options.MaxMarginUtilisation,
        MaxInstrumentNotional = options.MaxInstrumentNotional,
        MaxVolumeShare = options.MaxVolumeShare,
        NoTradeBuffer = options.NoTradeBuffer,
        SlippageBps = options.SlippageBps,
        CommissionPerContract = options.CommissionPerContract,
        ChargeRolls = options.ChargeRolls,
    };
}
