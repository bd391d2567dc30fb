namespace FuturesSix.Core.MetaAllocation;

/// <summary>A correlation that the governor knew.</summary>
/// <param name="First">The sleeve that comes first in ordinal order.</param>
/// <param name="Second">The other.</param>
/// <param name="Value">Correlation in [-1, 1].</param>
/// <param name="CommonReturns">Returns both sleeves have; null when the correlation was stated.</param>
public sealed record PairCorrelation(string First, string Second, double Value, int? CommonReturns);
