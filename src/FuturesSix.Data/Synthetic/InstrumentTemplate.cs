namespace FuturesSix.Data.Synthetic;

/// <summary>The parameters from which one synthetic instrument is simulated. Volatilities, carries and drifts are annual.</summary>
internal sealed record InstrumentTemplate
{
    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Index of the class in <see cref="ClassProfile.All"/>.</summary>
    public required int Class { get; init; }

    /// <summary>Raw price on the first day.</summary>
    public required double Price { get; init; }

    /// <summary>Ticks in one price point: prices are integers over this, so that they print exactly.</summary>
    public required double TicksPerPoint { get; init; }

    /// <summary>Value of one point, in the instrument's currency.</summary>
    public required double Multiplier { get; init; }

    /// <summary>Base volatility of returns.</summary>
    public required double Volatility { get; init; }

    /// <summary>Correlation with the class shock in calm markets.</summary>
    public double Load { get; init; } = 0.8;

    /// <summary>How much the instrument gains, instead of its class's loss, in a crisis: 0 like its class, 1 a haven.</summary>
    public double Haven { get; init; }

    /// <summary>Risk premium in annual standard deviations a year, crises apart.</summary>
    public double Premium { get; init; } = 0.1;

    /// <summary>Mean carry; positive = backwardation.</summary>
    public double Carry { get; init; }

    /// <summary>Standard deviation of the carry around its mean.</summary>
    public double CarryDeviation { get; init; } = 0.01;

    /// <summary>Yearly growth of the level that the raw price is pulled to; it begins where the price does.</summary>
    public double Growth { get; init; }

    /// <summary>Yearly pull of the raw price to that level.</summary>
    public double Reversion { get; init; } = 0.10;

    /// <summary>Days from the first of the delivery month to the roll; negative = before it.</summary>
    public int RollOffset { get; init; } = -4;

    /// <summary>Typical daily volume, contracts.</summary>
    public double Volume { get; init; } = 100_000;

    /// <summary>Initial margin as a fraction of notional.</summary>
    public double Margin { get; init; } = 0.05;

    /// <summary>Commission and fees per contract and side, in the instrument's currency.</summary>
    public double Commission { get; init; } = 2.2;

    /// <summary>Currency of the price.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Region tag.</summary>
    public string Region { get; init; } = "us";
}
