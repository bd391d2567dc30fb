using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines;

/// <summary>Looks up what engines need by declaration: roles of instruments and auxiliary series by name. Whether a series
/// has values on a day is the day's business (NaN); whether the dataset has it at all never depends on a day, so that a
/// dataset cut short has the same engines.</summary>
internal static class DatasetNeeds
{
    /// <summary>Column of the instrument declared in <paramref name="role"/>; -1 without one.</summary>
    public static int Instrument(MarketData market, string role) =>
        market.Roles.TryGetValue(role, out var symbol) ? market.Returns.IndexOf(symbol) : -1;

    /// <summary>What of <paramref name="roles"/> and <paramref name="series"/> the dataset lacks, as a sentence; null when it
    /// has all.</summary>
    public static string? Missing(MarketData market, IReadOnlyList<string> roles, IReadOnlyList<string> series)
    {
        ArgumentNullException.ThrowIfNull(market);
        var noSeries = series.Where(s => !market.Auxiliary.ContainsKey(s)).ToList();
        var noRoles = roles.Where(r => Instrument(market, r) < 0).ToList();
        return (noSeries.Count, noRoles.Count) switch
        {
            (0, 0) => null,
            (_, 0) => $"the dataset has no series {string.Join(", ", noSeries)}",
            (0, _) => $"the dataset declares no instrument in role {string.Join(", ", noRoles)}",
            _ => $"the dataset has no series {string.Join(", ", noSeries)} and declares no instrument in role {string.Join(", ", noRoles)}",
        };
    }
}
