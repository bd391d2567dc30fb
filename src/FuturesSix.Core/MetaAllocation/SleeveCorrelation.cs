namespace FuturesSix.Core.MetaAllocation;

/// <summary>Correlation of two sleeves.</summary>
/// <param name="First">One sleeve.</param>
/// <param name="Second">The other.</param>
/// <param name="Value">Pearson correlation in [-1, 1].</param>
public sealed record SleeveCorrelation(string First, string Second, double Value);
