using FuturesSix.Core.Allocator;
using FuturesSix.Core.Market;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Stack;

namespace FuturesSix.Tests.Stack;

/// <summary>Everything that is off unless configured, switched on: throttles on all features and events, impairment, sleeve
/// scalars, a convexity position.</summary>
internal static class Additions
{
    /// <summary>Events of three kinds all along a market, every fifth of them unscheduled.</summary>
    public static MarketData WithEvents(MarketData market) => market with
    {
        Events = [.. market.Dates.Where((_, t) => t % 11 == 3).Select((d, n) => new MarketEvent(d, (n % 3) switch { 0 => "CPI", 1 => "NFP", _ => "FOMC" }, n % 5 == 0 ? d : null))],
    };

    /// <summary>The options over <paramref name="options"/>.</summary>
    /// <param name="instrument">The convexity instrument.</param>
    /// <param name="options">The rest.</param>
    /// <param name="kind">What the convexity position is.</param>
    public static StackOptions On(string instrument, StackOptions? options = null, ConvexityKind kind = ConvexityKind.CallProxy)
    {
        options ??= new StackOptions();
        return options with
        {
            Policy = options.Policy with
            {
                Throttles =
                [
                    new ThrottleOptions { Engine = "csmom", Dispersion = ThrottleOptions.DefaultDispersion, SkewProxy = ThrottleOptions.DefaultSkewProxy },
                    new ThrottleOptions { Engine = "trend", VolOfVol = ThrottleOptions.DefaultVolOfVol, Event = new EventThrottleOptions { DaysBefore = 4 } },
                ],
                Impairment = [new ImpairmentOptions { Engine = "csmom" }, new ImpairmentOptions { Engine = "trend", Ramp = ImpairmentOptions.DefaultRamp with { FullAt = 0 } }],
            },
            Allocator = options.Allocator with { Mode = AllocatorMode.Compute },
            Exposures = new ExposureStageOptions
            {
                Sleeves = [new SleeveScalarOptions("csmom", new RiskProfile("sleeve", 1, 0.8, 0.5, 0.2, 0.5, 0.1))],
                Convexity = new ConvexityPositionOptions(instrument, new ConvexityOptions { Kind = kind, MaxWeight = 0.2, AnnualBudget = 0.05, Normal = 0.1 }),
            },
        };
    }
}
