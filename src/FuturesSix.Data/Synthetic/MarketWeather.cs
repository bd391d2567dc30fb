using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Synthetic;

/// <summary>What all instruments share on each day: the crisis, and for each class a shock, a volatility and a trend.
/// Everything is a recursion forward in time over position-addressed draws, so day t never depends on the number of days.</summary>
internal sealed class MarketWeather
{
    private const double CrisesPerDay = 1.0 / 560;
    private const double CrisisEndsPerDay = 1.0 / 40;
    private const double Onset = 0.20;
    private const double Recovery = 0.04;
    private const double VolatilityMemory = 0.977;
    private const double VolatilityDeviation = 0.33;
    private const double TrendMemory = 0.9935;
    private const double Leverage = -0.7;

    private readonly int _rows;
    private readonly double[] _shock;
    private readonly double[] _before;
    private readonly double[] _after;
    private readonly double[] _trend;

    public MarketWeather(long seed, int rows)
    {
        _rows = rows;
        var size = rows * ClassProfile.All.Count;
        (_shock, _before, _after, _trend) = (new double[size], new double[size], new double[size], new double[size]);
        Crisis = CrisisPath(seed, rows);
        for (var c = 0; c < ClassProfile.All.Count; c++)
        {
            Simulate(seed, c);
        }
    }

    /// <summary>Depth of the crisis in [0, 1], by day.</summary>
    public double[] Crisis { get; }

    /// <summary>Class shock, variance 1.</summary>
    public double Shock(int c, int t) => _shock[(c * _rows) + t];

    /// <summary>Multiple of base volatility that applies to day t, known the day before.</summary>
    public double Volatility(int c, int t) => _before[(c * _rows) + t];

    /// <summary>The multiple known after day t's shock.</summary>
    public double VolatilityAfter(int c, int t) => _after[(c * _rows) + t];

    /// <summary>Slow trend of the class, standard deviation 1.</summary>
    public double Trend(int c, int t) => _trend[(c * _rows) + t];

    private static double[] CrisisPath(long seed, int rows)
    {
        var draw = new NoiseStream(seed, "crisis");
        var depth = new double[rows];
        var crisis = false;
        var c = 0.0;
        for (var t = 0; t < rows; t++)
        {
            var u = draw.Uniform(t);
            crisis = crisis ? u >= CrisisEndsPerDay : u < CrisesPerDay;
            c += crisis ? Onset * (1.0 - c) : -Recovery * c;
            depth[t] = c;
        }

        return depth;
    }

    private void Simulate(long seed, int c)
    {
        var profile = ClassProfile.All[c];
        var (normal, tail) = (new NoiseStream(seed, "shock", c), new NoiseStream(seed, "tail", c));
        var (level, drift) = (new NoiseStream(seed, "volatility", c), new NoiseStream(seed, "trend", c));
        var scale = VolatilityDeviation * Math.Sqrt(1.0 - (VolatilityMemory * VolatilityMemory));
        var trendScale = Math.Sqrt(1.0 - (TrendMemory * TrendMemory));
        var h = VolatilityDeviation * level.Normal(0);
        var trend = drift.Normal(0);
        var last = Multiple(h, 0, profile);
        for (var t = 0; t < _rows; t++)
        {
            var at = (c * _rows) + t;
            var crisis = Crisis[t];
            var beta = profile.CalmBeta + ((profile.CrisisBeta - profile.CalmBeta) * crisis);
            var own = normal.Shock(t, tail);
            var shock = c == 0 ? own : (beta * _shock[t]) + (Math.Sqrt(1.0 - (beta * beta)) * own);
            var surprise = c == 0 ? shock : 0.5 * _shock[t];
            h = (VolatilityMemory * h) + (scale * ((Leverage * surprise) + (Math.Sqrt(1.0 - (Leverage * Leverage)) * level.Normal(t + 1))));
            trend = (TrendMemory * trend) + (trendScale * drift.Normal(t + 1));
            (_shock[at], _before[at], _trend[at]) = (shock, last, trend);
            last = Multiple(h, crisis, profile);
            _after[at] = last;
        }
    }

    private static double Multiple(double h, double crisis, ClassProfile profile) =>
        PortableMath.Exp(h - (VolatilityDeviation * VolatilityDeviation)) * (1.0 + (profile.CrisisVolatility * crisis));
}
