using FuturesSix.Core.Allocator;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>allocator.convexity</c>: a section that is there is on; <c>instrument</c> is required.</summary>
internal sealed class ConvexityDto
{
    [Key("the instrument that is bought (symbol)", Required = true)]
    public string? Instrument { get; set; }

    [Key("outright, or by the delta of a call")]
    public ConvexityKind? Kind { get; set; }

    [Key("notional when fully active (of equity)", Minimum = 0, Maximum = 0.25)]
    public double? MaxWeight { get; set; }

    [Key("what it may have lost over the budget window (of equity)", Minimum = 0, Maximum = 0.1)]
    public double? AnnualBudget { get; set; }

    [Key("rows over which losses count (rows)", Minimum = 21, Maximum = 2520)]
    public int? BudgetWindow { get; set; }

    [Key("activation in NORMAL", Minimum = 0, Maximum = 1)]
    public double? Normal { get; set; }

    [Key("activation in ELEVATED", Maximum = 1)]
    public double? Elevated { get; set; }

    [Key("activation in STRESS", Maximum = 1)]
    public double? Stress { get; set; }

    [Key("activation in CRISIS", Maximum = 1)]
    public double? Crisis { get; set; }

    [Key("weight of the newest state in the smoothing", Above = 0, Maximum = 1)]
    public double? Alpha { get; set; }

    [Key("call proxy: strike over the level at the start, less 1", Minimum = 0, Maximum = 2)]
    public double? OutOfTheMoney { get; set; }

    [Key("call proxy: rows from the start of a call to its expiry (rows)", Minimum = 5, Maximum = 504)]
    public int? Tenor { get; set; }

    /// <summary>The position, or null when the instrument is missing and noted.</summary>
    public ConvexityPositionOptions? Resolve(List<string> problems)
    {
        if (Instrument is null)
        {
            problems.Add("allocator.convexity.instrument: is required; expected the symbol of an instrument of the dataset, for example VX1");
            return null;
        }

        var defaults = new ConvexityOptions();
        return new ConvexityPositionOptions(Instrument, defaults with
        {
            Kind = Kind ?? defaults.Kind,
            MaxWeight = MaxWeight ?? defaults.MaxWeight,
            AnnualBudget = AnnualBudget ?? defaults.AnnualBudget,
            BudgetWindow = BudgetWindow ?? defaults.BudgetWindow,
            Normal = Normal ?? defaults.Normal,
            Elevated = Elevated ?? defaults.Elevated,
            Stress = Stress ?? defaults.Stress,
            Crisis = Crisis ?? defaults.Crisis,
            Alpha = Alpha ?? defaults.Alpha,
            OutOfTheMoney = OutOfTheMoney ?? defaults.OutOfTheMoney,
            Tenor = Tenor ?? defaults.Tenor,
        });
    }

    public static ConvexityDto Of(string? instrument, ConvexityOptions options) => new()
    {
        Instrument = instrument,
        Kind = options.Kind,
        MaxWeight = options.MaxWeight,
        AnnualBudget = options.AnnualBudget,
        BudgetWindow = options.BudgetWindow,
        Normal = options.Normal,
        Elevated = options.Elevated,
        Stress = options.Stress,
        Crisis = options.Crisis,
        Alpha = options.Alpha,
        OutOfTheMoney = options.OutOfTheMoney,
        Tenor = options.Tenor,
    };
}
