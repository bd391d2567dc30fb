using FuturesSix.Core.Market;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Synthetic;

/// <summary>The specification of a synthetic instrument: costs of half a tick a side and a commission, and a margin schedule
/// that follows the contract's value at every roll.</summary>
internal static class SyntheticInstrument
{
    private const double VxTick = 0.05;
    private const double VxMultiplier = 1000;
    private const double VxMargin = 0.40;
    private const double VxCommission = 2.4;

    public static Instrument Describe(InstrumentTemplate template, InstrumentPath path, DateOnly[] dates) => new()
    {
        Symbol = template.Symbol,
        AssetClass = ClassProfile.All[template.Class].Name,
        Region = template.Region,
        Themes = template.Haven > 0.5 ? ["haven"] : [],
        Currency = template.Currency,
        Multiplier = template.Multiplier,
        Adjustment = PriceAdjustment.Difference,
        HasRawPrice = true,
        Cost = new CostSpec(SlippagePoints: 0.5 / template.TicksPerPoint, CommissionPerContract: template.Commission),
        MarginSchedule = Margins(template.Margin * template.Multiplier, path.Raw, t => path.Month[t] != path.Month[t - 1], dates),
    };

    /// <summary>The VX contract in place <paramref name="k"/>, 0 for the first.</summary>
    public static Instrument DescribeVx(int k, double[] level, bool[] roll, DateOnly[] dates) => new()
    {
        Symbol = VolatilityComplex.Contracts[k],
        AssetClass = "volatility",
        Region = "us",
        Multiplier = VxMultiplier,
        Adjustment = PriceAdjustment.Ratio,
        HasRawPrice = true,
        Cost = new CostSpec(SlippagePoints: 0.5 * VxTick, CommissionPerContract: VxCommission),
        MarginSchedule = Margins(VxMargin * VxMultiplier, level, t => roll[t], dates),
    };

    /// <summary>The declared roles whose symbols are part of the market.</summary>
    public static Dictionary<string, string> Roles(IReadOnlyList<InstrumentTemplate> templates)
    {
        (string Role, string Symbol)[] all =
        [
            ("equity_index", "ES"), ("curve_short", "ZT"), ("curve_long", "ZN"), ("curve_short_2", "ZF"), ("curve_long_2", "UB"),
        ];
        var roles = all.Where(r => templates.Any(t => t.Symbol == r.Symbol)).ToDictionary(r => r.Role, r => r.Symbol, StringComparer.Ordinal);
        for (var k = 0; k < VolatilityComplex.Contracts.Count; k++)
        {
            roles.Add(VxInstruments.Roles[k], VolatilityComplex.Contracts[k]);
        }

        return roles;
    }

    private static List<MarginStep> Margins(double perPoint, double[] price, Func<int, bool> rolled, DateOnly[] dates)
    {
        var steps = new List<MarginStep>();
        for (var t = 0; t < dates.Length; t++)
        {
            if (t == 0 || rolled(t))
            {
                steps.Add(new MarginStep(dates[t], Math.Max(10.0, Math.Floor((perPoint * price[t] / 10.0) + 0.5) * 10.0)));
            }
        }

        return steps;
    }
}
