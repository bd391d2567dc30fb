using FuturesSix.Core.Construction;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Overlay;

namespace FuturesSix.Core.Stack;

/// <summary>Layers 1 to 4 of a waterfall: what each bet of each sleeve adds to an instrument.</summary>
internal static class SleeveBranches
{
    /// <summary>The branches of instrument <paramref name="i"/> at rebalance <paramref name="k"/>, in the book's order.</summary>
    public static IReadOnlyList<SleeveBranch> Of(StackResult run, int k, int i)
    {
        var branches = new List<SleeveBranch>();
        var sleeve = 0;
        foreach (var engine in run.Engines)
        {
            if (engine.Forecast is not { } forecast)
            {
                continue;
            }

            for (var b = 0; b < forecast.Bets.Count; b++)
            {
                foreach (var leg in forecast.Bets[b].Legs)
                {
                    if (leg.Instrument == i)
                    {
                        branches.Add(Branch(run, k, sleeve, engine, b, leg));
                    }
                }
            }

            sleeve++;
        }

        return branches;
    }

    private static SleeveBranch Branch(StackResult run, int k, int sleeve, EngineOutcome engine, int bet, BetLeg leg)
    {
        var (forecast, row) = (engine.Forecast!, run.Schedule.Rows[k]);
        var chain = new WaterfallChain(1);
        if (PortfolioConstruction.IsActive(forecast, bet, run.Features, row))
        {
            var active = PortfolioConstruction.ActiveBets(forecast, run.Features, row);
            chain.Multiply(1, WaterfallSteps.Signal, forecast.Values[row, bet]);
            Permit(chain, run, k, engine.Name);
            chain.Multiply(3, WaterfallSteps.BaseWeight, engine.BaseWeight);
            chain.Multiply(3, WaterfallSteps.ActiveBets, 1.0 / active, WaterfallWords.ActiveBets(active));
            Scale(chain, run, row, leg);
            chain.Multiply(4, WaterfallSteps.Tilt, TiltOf(run, k, sleeve, leg.Instrument), WaterfallWords.Tilts(run, k, engine.Name, leg.Instrument));
            if (run.Exposures.Acts && run.Exposures.Scaled.Contains(sleeve))
            {
                chain.Multiply(6, WaterfallSteps.SleeveScalar, run.Exposures.SleeveScalar(k, sleeve), WaterfallWords.Regime(run, k));
            }
        }
        else
        {
            chain.Multiply(1, WaterfallSteps.Signal, 0, "not active: no forecast or no volatility on the day");
        }

        return new SleeveBranch(engine.Name, forecast.Bets[bet].Name, chain.Steps, chain.Value);
    }

    /// <summary>Layer 2: the gate, then throttles and impairment.</summary>
    private static void Permit(WaterfallChain chain, StackResult run, int k, string engine)
    {
        chain.Multiply(2, WaterfallSteps.Policy, run.Policy.GateOf(engine, k), WaterfallWords.Gate(run, engine, k));
        foreach (var factor in run.Policy.Factors)
        {
            if (factor.Engine == engine)
            {
                chain.Multiply(2, factor.Component, factor.Multiplier[k], WaterfallWords.Factor(factor, k));
            }
        }
    }

    private static void Scale(WaterfallChain chain, StackResult run, int row, BetLeg leg)
    {
        var sigma = PortfolioConstruction.Volatility(leg, run.Features, row);
        var target = run.Options.Construction.InstrumentVolatility;
        chain.Multiply(3, WaterfallSteps.Volatility, leg.Direction * (target / sigma), WaterfallWords.Volatility(leg, target, sigma));
    }

    private static double TiltOf(StackResult run, int k, int sleeve, int i)
    {
        var before = run.Construction.Weights(k, sleeve)[i];
        return before == 0 ? 1 : run.Overlay.Book.Weights(k, sleeve)[i] / before;
    }
}
