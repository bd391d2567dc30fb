namespace FuturesSix.Core.Stack;

/// <summary>One step of a waterfall. It either multiplies the value before it by <see cref="Factor"/> or adds
/// <see cref="Amount"/> to it; the other of the two is NaN.</summary>
/// <param name="Layer">The layer of the stack that takes the step, 1 to 7.</param>
/// <param name="Name">The step, one of <see cref="WaterfallSteps"/>.</param>
/// <param name="Factor">What the value before is multiplied by; NaN for a step that adds.</param>
/// <param name="Value">The value after the step: a fraction of equity, and contracts from <see cref="WaterfallSteps.Contracts"/> on.</param>
public sealed record WaterfallStep(int Layer, string Name, double Factor, double Value)
{
    /// <summary>What is added to the value before; NaN for a step that multiplies.</summary>
    public double Amount { get; init; } = double.NaN;

    /// <summary>Where the figure comes from, in words; empty when the name says it.</summary>
    public string Detail { get; init; } = "";

    /// <summary>True when the step left the value as it was.</summary>
    public bool IsNeutral => Factor == 1 || Amount == 0;
}

/// <summary>The part that one bet of one sleeve has in a position: layers 1 to 4, and its sleeve's own scalar of layer 6.</summary>
/// <param name="Sleeve">The engine.</param>
/// <param name="Bet">The bet: the instrument's symbol, or the name of the spread whose leg it is.</param>
/// <param name="Steps">Steps from 1 on: signal, policy, base weight, active bets, volatility, tilt, and where
/// they are configured throttles, impairment and the sleeve's scalar.</param>
/// <param name="Weight">The last value: a fraction of equity per unit of leverage.</param>
public sealed record SleeveBranch(string Sleeve, string Bet, IReadOnlyList<WaterfallStep> Steps, double Weight);

/// <summary>Why a position is what it is: the branches of the sleeves add up to the first value of
/// <see cref="Steps"/>, whose steps lead to the target contracts exactly (to rounding, 1e-12 of the largest value).</summary>
/// <param name="Decided">The rebalance at which it was decided.</param>
/// <param name="Filled">The day on which the contracts were reached; null when the order was frozen, replaced by the next
/// decision or not due before the end of the run.</param>
/// <param name="Instrument">Symbol.</param>
/// <param name="Sleeves">One branch per bet that names the instrument, in the book's order of sleeves.</param>
/// <param name="Steps">The steps that all branches share: layers 4 to 7.</param>
/// <param name="Weight">The target as a fraction of equity, as weights.csv has it.</param>
/// <param name="Contracts">The target in contracts, as contracts.csv has it.</param>
/// <param name="Limits">The limits that bound: of leverage (layer 5) and of execution (layer 7), in snake_case.</param>
public sealed record PositionWaterfall(
    DateOnly Decided,
    DateOnly? Filled,
    string Instrument,
    IReadOnlyList<SleeveBranch> Sleeves,
    IReadOnlyList<WaterfallStep> Steps,
    double Weight,
    double Contracts,
    IReadOnlyList<string> Limits)
{
    /// <summary>Equity at the decision, in account currency.</summary>
    public required double Equity { get; init; }

    /// <summary>Notional of one contract at the decision, in account currency; NaN before the first price or rate.</summary>
    public required double ContractValue { get; init; }

    /// <summary>Contracts held at the decision, before its orders.</summary>
    public required double Held { get; init; }

    /// <summary>Notional of the target in account currency.</summary>
    public double Notional => Contracts == 0 ? 0 : Contracts * ContractValue;
}

/// <summary>Names of the steps, in the order in which they can come.</summary>
public static class WaterfallSteps
{
    /// <summary>Layer 1: the engine's forecast of the bet, in [-1, 1].</summary>
    public const string Signal = "signal";

    /// <summary>Layer 2: the sleeve's gate. Its throttles and impairment are steps of their own, named as
    /// <see cref="Policy.PolicyComponents"/> names them.</summary>
    public const string Policy = "policy";

    /// <summary>Layer 3: the sleeve's base weight.</summary>
    public const string BaseWeight = "base_weight";

    /// <summary>Layer 3: one over the number of the sleeve's active bets, 1/N_e.</summary>
    public const string ActiveBets = "active_bets";

    /// <summary>Layer 3: the leg's direction x 10 % / sigma.</summary>
    public const string Volatility = "volatility";

    /// <summary>Layer 4: the bounded product of the tilts.</summary>
    public const string Tilt = "tilt";

    /// <summary>Layer 6: the sleeve's own scalar.</summary>
    public const string SleeveScalar = "sleeve_scalar";

    /// <summary>Layer 4: adds the branches.</summary>
    public const string Sleeves = "sleeves";

    /// <summary>Layer 5: 0 where the instrument has too few returns for the covariance.</summary>
    public const string Excluded = "excluded";

    /// <summary>Layer 5: one over the gross exposure G of the ungated book.</summary>
    public const string UnitGross = "unit_gross";

    /// <summary>Layer 5: leverage L; 0 where the book is flat.</summary>
    public const string Leverage = "leverage";

    /// <summary>Layer 6: the brake.</summary>
    public const string Brake = "brake";

    /// <summary>Layer 6: adds the convexity position.</summary>
    public const string Convexity = "convexity";

    /// <summary>Layer 7: 0 after the declared last trading day.</summary>
    public const string Expired = "expired";

    /// <summary>Layer 7: equity over the notional of one contract.</summary>
    public const string Contracts = "contracts";

    /// <summary>Layer 7: what keeps a position whose price or rate is stale as it is.</summary>
    public const string Frozen = "frozen";

    /// <summary>Layer 7: what the no-trade buffer keeps.</summary>
    public const string Buffer = "no_trade_buffer";

    /// <summary>Layer 7: the cap of one instrument's notional.</summary>
    public const string NotionalCap = "notional_cap";

    /// <summary>Layer 7: what the cap on the share of volume leaves out.</summary>
    public const string VolumeCap = "volume_cap";

    /// <summary>Layer 7: the margin limit of the whole book.</summary>
    public const string Margin = "margin";

    /// <summary>Layer 7: rounding toward zero to whole contracts.</summary>
    public const string Lots = "lots";
}
