using System.Globalization;
using System.Numerics;

namespace FuturesSix.Core.Allocator;

/// <summary>Layer 6B. "How bad is it?" A rule on four signals, quick to worsen and slow to recover.</summary>
/// <remarks>
/// Reads: volatility acceleration, correlation shock, drawdown level and slope of the states [K] (days without a state
/// are not rows: they neither change a regime nor count). Writes: a regime per state with its explanation. Lag: none.
/// The score is the number of entered signals. CRISIS: drawdown at the crisis level, or score at least 3, or
/// volatility, correlation and slope together; STRESS: score at least 2, or volatility and correlation together, or
/// drawdown at the stress level; ELEVATED: score at least 1; else NORMAL. A worse regime is entered at once. A better
/// one follows only after <see cref="AllocatorRegimeOptions.MinimumRows"/> rows in the present one (its first row
/// counts) and when fewer than 3 (from CRISIS), 2 (STRESS), 1 (ELEVATED) signals are still at or beyond their exit
/// thresholds; then straight to the regime that the entry thresholds call for. The first row starts from NORMAL.
/// </remarks>
public static class AllocatorRegime
{
    /// <summary>The regime of every state of a history.</summary>
    /// <param name="states">What <see cref="AllocatorState.Compute"/> found.</param>
    /// <param name="options">The thresholds.</param>
    public static AllocatorRegimeResult Classify(AllocatorStateResult states, AllocatorRegimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(states);
        return Classify(states.VolatilityAcceleration, states.CorrelationShock, states.DrawdownLevel, states.DrawdownSlope, options);
    }

    /// <summary>The regime of every state of a history.</summary>
    /// <param name="volatilityAcceleration">Short over long volatility [K].</param>
    /// <param name="correlationShock">Short minus long mean correlation [K].</param>
    /// <param name="drawdownLevel">Drawdown level [K], at most 0.</param>
    /// <param name="drawdownSlope">Drawdown slope [K].</param>
    /// <param name="options">The thresholds.</param>
    /// <exception cref="ArgumentException">The inputs differ in length, a value is missing, or the options are invalid.</exception>
    public static AllocatorRegimeResult Classify(
        ReadOnlySpan<double> volatilityAcceleration,
        ReadOnlySpan<double> correlationShock,
        ReadOnlySpan<double> drawdownLevel,
        ReadOnlySpan<double> drawdownSlope,
        AllocatorRegimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AllocatorArguments.Valid(options.Validate());
        var rows = volatilityAcceleration.Length;
        AllocatorArguments.SameRows(rows, correlationShock.Length, nameof(correlationShock));
        AllocatorArguments.SameRows(rows, drawdownLevel.Length, nameof(drawdownLevel));
        AllocatorArguments.SameRows(rows, drawdownSlope.Length, nameof(drawdownSlope));
        var days = new RegimeDay[rows];
        var before = new RegimeDay(RiskRegime.Normal, RiskRegime.Normal, 0, RegimeSignals.None, RegimeSignals.None, 0, null);
        for (var k = 0; k < rows; k++)
        {
            before = days[k] = Next(before, volatilityAcceleration[k], correlationShock[k], drawdownLevel[k], drawdownSlope[k], options);
        }

        return new AllocatorRegimeResult(days);
    }

    /// <summary>The regime of the next state, given the day before it.</summary>
    /// <param name="before">The day before; a NORMAL day of 0 rows at the start.</param>
    /// <param name="volatilityAcceleration">Short over long volatility.</param>
    /// <param name="correlationShock">Short minus long mean correlation.</param>
    /// <param name="drawdownLevel">Drawdown level, at most 0.</param>
    /// <param name="drawdownSlope">Drawdown slope.</param>
    /// <param name="options">The thresholds, valid.</param>
    /// <exception cref="ArgumentException">A value is missing: such a day has no state and no regime.</exception>
    public static RegimeDay Next(
        RegimeDay before, double volatilityAcceleration, double correlationShock, double drawdownLevel, double drawdownSlope, AllocatorRegimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(options);
        if (double.IsNaN(volatilityAcceleration) || double.IsNaN(correlationShock) || double.IsNaN(drawdownLevel) || double.IsNaN(drawdownSlope))
        {
            throw new ArgumentException("A day with a missing feature has no state and no regime; leave it out.");
        }

        var entered = Signals(volatilityAcceleration >= options.VolatilityEnter, correlationShock >= options.CorrelationEnter, drawdownLevel <= options.DrawdownEnter, drawdownSlope <= options.SlopeEnter);
        var held = Signals(volatilityAcceleration >= options.VolatilityExit, correlationShock >= options.CorrelationExit, drawdownLevel <= options.DrawdownExit, drawdownSlope <= options.SlopeExit);
        var score = BitOperations.PopCount((uint)entered);
        var target = Target(score, entered, drawdownLevel, options);
        var changes = target > before.Regime || (target < before.Regime && MayImprove(before, held, options));
        return new RegimeDay(
            changes ? target : before.Regime,
            target,
            score,
            entered,
            held,
            changes ? 1 : before.RowsInRegime + 1,
            changes ? Explain(before, target, entered, held, drawdownLevel) : null);
    }

    private static RegimeSignals Signals(bool volatility, bool correlation, bool drawdown, bool slope) =>
        (volatility ? RegimeSignals.Volatility : 0) | (correlation ? RegimeSignals.Correlation : 0)
        | (drawdown ? RegimeSignals.Drawdown : 0) | (slope ? RegimeSignals.Slope : 0);

    private static RiskRegime Target(int score, RegimeSignals entered, double drawdown, AllocatorRegimeOptions options)
    {
        if (drawdown <= options.CrisisDrawdown || score >= 3
            || entered.HasFlag(RegimeSignals.Volatility | RegimeSignals.Correlation | RegimeSignals.Slope))
        {
            return RiskRegime.Crisis;
        }

        return score >= 2 || entered.HasFlag(RegimeSignals.Volatility | RegimeSignals.Correlation) || drawdown <= options.StressDrawdown
            ? RiskRegime.Stress
            : score >= 1 ? RiskRegime.Elevated : RiskRegime.Normal;
    }

    private static bool MayImprove(RegimeDay before, RegimeSignals held, AllocatorRegimeOptions options) =>
        before.RowsInRegime >= options.MinimumRows && BitOperations.PopCount((uint)held) < (int)before.Regime;

    private static string Explain(RegimeDay before, RiskRegime target, RegimeSignals entered, RegimeSignals held, double drawdown) =>
        target > before.Regime
            ? string.Create(CultureInfo.InvariantCulture, $"{before.Regime} -> {target}: entered {entered}, drawdown {drawdown:P2}")
            : string.Create(CultureInfo.InvariantCulture, $"{before.Regime} -> {target}: after {before.RowsInRegime} rows, still held {held}, drawdown {drawdown:P2}");
}
