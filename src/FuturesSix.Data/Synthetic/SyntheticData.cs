using FuturesSix.Core.Market;

namespace FuturesSix.Data.Synthetic;

/// <summary>Everything that was generated.</summary>
/// <param name="Market">The market.</param>
/// <param name="Adjusted">Difference-adjusted prices [T x N], of which the market holds the returns; NaN for VX.</param>
/// <param name="Rates">USD per unit of each currency, by code, each of length T.</param>
internal sealed record SyntheticData(MarketData Market, Panel Adjusted, IReadOnlyDictionary<string, double[]> Rates);
