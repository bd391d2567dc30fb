using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Synthetic;

/// <summary>The simulated history of one instrument before any observation is withheld; every array has length T.</summary>
internal sealed class InstrumentPath
{
    private const double TrendStrength = 0.93;
    private const double CarryReward = 0.6;
    private const double CarryMemory = 0.993;
    private const double OwnVolatilityMemory = 0.97;
    private const double OwnVolatilityDeviation = 0.14;
    private const int ShortestTrend = 200;
    private const double TrendTurns = 1.0 / 200;
    private const double DaysPerYear = 252;
    private static readonly double CarryScale = Scale(CarryMemory);
    private static readonly double OwnVolatilityScale = OwnVolatilityDeviation * Scale(OwnVolatilityMemory);
    private static readonly double DaysRoot = Math.Sqrt(DaysPerYear);

    private readonly InstrumentTemplate _template;
    private readonly MarketWeather _weather;
    private readonly DateOnly[] _dates;
    private readonly NoiseStream _shock, _tail, _level, _slope, _trade;
    private TrendStream _trend;
    private double _h, _deviation, _price, _adjusted;

    private InstrumentPath(InstrumentTemplate template, int index, long seed, MarketWeather weather, DateOnly[] dates)
    {
        (_template, _weather, _dates) = (template, weather, dates);
        (_shock, _tail) = (new NoiseStream(seed, "own shock", index), new NoiseStream(seed, "own tail", index));
        (_level, _trend) = (new NoiseStream(seed, "own volatility", index), new TrendStream(new NoiseStream(seed, "own trend", index), ShortestTrend, TrendTurns));
        (_slope, _trade) = (new NoiseStream(seed, "carry", index), new NoiseStream(seed, "volume", index));
        var rows = dates.Length;
        (Raw, Neighbour, Carry, Adjusted) = (new double[rows], new double[rows], new double[rows], new double[rows]);
        (Volatility, Volume, Month) = (new double[rows], new double[rows], new int[rows]);
    }

    /// <summary>Raw price of the traded contract, on the tick.</summary>
    public double[] Raw { get; }

    /// <summary>Raw price of the contract three months further out, on the tick.</summary>
    public double[] Neighbour { get; }

    /// <summary>Annual carry; positive when the further contract is cheaper.</summary>
    public double[] Carry { get; }

    /// <summary>Difference-adjusted price: the first raw price and every change of the contract held since. Adjusted from the
    /// front, so that later rolls do not move it; on the tick.</summary>
    public double[] Adjusted { get; }

    /// <summary>Annual volatility known after the day's shock.</summary>
    public double[] Volatility { get; }

    /// <summary>Contracts traded.</summary>
    public double[] Volume { get; }

    /// <summary>Delivery month of the traded contract, as 12 yyyy + mm.</summary>
    public int[] Month { get; }

    public static InstrumentPath Simulate(InstrumentTemplate template, int index, long seed, MarketWeather weather, DateOnly[] dates)
    {
        var path = new InstrumentPath(template, index, seed, weather, dates);
        path.Start();
        for (var t = 1; t < dates.Length; t++)
        {
            path.Step(t);
        }

        return path;
    }

    private void Start()
    {
        (_h, _deviation) = (OwnVolatilityDeviation * _level.Normal(0), _slope.Normal(0));
        (_price, _adjusted) = (_template.Price, Ticks(_template.Price));
        Carry[0] = _template.Carry + (_template.CarryDeviation * _deviation);
        Month[0] = ContractCalendar.Traded(_dates[0], _template.RollOffset);
        Record(0, _weather.Volatility(_template.Class, 0) * _template.Volatility);
        Adjusted[0] = Raw[0];
    }

    private void Step(int t)
    {
        var c = _template.Class;
        Month[t] = ContractCalendar.Traded(_dates[t], _template.RollOffset);
        var rolled = Month[t] != Month[t - 1];
        if (rolled)
        {
            _price *= Further(Carry[t - 1]);
        }

        _trend.Step(t);
        var own = PortableMath.Exp(_h - (OwnVolatilityDeviation * OwnVolatilityDeviation));
        var sigma = _template.Volatility * own * _weather.Volatility(c, t);
        _price *= PortableMath.Exp(((Drift(t) - (0.5 * sigma * sigma)) / DaysPerYear) + (sigma * Shock(t) / DaysRoot));

        _h = (OwnVolatilityMemory * _h) + (OwnVolatilityScale * _level.Normal(t));
        _deviation = (CarryMemory * _deviation) + (CarryScale * _slope.Normal(t));
        Carry[t] = _template.Carry + (_template.CarryDeviation * _deviation);
        Record(t, _template.Volatility * own * _weather.VolatilityAfter(c, t));
        _adjusted += Ticks(Raw[t]) - Ticks(rolled ? Neighbour[t - 1] : Raw[t - 1]);
        Adjusted[t] = _adjusted / _template.TicksPerPoint;
    }

    /// <summary>Expected annual return of the contract held over day t: premium, trend, reward for carry, the crisis, and
    /// the pull of the raw price to its anchor.</summary>
    private double Drift(int t)
    {
        var (c, depth) = (_template.Class, _weather.Crisis[t]);
        var crisis = ClassProfile.All[c].CrisisDrift * _template.Load * (1.0 - (1.5 * _template.Haven)) * depth;
        var trend = TrendStrength * ((0.75 * _weather.Trend(c, t)) + (0.66 * _trend.Value));
        return (_template.Volatility * (_template.Premium + crisis + trend))
            + (CarryReward * Carry[t - 1])
            - (_template.Reversion * (PortableMath.Log(_price / _template.Price) - (_template.Growth * t / DaysPerYear)));
    }

    /// <summary>Class shock and own shock, variance 1; in a crisis the class counts more and a haven leans against equities.</summary>
    private double Shock(int t)
    {
        var (c, depth) = (_template.Class, _weather.Crisis[t]);
        var load = _template.Load + (0.4 * depth * (0.97 - _template.Load));
        var profile = ClassProfile.All[c];
        var beta = profile.CalmBeta + ((profile.CrisisBeta - profile.CalmBeta) * depth);
        var lean = -0.8 * _template.Haven * depth;
        var variance = 1.0 + (lean * lean) + (2.0 * load * lean * beta);
        var sum = (load * _weather.Shock(c, t)) + (lean * _weather.Shock(0, t)) + (Math.Sqrt(1.0 - (load * load)) * _shock.Shock(t, _tail));
        return sum / Math.Sqrt(variance);
    }

    private void Record(int t, double volatility)
    {
        Raw[t] = OnTick(_price);
        Neighbour[t] = OnTick(_price * Further(Carry[t]));
        Volatility[t] = volatility;
        var activity = (0.5 * PortableMath.Log(volatility / _template.Volatility)) + (0.25 * _trade.Normal(t));
        Volume[t] = Math.Floor(1.0 + (_template.Volume * PortableMath.Exp(activity)));
    }

    /// <summary>Scale of the innovations that gives an autoregression of this memory the variance 1.</summary>
    private static double Scale(double memory) => Math.Sqrt(1.0 - (memory * memory));

    private static double Further(double carry) => PortableMath.Exp(-carry * ContractCalendar.Distance / 12.0);

    /// <summary>The nearest whole number of ticks, at least one.</summary>
    private double Ticks(double price) => Math.Max(1.0, Math.Floor((price * _template.TicksPerPoint) + 0.5));

    private double OnTick(double price) => Ticks(price) / _template.TicksPerPoint;
}
