using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Configuration;

/// <summary>An engine of someone else's: one class and one line of configuration.</summary>
[Engine("my_engine", BaseWeight = 0.1)]
public sealed class MyEngine : IEngine
{
    private readonly double _speed;

    public MyEngine(EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _speed = settings.Number("speed", 1, 0, 10);
        settings.Names("universe", []);
    }

    public string? MissingInputs(MarketData market) => _speed > 0 ? null : "it stands still";

    public EngineForecast Forecast(EngineInput input) => throw new NotSupportedException();
}
