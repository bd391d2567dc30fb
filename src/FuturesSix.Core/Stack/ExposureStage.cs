using FuturesSix.Core.Allocator;
using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Stack;

/// <summary>Layer 6 of a run, optional part: hands the allocator nameless profiles and series, and applies what it decides to
/// the book.</summary>
internal static class ExposureStage
{
    /// <summary>Sleeve scalars and convexity position at every rebalance.</summary>
    /// <param name="book">The levered book.</param>
    /// <param name="brake">State, regime and brake.</param>
    /// <param name="features">Price features, for the convexity instrument.</param>
    /// <param name="market">The dataset.</param>
    /// <param name="schedule">The rebalances.</param>
    /// <param name="options">The options.</param>
    /// <param name="precomputed">What to replay in mode precomputed.</param>
    /// <exception cref="StackException">Something to be replayed is missing.</exception>
    public static ExposureStageResult Decide(
        SleeveBook book, BrakeResult brake, PriceFeatures features, MarketData market, RebalanceSchedule schedule, StackOptions options, PrecomputedBrake? precomputed)
    {
        var exposures = options.Exposures;
        var parts = exposures.Sleeves.Where(s => book.Engines.Contains(s.Engine)).ToList();
        var scaled = parts.ConvertAll(p => Index(book.Engines, p.Engine));
        var states = SleeveCompression.Transform(brake.Regime?.Regimes() ?? [], parts.ConvertAll(p => p.Profile));
        var scalars = Scalars(book, brake, schedule, parts, scaled, states, options.Allocator, precomputed);
        var convexity = exposures.Convexity is { } position ? Convexity(position, brake, features, market, schedule, options, precomputed) : null;
        var acts = brake.Acts && exposures.Any;
        return new ExposureStageResult
        {
            Sleeves = book.Engines,
            Scaled = scaled,
            States = states,
            SleeveScalars = scalars,
            ConvexityInstrument = exposures.Convexity is { } c ? market.Returns.IndexOf(c.Instrument) : null,
            Convexity = convexity,
            Acts = acts,
            Scaling = acts && scaled.Count > 0 ? Scale(book, scalars) : book,
        };
    }

    /// <summary>What layer 7 gets: the book as the allocator leaves it, the convexity position as a sleeve of its own that no
    /// scalar touches.</summary>
    /// <param name="unbraked">The input of the shadow book.</param>
    /// <param name="brake">The brake.</param>
    /// <param name="exposures">The exposures.</param>
    public static SimulationInput Apply(SimulationInput unbraked, BrakeResult brake, ExposureStageResult exposures)
    {
        if (!exposures.Acts || exposures.ConvexityInstrument is not { } instrument)
        {
            return unbraked with { Book = exposures.Scaling, Scalars = brake.Applied };
        }

        var (source, e) = (exposures.Scaling, exposures.Scaling.Engines.Count);
        var book = new SleeveBook([.. source.Engines, ExposureStageOptions.ConvexitySleeve], source.Instruments, source.Rebalances);
        for (var k = 0; k < source.Rebalances; k++)
        {
            for (var s = 0; s < e; s++)
            {
                Multiply(source.Weights(k, s), brake.Applied[k], book.Weights(k, s));
                book.SetMultiplier(k, s, source.Multiplier(k, s));
            }

            book.Weights(k, e)[instrument] = exposures.ConvexityWeight(k);
        }

        return unbraked with { Book = book, Scalars = BrakeStage.Released(source.Rebalances), OwnCostSleeve = e };
    }

    private static double[] Scalars(
        SleeveBook book, BrakeResult brake, RebalanceSchedule schedule, List<SleeveScalarOptions> parts, List<int> scaled, double[] states, AllocatorOptions options, PrecomputedBrake? precomputed)
    {
        var (count, result) = (book.Engines.Count, BrakeStage.Released(schedule.Count * book.Engines.Count));
        for (var p = 0; p < parts.Count; p++)
        {
            var size = states.Length / parts.Count;
            double[] applied = options.Mode == AllocatorMode.Precomputed
                ? [.. schedule.Dates.Select(d => Replayed(precomputed, d, parts[p].Engine))]
                : Lagged(brake, schedule, states.AsSpan(p * size, size), options.ApplyMissingScalarAs);
            for (var k = 0; k < schedule.Count; k++)
            {
                result[(k * count) + scaled[p]] = applied[k];
            }
        }

        return result;
    }

