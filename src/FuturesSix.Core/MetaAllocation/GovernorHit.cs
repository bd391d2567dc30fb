namespace FuturesSix.Core.MetaAllocation;

/// <summary>A pair above the correlation cap: both scores were multiplied by the factor.</summary>
/// <param name="First">The sleeve that comes first in ordinal order.</param>
/// <param name="Second">The other.</param>
/// <param name="Correlation">Correlation c of the pair.</param>
/// <param name="Factor">clamp(1 - strength (c - cap)/(1 - cap), 0, 1).</param>
public sealed record GovernorHit(string First, string Second, double Correlation, double Factor);
