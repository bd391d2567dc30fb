namespace FuturesSix.Data.Synthetic;

/// <summary>A trend: a direction that holds for months, then turns, followed smoothly. Its size hardly varies, so that how
/// much trend a market holds does not hang on a few draws. Mean 0, size about 1 but around the turns.</summary>
internal struct TrendStream
{
    private const double Speed = 0.05;
    private readonly NoiseStream _draw;
    private readonly int _shortest;
    private readonly double _turnsPerDay;
    private double _direction;
    private int _age;

    /// <summary>Starts somewhere within a trend.</summary>
    /// <param name="draw">Its random numbers; draw 0 is the start.</param>
    /// <param name="shortest">Sessions before a trend may turn.</param>
    /// <param name="turnsPerDay">Probability that it turns on a day after that.</param>
    public TrendStream(NoiseStream draw, int shortest, double turnsPerDay)
    {
        (_draw, _shortest, _turnsPerDay) = (draw, shortest, turnsPerDay);
        var u = 2.0 * draw.Uniform(0);
        (_direction, _age) = (u < 1.0 ? -1.0 : 1.0, (int)(shortest * (u < 1.0 ? u : u - 1.0)));
        Value = _direction;
    }

    /// <summary>The trend of the day.</summary>
    public double Value { get; private set; }

    /// <summary>Moves on to day <paramref name="t"/>; days come in order.</summary>
    public void Step(int t)
    {
        _age++;
        if (_age > _shortest && _draw.Uniform(t) < _turnsPerDay)
        {
            (_direction, _age) = (-_direction, 0);
        }

        Value += Speed * (_direction - Value);
    }
}
