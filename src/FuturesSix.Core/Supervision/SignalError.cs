namespace FuturesSix.Core.Supervision;

/// <summary>How far one reconciled signal was from what was expected of it.</summary>
/// <param name="AbsErrorBps">|realised - expected| in bps; not negative.</param>
/// <param name="RealisedBps">Realised P&amp;L in bps of the position.</param>
/// <param name="AgeDays">Days from the signal to now; 0 where time does not matter.</param>
public readonly record struct SignalError(double AbsErrorBps, double RealisedBps, double AgeDays = 0);
