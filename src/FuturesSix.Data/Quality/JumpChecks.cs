using FuturesSix.Core.Market;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Quality;

/// <summary>Says of every jump whether the contract changed, what the raw price did, and what the peers did.</summary>
internal static class JumpChecks
{
    public static void Find(MarketData market, IReadOnlyList<PriceJump> jumps, List<QualityFinding> findings)
    {
        foreach (var jump in jumps)
        {
            var roll = jump.ContractChanged == true;
            var severity = roll && !jump.MadeMissing && !ReturnsCrossTheRoll(market, jump) ? QualitySeverity.Error : QualitySeverity.Warning;
            var kind = roll ? QualityKind.RollJump : QualityKind.Jump;
            findings.Add(new(severity, kind, jump.Symbol, jump.Date, jump.Return, jump.Sigmas, Describe(market, jump)));
        }
    }

    /// <summary>VX returns are computed from one contract to the same contract: their jumps are the market's.</summary>
    private static bool ReturnsCrossTheRoll(MarketData market, PriceJump jump) =>
        market.Carry is null || market.Carry.PriceMonth.Column(jump.Symbol).IndexOfAnyExcept(double.NaN) < 0;

    private static string Describe(MarketData market, PriceJump jump)
    {
        var text = FormattableString.Invariant($"{jump.Symbol} {jump.Date:yyyy-MM-dd}: return {jump.Return:P1} is {Math.Abs(jump.Sigmas):F1} trailing sigmas");
        if (jump.ContractChanged == true)
        {
            var raw = double.IsNaN(jump.RawMove) ? "" : FormattableString.Invariant($" while the raw price moved {jump.RawMove:P1}");
            return $"{text} on a contract change{raw}: an unadjusted roll; {(jump.MadeMissing ? "made missing" : "kept")}";
        }

        var contract = jump.ContractChanged is null ? "the dataset does not say whether the contract changed" : "the contract did not change";
        var peers = PeerMove(market, jump);
        return double.IsNaN(peers)
            ? $"{text}; {contract}"
            : FormattableString.Invariant($"{text}; {contract}; its peers moved {peers:P1} (median)");
    }

    private static double PeerMove(MarketData market, PriceJump jump)
    {
        var row = market.Returns.RowOf(jump.Date);
        var own = market.Returns.IndexOf(jump.Symbol);
        var assetClass = market.Instruments[own].AssetClass;
        return ColumnStatistics.Median(Enumerable.Range(0, market.Count)
            .Where(i => i != own && market.Instruments[i].AssetClass == assetClass)
            .Select(i => market.Returns[row, i]));
    }
}
