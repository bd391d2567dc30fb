namespace FuturesSix.Core.Market;

/// <summary>A scheduled release or decision, for example CPI, NFP, FOMC.</summary>
/// <param name="Date">The day on which it happens.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Announced">The day from which its date was known; null = published long ahead, like an exchange holiday. An
/// unscheduled meeting is announced on its own day, so nobody sees it coming.</param>
public sealed record MarketEvent(DateOnly Date, string Kind, DateOnly? Announced = null);
