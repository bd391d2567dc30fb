namespace FuturesSix.Data.Synthetic;

/// <summary>How one asset class behaves as a whole.</summary>
/// <param name="Name">Asset class.</param>
/// <param name="Prefix">Prefix of the symbols of further instruments.</param>
/// <param name="CalmBeta">Correlation of the class shock with the equity shock in calm markets.</param>
/// <param name="CrisisBeta">The same at the height of a crisis.</param>
/// <param name="CrisisVolatility">Added volatility at the height of a crisis, as a multiple.</param>
/// <param name="CrisisDrift">Drift at the height of a crisis, in annual standard deviations a year.</param>
internal sealed record ClassProfile(
    string Name, string Prefix, double CalmBeta, double CrisisBeta, double CrisisVolatility, double CrisisDrift)
{
    /// <summary>The five classes; equity comes first: its shock is the one the others are correlated with.</summary>
    public static IReadOnlyList<ClassProfile> All { get; } =
    [
        new("equity", "EQ", 1.0, 1.0, 2.2, -3.5),
        new("rates", "RT", -0.15, -0.75, 0.8, 2.0),
        new("energy", "EN", 0.20, 0.75, 1.6, -3.5),
        new("metals", "ME", 0.15, 0.70, 1.0, -1.5),
        new("fx", "FX", 0.10, 0.65, 0.8, -1.5),
    ];
}
