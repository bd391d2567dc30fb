using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Supervision;

/// <summary>Turns the errors of one agent into a multiplier of its capital. From 1.0, each row takes
/// w x cap x err/(err + scale), x the amplifier where money was lost, multiplicatively; w = 2^-(age in signals/half-life),
/// x 2^-(age in days/half-life) where that is set. Enough good rows and no bad one earn the boost; then the bounds, then four
/// decimals. A pure function of the rows: computing it again changes nothing. A larger error never raises it, because the
/// penalty rises with the error and the boost can only be lost. Source: seed document 001, first part.</summary>
public static class ConfidenceDecay
{
    private const int Decimals = 4;
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>The confidence after <paramref name="rows"/>.</summary>
    /// <param name="rows">[T] rows of the agent, oldest first, finite; the last
    /// <see cref="ConfidenceOptions.LastRowsOfAgent"/> enter.</param>
    /// <param name="options">Options; the horizon and the last rows of the journal are the caller's to apply
    /// (<see cref="ConfidenceWindow"/>).</param>
    public static ConfidenceResult Of(ReadOnlySpan<SignalError> rows, ConfidenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var tail = rows.Length > options.LastRowsOfAgent ? rows[^options.LastRowsOfAgent..] : rows;
        var (decayed, good, bad) = (1.0, 0, 0);
        for (var i = 0; i < tail.Length; i++)
        {
            var row = tail[i];
            decayed *= 1.0 - Penalty(row, tail.Length - 1 - i, options);
            good += row.RealisedBps > 0 && row.AbsErrorBps <= options.GoodErrorBps ? 1 : 0;
            bad += row.RealisedBps < 0 && row.AbsErrorBps >= options.BadErrorBps ? 1 : 0;
        }

        var boosted = good >= options.MinGood && bad == 0;
        var free = boosted ? decayed * (1.0 + options.Boost) : decayed;
        return new ConfidenceResult
        {
            Multiplier = Math.Round(Math.Clamp(free, options.Floor, options.Ceiling), Decimals),
            Rows = tail.Length,
            Decayed = decayed,
            Good = good,
            Bad = bad,
            Boosted = boosted,
            Bound = free < options.Floor ? "floor" : free > options.Ceiling ? "ceiling" : null,
        };
    }

    private static double Penalty(in SignalError row, int age, ConfidenceOptions options)
    {
        var error = Math.Max(0.0, row.AbsErrorBps);
        var weight = PortableMath.Exp(-(Ln2 / options.HalfLifeSignals) * age);
        if (options.HalfLifeDays is { } days)
        {
            weight *= PortableMath.Exp(-(Ln2 / days) * Math.Max(0.0, row.AgeDays));
        }

        var penalty = error / (error + options.ErrorScaleBps) * options.PenaltyCap * weight;
        return row.RealisedBps < 0 ? penalty * options.LossAmplifier : penalty;
    }
}
