using System.Globalization;
using FuturesSix.Core.Construction;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.RiskTargeting;

/// <summary>Layer 5. "How big in normal conditions?" Volatility into leverage: static, always on, no regime logic.</summary>
/// <remarks>
/// Reads: the overlaid book [K x E x N] and daily returns [T x N] strictly before each rebalance. Writes: leverage per
/// rebalance and the levered book. With w0 the book at policy multipliers of 1, G = sum|w0| and u = w0/G: L =
/// clip(target / max(floor, sqrt(252 u'Su)), leverage floor, leverage cap), and every sleeve weight becomes L w/G. So
/// the ungated book has the target as its ex-ante volatility wherever no bound binds, and a gate reduces risk instead
/// of being levered back. Fewer rows than the window, or G below 1e-12: flat, with the reason.
/// </remarks>
public static class RiskTargeter
{
    private const double NoBook = 1e-12;

    /// <summary>Sizes the book.</summary>
    /// <param name="book">The overlaid book.</param>
    /// <param name="universe">Columns of <paramref name="returns"/> that the book can hold, ascending; the covariance is theirs.</param>
    /// <param name="returns">Daily simple returns [T x N].</param>
    /// <param name="rebalanceRows">Rows of the rebalances; length K.</param>
    /// <param name="options">Options.</param>
    /// <param name="cancel">Stops between rebalances.</param>
    public static RiskTargetingResult Size(
        SleeveBook book, IReadOnlyList<int> universe, Panel returns, IReadOnlyList<int> rebalanceRows, RiskTargetingOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentNullException.ThrowIfNull(returns);
        ArgumentNullException.ThrowIfNull(rebalanceRows);
        ArgumentNullException.ThrowIfNull(options);
        var columns = returns.Select(universe);
        var before = book.Copy();
        var after = book.Copy();
        var targets = new RiskTarget[rebalanceRows.Count];
        var parallel = new ParallelOptions { CancellationToken = cancel };
        Parallel.For(0, targets.Length, parallel, () => new Desk(new RiskCovariance(columns, universe, options), book.Instruments), (k, _, desk) =>
        {
            targets[k] = desk.Size(before, k, rebalanceRows[k], options);
            Lever(before, after, k, targets[k]);
            return desk;
        }, _ => { });

        return new RiskTargetingResult(targets, before, after);
    }

    private static RiskTarget TooShort(int row, RiskTargetingOptions options) => new()
    {
        FlatReason = string.Create(CultureInfo.InvariantCulture, $"history: {row} of {options.Window} rows before the rebalance"),
    };

    private static RiskTarget Target(RiskCovariance covariance, double[] ungated, double[] gated, RiskTargetingOptions options)
    {
        var gross = 0.0;
        foreach (var w in ungated)
        {
            gross += Math.Abs(w);
        }

        if (gross < NoBook)
        {
            return new RiskTarget { UnitGross = gross, FlatReason = "no book: no sleeve holds a position" };
        }

        var unit = covariance.Volatility(ungated) / gross;
        var wanted = options.TargetVolatility / Math.Max(options.VolatilityFloor, unit);
        var leverage = Math.Clamp(wanted, options.LeverageFloor, options.LeverageCap);
        return new RiskTarget
        {
            Leverage = leverage,
            UnitVolatility = unit,
            UngatedVolatility = leverage * unit,
            BookVolatility = leverage * covariance.Volatility(gated) / gross,
            UnitGross = gross,
            Bounds = (unit < options.VolatilityFloor ? RiskBounds.VolatilityFloor : RiskBounds.None)
                | (wanted < options.LeverageFloor ? RiskBounds.LeverageFloor : RiskBounds.None)
                | (wanted > options.LeverageCap ? RiskBounds.LeverageCap : RiskBounds.None),
            CovarianceRepaired = covariance.Repaired,
            EstimatorFellBack = covariance.FellBack,
        };
    }

    /// <summary>Sets the weights of instruments with too few returns to 0; returns how many held one.</summary>
    private static int Exclude(SleeveBook book, int k, List<int> eligible)
    {
        var excluded = 0;
        var next = 0;
        for (var i = 0; i < book.Instruments; i++)
        {
            if (next < eligible.Count && eligible[next] == i)
            {
                next++;
                continue;
            }

            var held = false;
            for (var e = 0; e < book.Engines.Count; e++)
            {
                held |= book.Weights(k, e)[i] != 0;
                book.Weights(k, e)[i] = 0;
            }

            excluded += held ? 1 : 0;
        }

        return excluded;
    }

    private static void Lever(SleeveBook before, SleeveBook after, int k, RiskTarget target)
    {
        var factor = target.FlatReason is null ? target.Leverage / target.UnitGross : 0;
        for (var e = 0; e < before.Engines.Count; e++)
        {
            var source = before.Weights(k, e);
            var levered = after.Weights(k, e);
            for (var i = 0; i < source.Length; i++)
            {
                levered[i] = factor * source[i];
            }
        }
    }

    /// <summary>What one thread sizes rebalances with; no rebalance depends on another.</summary>
    private sealed class Desk(RiskCovariance covariance, int instruments)
    {
        private readonly double[] _ungated = new double[instruments];
        private readonly double[] _gated = new double[instruments];

        public RiskTarget Size(SleeveBook before, int k, int row, RiskTargetingOptions options)
        {
            var known = covariance.Estimate(row);
            var excluded = known ? Exclude(before, k, covariance.Eligible) : 0;
            before.Sum(k, gated: false, _ungated);
            before.Sum(k, gated: true, _gated);
            return (known ? Target(covariance, _ungated, _gated, options) : TooShort(row, options)) with { ExcludedInstruments = excluded };
        }
    }
}
