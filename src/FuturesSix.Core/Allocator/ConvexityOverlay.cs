using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Allocator;

/// <summary>What the convexity overlay reads: nameless series of one instrument.</summary>
/// <param name="RebalanceRows">Rows of the rebalances, ascending [K].</param>
/// <param name="Activation">How much of it the regime of the rebalance before calls for, in [0, 1], [K].</param>
/// <param name="Returns">Simple daily returns [T]; NaN = no observation.</param>
/// <param name="Levels">Cumulative log returns [T]; NaN = no fresh price.</param>
/// <param name="Volatility">Annualised volatility for the call proxy [T]; NaN = missing.</param>
/// <param name="CostRates">Cost of trading a notional of 1 at each rebalance [K].</param>
/// <param name="FillDelay">Rows between a decision and its fill.</param>
public sealed record ConvexityInput(
    int[] RebalanceRows, double[] Activation, double[] Returns, double[] Levels, double[] Volatility, double[] CostRates, int FillDelay);

/// <summary>The convexity position at every rebalance.</summary>
/// <param name="Activation">What the regime calls for, [K].</param>
/// <param name="Delta">1 for an outright position, the call's delta for the proxy, NaN when missing, [K].</param>
/// <param name="Spent">What it has lost over the budget window, costs included, as a fraction of equity, [K].</param>
/// <param name="Room">The share of the budget that is left, in [0, 1], [K].</param>
/// <param name="Weights">The position: notional over equity, never short, [K].</param>
/// <param name="Missing">Rebalances without a fresh price or volatility while it was called for; the weight is 0 there.</param>
public sealed record ConvexityResult(double[] Activation, double[] Delta, double[] Spent, double[] Room, double[] Weights, int Missing);

/// <summary>Layer 6D for the tail. "Is it time to own convexity, and can we still afford it?" A budgeted long position in one
/// instrument, gated by the regime.</summary>
/// <remarks>
/// Reads: <see cref="ConvexityInput"/>; writes: a weight per rebalance [K] in [0, max_weight] = max_weight x activation x delta
/// x room. room = clip((budget - spent)/budget, 0, 1); spent = what a position of those weights has lost over the last 252 rows
/// up to and including rebalance k: weight in force x return, less cost rate x change of weight on the fill's row, summed, at
/// least 0. So a year of bleeding costs about the budget and no more than one rebalance beyond it, and the position comes back
/// as losses leave the window or gains pay for them. The account is that of the weights themselves, before margin and lots,
/// so it does not depend on the book. Lag: the activation is that of rebalance k-1; prices up to and including rebalance k; a
/// weight earns from the row after its fill. NaN return = no contribution.
/// </remarks>
public static class ConvexityOverlay
{
    /// <summary>The activation of every state: the regime's, exponentially smoothed (adjust=false).</summary>
    /// <param name="regimes">The regime per state [S].</param>
    /// <param name="options">Activation by regime.</param>
    public static double[] Activate(ReadOnlySpan<RiskRegime> regimes, ConvexityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AllocatorArguments.Valid(options.Validate());
        var (raw, smooth) = (new double[regimes.Length], new double[regimes.Length]);
        for (var s = 0; s < raw.Length; s++)
        {
            raw[s] = options.ActivationOf(regimes[s]);
        }

        Ewm.Mean(raw, options.Alpha, smooth, adjust: false);
        for (var s = 0; s < smooth.Length; s++)
        {
            smooth[s] = Math.Clamp(smooth[s], 0, 1);
        }

        return smooth;
    }

    /// <summary>The position at every rebalance.</summary>
    /// <exception cref="ArgumentException">The options are invalid, or lengths differ.</exception>
    public static ConvexityResult Decide(ConvexityInput input, ConvexityOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        AllocatorArguments.Valid(options.Validate());
        var count = input.RebalanceRows.Length;
        AllocatorArguments.SameRows(count, input.Activation.Length, nameof(input.Activation));
        AllocatorArguments.SameRows(count, input.CostRates.Length, nameof(input.CostRates));
        var result = new ConvexityResult([.. input.Activation], new double[count], new double[count], new double[count], new double[count], 0);
        var account = new ConvexityAccount(input, options.BudgetWindow, result.Weights);
        var call = options.Kind == ConvexityKind.CallProxy ? new CallProxy(options.OutOfTheMoney, options.Tenor) : null;
        var missing = 0;
        for (var k = 0; k < count; k++)
        {
            var row = input.RebalanceRows[k];
            result.Delta[k] = call is null ? 1 : call.Delta(row, input.Levels[row], input.Volatility[row]);
            result.Spent[k] = account.SpentUntil(k);
            result.Room[k] = options.AnnualBudget > 0 ? Math.Clamp((options.AnnualBudget - result.Spent[k]) / options.AnnualBudget, 0, 1) : 0;
            var known = !double.IsNaN(result.Delta[k]) && !double.IsNaN(input.Levels[row]);
            missing += !known && input.Activation[k] > 0 ? 1 : 0;
            result.Weights[k] = known ? options.MaxWeight * input.Activation[k] * result.Delta[k] * result.Room[k] : 0;
        }

        return result with { Missing = missing };
    }
}
