using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Synthetic;

/// <summary>What all instruments share on each day: the crisis, and for each class a shock, a volatility and a trend.
/// Everything is a recursion forward in time over position-addressed draws, so day t never depends on the number of days.</summary>
internal sealed class MarketWeather
{
    private const double VolatilityMemory = 0.977;
    private const double VolatilityDeviation = 0.31;
    private const int ShortestTrend = 250;
    private const double TrendTurns = 1.0 / 250;
    private const double Leverage = -0.85;
    private const double TurbulenceBegins = 1.0 / 180;
    private const double TurbulenceEnds = 1.0 / 90;
    private const double TurbulenceSpeed = 0.10;
    private const double Quiet = 0.82;
    private const double Turbulent = 1.30;
    private const double Loud = 3.0;
    private const double LoudShare = 0.4;

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
        Crisis = CrisisPath.Simulate(seed, rows);
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

    private void Simulate(long seed, int c)
    {
        var profile = ClassProfile.All[c];
        var (normal, tail) = (new NoiseStream(seed, "shock", c), new NoiseStream(seed, "tail", c));
        var (level, drift) = (new NoiseStream(seed, "volatility", c), new NoiseStream(seed, "trend", c));
        var scale = VolatilityDeviation * Math.Sqrt(1.0 - (VolatilityMemory * VolatilityMemory));
        var h = VolatilityDeviation * level.Normal(0);
        var trend = new TrendStream(drift, ShortestTrend, TrendTurns);
        var change = new NoiseStream(seed, "turbulence", c);
        var turbulent = change.Uniform(0) < TurbulenceBegins / (TurbulenceBegins + TurbulenceEnds);
        var turbulence = turbulent ? 1.0 : 0.0;
        var last = Multiple(h, 0, turbulence, profile);
        for (var t = 0; t < _rows; t++)
        {
            var at = (c * _rows) + t;
            var crisis = Crisis[t];
            var beta = profile.CalmBeta + ((profile.CrisisBeta - profile.CalmBeta) * crisis);
            var own = normal.Shock(t, tail);
            var shock = c == 0 ? own : (beta * _shock[t]) + (Math.Sqrt(1.0 - (beta * beta)) * own);
            var surprise = c == 0 ? shock : 0.5 * _shock[t];
            h = (VolatilityMemory * h) + (scale * ((Leverage * surprise) + (Math.Sqrt(1.0 - (Leverage * Leverage)) * level.Normal(t + 1))));
            trend.Step(t + 1);
            turbulent = turbulent ? change.Uniform(t + 1) >= TurbulenceEnds : change.Uniform(t + 1) < TurbulenceBegins;
            turbulence += TurbulenceSpeed * ((turbulent ? 1.0 : 0.0) - turbulence);
            (_shock[at], _before[at], _trend[at]) = (shock, last, trend.Value);
            last = Multiple(h, crisis, turbulence, profile);
            _after[at] = last;
        }
    }

    /// <summary>Multiple of base volatility. Above <see cref="Loud"/> only a part of the rest counts, so that no day
    /// outweighs a decade.</summary>
    private static double Multiple(double h, double crisis, double turbulence, ClassProfile profile)
    {
        var clustered = PortableMath.Exp(Math.Clamp(h, -2.0 * VolatilityDeviation, 2.0 * VolatilityDeviation) - (VolatilityDeviation * VolatilityDeviation));
        var multiple = clustered * (Quiet + ((Turbulent - Quiet) * turbulence)) * (1.0 + (profile.CrisisVolatility * crisis));
        return multiple <= Loud ? multiple : Loud + (LoudShare * (multiple - Loud));
    }
}
