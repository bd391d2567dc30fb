using FuturesSix.Core.Allocator;
using FuturesSix.Core.Stack;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>allocator.convexity</c>: a section that is there is on; <c>instrument</c> is required.</summary>
internal sealed class ConvexityDto
{
    public string? Instrument { get; set; }

    public ConvexityKind? Kind { get; set; }

    public double? MaxWeight { get; set; }

    public double? AnnualBudget { get; set; }

    public int? BudgetWindow { get; set; }

    public double? Normal { get; set; }

    public double? Elevated { get; set; }

    public double? Stress { get; set; }

    public double? Crisis { get; set; }

    public double? Alpha { get; set; }

    public double? OutOfTheMoney { get; set; }

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
