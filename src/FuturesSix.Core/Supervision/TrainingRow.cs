namespace FuturesSix.Core.Supervision;

/// <summary>A reconciled signal as evidence for the simulator model.</summary>
/// <param name="Ticks">The signal's time, UTC ticks.</param>
/// <param name="ExitTicks">Time of the exit price, UTC ticks: when the outcome was known.</param>
/// <param name="Score">The signal's score.</param>
/// <param name="RealisedBps">Realised P&amp;L in bps.</param>
/// <param name="Features">Features, in the order of their names; NaN or beyond the end = missing.</param>
public readonly record struct TrainingRow(long Ticks, long ExitTicks, double Score, double RealisedBps, double[] Features)
{
    /// <summary>A feature; NaN = missing.</summary>
    public double Feature(int index) => index < Features.Length ? Features[index] : double.NaN;
}
