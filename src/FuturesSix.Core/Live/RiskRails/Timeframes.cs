namespace FuturesSix.Core.Live.RiskRails;

/// <summary>Timeframes as people write them.</summary>
public static class Timeframes
{
    /// <summary>1m, 5m, 15m, 1h, 4h; the position is the value of <see cref="Timeframe"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["1m", "5m", "15m", "1h", "4h"];

    /// <summary>Reads one.</summary>
    /// <exception cref="RiskRailsException">There is no such timeframe.</exception>
    public static Timeframe Parse(string text)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == text)
            {
                return (Timeframe)i;
            }
        }

        throw new RiskRailsException($"timeframe is '{text}'; expected one of {string.Join(", ", Names)}");
    }
}
