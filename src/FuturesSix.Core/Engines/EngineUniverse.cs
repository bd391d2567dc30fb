using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines;

/// <summary>The instruments an outright engine trades.</summary>
internal static class EngineUniverse
{
    /// <summary>Asset class that the price engines leave out unless configured.</summary>
    private const string Volatility = "volatility";

    /// <summary>Reads the setting <c>universe</c> (symbols or asset classes, comma-separated; default: everything but
    /// volatility) as bets.</summary>
    public static List<Bet> Outrights(MarketData market, IReadOnlyList<string> universe)
    {
        var bets = new List<Bet>();
        for (var i = 0; i < market.Count; i++)
        {
            var instrument = market.Instruments[i];
            var included = universe.Count == 0
                ? !string.Equals(instrument.AssetClass, Volatility, StringComparison.OrdinalIgnoreCase)
                : universe.Contains(instrument.Symbol) || universe.Contains(instrument.AssetClass);
            if (included)
            {
                bets.Add(Bet.Outright(instrument.Symbol, i));
            }
        }

        return bets;
    }

    /// <summary>What the dataset lacks: names in <paramref name="universe"/> that it does not have, or any instrument at all.</summary>
    public static string? Missing(MarketData market, IReadOnlyList<string> universe)
    {
        var unknown = universe.Where(u => !market.Instruments.Any(i => i.Symbol == u || i.AssetClass == u)).ToList();
        return unknown.Count > 0 ? $"the dataset has no instrument or asset class {string.Join(", ", unknown)}"
            : Outrights(market, universe).Count == 0 ? "the dataset has no instrument outside class volatility"
            : null;
    }
}