    private static ConvexityResult Convexity(
        ConvexityPositionOptions position, BrakeResult brake, PriceFeatures features, MarketData market, RebalanceSchedule schedule, StackOptions options, PrecomputedBrake? precomputed)
    {
        var i = market.Returns.IndexOf(position.Instrument);
        var activation = ConvexityOverlay.Activate(brake.Regime?.Regimes() ?? [], position.Overlay);
        var costs = new CostModel(market.Instruments, options.Margin);
        var input = new ConvexityInput(
            schedule.Rows, Lagged(brake, schedule, activation, missing: 0), market.Returns.Column(i).ToArray(), features.Level.Column(i).ToArray(),
            Volatility(market, features, i), [.. schedule.Rows.Select(row => CostRate(costs, market, i, row))], options.Simulation.FillDelay);
        var decided = ConvexityOverlay.Decide(input, position.Overlay);
        return options.Allocator.Mode == AllocatorMode.Precomputed
            ? decided with { Weights = [.. schedule.Dates.Select(d => Replayed(precomputed, d, ExposureStageOptions.ConvexitySleeve))] }
            : decided;
    }

    /// <summary>The value as of the rebalance before, whatever the mode: mode off records what would have acted.</summary>
    private static double[] Lagged(BrakeResult brake, RebalanceSchedule schedule, ReadOnlySpan<double> values, double missing)
    {
        DateOnly[] dates = [.. brake.State?.States.Dates ?? []];
        var options = new Allocator.ExposureOptions { Mode = AllocatorMode.Compute, ApplyMissingScalarAs = missing };
        return [.. ExposureApplication.Apply(schedule.Dates, dates, values, options).Applied.Select(a => a.Scalar)];
    }

    /// <summary>VVIX where the dataset has it, otherwise the instrument's own volatility; annualised.</summary>
    private static double[] Volatility(MarketData market, PriceFeatures features, int i)
    {
        var own = features.UnflooredSigma.Column(i).ToArray();
        if (market.Auxiliary.TryGetValue("vvix", out var vvix))
        {
            for (var t = 0; t < own.Length; t++)
            {
                own[t] = double.IsNaN(vvix[t]) ? own[t] : vvix[t] / 100;
            }
        }

        return own;
    }

    /// <summary>Cost of one contract over its notional, at the last price; 0 before the first.</summary>
    private static double CostRate(CostModel costs, MarketData market, int i, int row)
    {
        var t = row;
        while (t >= 0 && (double.IsNaN(market.Prices[t, i]) || double.IsNaN(market.Fx[t, i])))
        {
            t--;
        }

        var notional = t < 0 ? 0 : Math.Abs(market.Prices[t, i]) * market.Instruments[i].Multiplier * market.Fx[t, i];
        return notional > 0 ? costs.Of(i, 1, market.Prices[t, i], market.Fx[t, i]).Total / notional : 0;
    }

    private static double Replayed(PrecomputedBrake? source, DateOnly date, string sleeve) =>
        source?.Exposures?.TryGetValue((date, sleeve), out var value) == true
            ? value
            : throw new StackException($"Run '{source?.RunId}' has nothing to replay for '{sleeve}' on {date:yyyy-MM-dd}; expected a run with the same sleeves and convexity position under allocator.");

    private static SleeveBook Scale(SleeveBook book, double[] scalars)
    {
        var copy = book.Copy();
        for (var k = 0; k < book.Rebalances; k++)
        {
            for (var e = 0; e < book.Engines.Count; e++)
            {
                Multiply(book.Weights(k, e), scalars[(k * book.Engines.Count) + e], copy.Weights(k, e));
            }
        }

        return copy;
    }

    private static void Multiply(ReadOnlySpan<double> weights, double scalar, Span<double> result)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            result[i] = scalar * weights[i];
        }
    }

    private static int Index(IReadOnlyList<string> names, string name)
    {
        for (var n = 0; n < names.Count; n++)
        {
            if (names[n] == name)
            {
                return n;
            }
        }

        return -1;
    }
}
