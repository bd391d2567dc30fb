using FuturesSix.Core.Supervision;

namespace FuturesSix.Data.Configuration;

/// <summary>The supervisor's configuration as YAML says it; null = not said.</summary>
internal sealed class SupervisorDto
{
    public ConfidenceDto? Confidence { get; set; }

    public CvarDto? Cvar { get; set; }

    public LedgerDto? Ledger { get; set; }

    public SimulatorDto? Model { get; set; }

    public PromotionDto? Promotion { get; set; }

    public WeightsDto? Weights { get; set; }

    public PricesDto? Prices { get; set; }

    public JournalsDto? Journals { get; set; }

    public SupervisorConfiguration Resolve(List<string> problems) => new()
    {
        Options = new SupervisionOptions
        {
            Confidence = (Confidence ?? new()).Resolve(new()),
            Cvar = (Cvar ?? new()).Resolve(new()),
            Ledger = (Ledger ?? new()).Resolve(new()),
            Model = (Model ?? new()).Resolve(new()),
            Promotion = (Promotion ?? new()).Resolve(new()),
            Weights = (Weights ?? new()).Resolve(new()),
        },
        SessionCloseUtc = PricesDto.Time("prices.session_close_utc", Prices?.SessionCloseUtc, problems) ?? SupervisorConfiguration.DefaultSessionClose,
        SessionCloses = (Prices ?? new()).Closes(problems),
        RotateMib = Journals?.RotateMib ?? SupervisorConfiguration.DefaultRotateMib,
    };
}

/// <summary>Section <c>confidence</c>.</summary>
internal sealed class ConfidenceDto
{
    public double? HorizonHours { get; set; }

    public int? LastRows { get; set; }

    public int? LastRowsOfAgent { get; set; }

    public double? HalfLifeSignals { get; set; }

    public double? HalfLifeDays { get; set; }

    public double? ErrorScaleBps { get; set; }

    public double? PenaltyCap { get; set; }

    public double? LossAmplifier { get; set; }

    public double? GoodErrorBps { get; set; }

    public double? BadErrorBps { get; set; }

    public int? MinGood { get; set; }

    public double? Boost { get; set; }

    public double? Floor { get; set; }

    public double? Ceiling { get; set; }

    public ConfidenceOptions Resolve(ConfidenceOptions o) => new()
    {
        HorizonHours = HorizonHours ?? o.HorizonHours,
        LastRows = LastRows ?? o.LastRows,
        LastRowsOfAgent = LastRowsOfAgent ?? o.LastRowsOfAgent,
        HalfLifeSignals = HalfLifeSignals ?? o.HalfLifeSignals,
        HalfLifeDays = HalfLifeDays ?? o.HalfLifeDays,
        ErrorScaleBps = ErrorScaleBps ?? o.ErrorScaleBps,
        PenaltyCap = PenaltyCap ?? o.PenaltyCap,
        LossAmplifier = LossAmplifier ?? o.LossAmplifier,
        GoodErrorBps = GoodErrorBps ?? o.GoodErrorBps,
        BadErrorBps = BadErrorBps ?? o.BadErrorBps,
        MinGood = MinGood ?? o.MinGood,
        Boost = Boost ?? o.Boost,
        Floor = Floor ?? o.Floor,
        Ceiling = Ceiling ?? o.Ceiling,
    };
}

/// <summary>Section <c>cvar</c>.</summary>
internal sealed class CvarDto
{
    public double? Tail { get; set; }

    public int? MinRows { get; set; }

    public double? HorizonHours { get; set; }

    public bool? AllHorizons { get; set; }

    public GapCvarOptions Resolve(GapCvarOptions o) => new()
    {
        Tail = Tail ?? o.Tail,
        MinRows = MinRows ?? o.MinRows,
        HorizonHours = AllHorizons == true ? null : HorizonHours ?? o.HorizonHours,
    };
}

/// <summary>Section <c>ledger</c>.</summary>
internal sealed class LedgerDto
{
    public double? RemedyBps { get; set; }

    public double? MaxPriceLagHours { get; set; }

    public GapLedgerOptions Resolve(GapLedgerOptions o) => new()
    {
        RemedyBps = RemedyBps ?? o.RemedyBps,
        MaxPriceLagHours = MaxPriceLagHours ?? o.MaxPriceLagHours,
    };
}
