using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Simulation;

/// <summary>What a trade costs, in account currency.</summary>
/// <param name="Slippage">Slippage.</param>
/// <param name="Commission">Commissions and fees.</param>
public readonly record struct TradeCost(double Slippage, double Commission)
{
    /// <summary>Slippage and commission.</summary>
    public double Total => Slippage + Commission;
}

/// <summary>Costs per instrument: what the dataset declares; slippage or commission that it does not declare is the
/// execution default.</summary>
public sealed class CostModel(IReadOnlyList<Instrument> instruments, MarginOptions defaults)
{
    /// <summary>Cost of trading <paramref name="contracts"/> of instrument <paramref name="i"/>.</summary>
    /// <param name="i">The instrument.</param>
    /// <param name="contracts">Contracts traded; the sign does not matter.</param>
    /// <param name="price">Price in points.</param>
    /// <param name="fx">Account currency per unit of the instrument's currency.</param>
    public TradeCost Of(int i, double contracts, double price, double fx)
    {
        var size = Math.Abs(contracts);
        if (size == 0)
        {
            return default;
        }

        var instrument = instruments[i];
        var spec = instrument.Cost;
        var notional = size * Math.Abs(price) * instrument.Multiplier * fx;
        var points = spec?.SlippagePoints;
        var slippage = points is { } p
            ? size * p * instrument.Multiplier * fx
            : notional * (spec?.SlippageBps ?? defaults.SlippageBps) / 10_000;
        if (spec is null || spec is { CommissionPerContract: 0, CommissionRate: 0, CommissionPerTrade: 0 })
        {
            return new TradeCost(slippage, size * defaults.CommissionPerContract * fx);
        }

        var commission = ((size * spec.CommissionPerContract) + spec.CommissionPerTrade) * fx;
        return new TradeCost(slippage, commission + (notional * spec.CommissionRate));
    }
}
