using FuturesSix.Data.Synthetic;

namespace FuturesSix.Data.Supervision;

/// <summary>What happens to one signal of the demo.</summary>
/// <param name="Score">Its score.</param>
/// <param name="Trend">First feature.</param>
/// <param name="Value">Second feature.</param>
/// <param name="MarkedBps">What the market then does, in its direction.</param>
/// <param name="SlippageBps">The move between signal and fill, against it.</param>
/// <param name="DelayMinutes">How late the fill is.</param>
/// <param name="Filled">Filled over asked for.</param>
/// <param name="CostBps">Costs.</param>
/// <param name="Error">What went wrong; null = nothing.</param>
internal readonly record struct DemoSignal(double Score, double Trend, double Value, double MarkedBps, double SlippageBps, double DelayMinutes, double Filled, double CostBps, string? Error);

/// <summary>An agent of the demo: a name and how it behaves, day by day. Draws depend on seed, agent and day alone.</summary>
internal sealed class DemoAgent
{
    private const int BreakDay = 120;
    private readonly Func<DemoAgent, int, DemoSignal> _behave;
    private readonly NoiseStream _noise;
    private readonly NoiseStream _trend;
    private readonly NoiseStream _value;
    private readonly NoiseStream _chance;

    private DemoAgent(long seed, string name, string strategy, Func<DemoAgent, int, DemoSignal> behave)
    {
        (Name, Strategy, _behave) = (name, strategy, behave);
        _noise = new NoiseStream(seed, $"{name}/noise");
        _trend = new NoiseStream(seed, $"{name}/trend");
        _value = new NoiseStream(seed, $"{name}/value");
        _chance = new NoiseStream(seed, $"{name}/chance");
    }

    public string Name { get; }

    public string Strategy { get; }

    /// <summary>The symbol it trades: one of its own, so that its market can be made to do what its story needs.</summary>
    public string Symbol => $"X_{Name.ToUpperInvariant()}";

    /// <summary>True where it is live from the beginning.</summary>
    public bool Live { get; private init; } = true;

    public DemoSignal At(int day) => _behave(this, day);

    /// <summary>The cast.</summary>
    public static IReadOnlyList<DemoAgent> All(long seed) =>
    [
        new(seed, "good", "trend", (a, d) => a.Steady(d, 4.5, 2, 0.6)) { Live = false },
        new(seed, "decaying", "carry", (a, d) => d < BreakDay ? a.Steady(d, 4, 2, 0.7) : a.Steady(d, -7, 0, 28)),
        new(seed, "lucky", "breakout", (a, d) => a.Spiky(d)),
        new(seed, "broken", "curve", (a, d) => a.Chance(d) < 0.25 ? a.Steady(d, 0, 0, 5) with { Error = "feed timeout" } : a.Steady(d, 3, 1.5, 1)),
        new(seed, "slow", "csmom", (a, d) => d < BreakDay ? a.Steady(d, 4, 2, 0.8) : a.Steady(d, 4, 2, 0.8) with { SlippageBps = 26 + (8 * a.Chance(d)), DelayMinutes = 195 }),
        new(seed, "steady_1", "trend_fx", (a, d) => a.Steady(d, 3.5, 2, 0.8)),
        new(seed, "steady_2", "vrp", (a, d) => a.Steady(d, 3, 2, 1)),
        new(seed, "steady_3", "seasonal", (a, d) => a.Steady(d, 3.2, 1.8, 1.2)),
    ];

    private double Chance(int day) => _chance.Uniform(day);

    /// <summary>An edge that its first feature explains in part.</summary>
    private DemoSignal Steady(int day, double mean, double slope, double noise)
    {
        var (trend, value) = (_trend.Normal(day), _value.Normal(day));
        var score = (_chance.Uniform(100_000 + day) < 0.5 ? -1 : 1) * (0.4 + (0.5 * _chance.Uniform(200_000 + day)));
        var marked = mean + (slope * trend) + (0.5 * value) + (noise * _noise.Normal(day));
        return new DemoSignal(score, trend, value, marked, 0.3 * Math.Abs(_noise.Normal(300_000 + day)), 2 + (6 * _chance.Uniform(400_000 + day)), 1, 0.6, null);
    }

    /// <summary>Wins a little, wins hugely now and then, and sometimes loses hugely: P&amp;L that looks best until its tail is
    /// looked at.</summary>
    private DemoSignal Spiky(int day)
    {
        var chance = Chance(day);
        var signal = Steady(day, 4, 0, 10);
        return chance < 0.08 ? signal with { MarkedBps = 320 + (160 * _noise.Uniform(500_000 + day)) }
            : chance < 0.13 ? signal with { MarkedBps = -150 - (120 * _noise.Uniform(500_000 + day)) }
            : signal;
    }
}
