using FuturesSix.Core.Margin;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>margin</c>.</summary>
internal sealed class MarginDto
{
    public ContractRounding? Contracts { get; set; }

    public MarginSource? Source { get; set; }

    public double? MarginRate { get; set; }

    public double? MarginFallback { get; set; }

    public int? ScheduleTrustDays { get; set; }

    public double? MaxMarginUtilisation { get; set; }

    public double? MaxInstrumentNotional { get; set; }

    public double? MaxVolumeShare { get; set; }

    public double? NoTradeBuffer { get; set; }

    public double? SlippageBps { get; set; }

    public double? CommissionPerContract { get; set; }

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
