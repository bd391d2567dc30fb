using FuturesSix.Core.Market;

namespace FuturesSix.Data.Synthetic;

/// <summary>The embedded synthetic market: a seeded, causal simulation of futures in five asset classes with trends,
/// volatility clusters, fat tails, crises, term structure, rolls, exchange rates, a short-rate curve and a volatility complex
/// with its futures. Nothing in it ever traded; see docs/synthetic-market.md.</summary>
public static class SyntheticMarket
{
    /// <summary>Name of the generated dataset.</summary>
    public const string Name = "synthetic";

    /// <summary>Generates the market. The same options give the same numbers on every machine; fewer years with the same seed
    /// and start give the same leading rows, and fewer instruments the same leading columns. VX1 to VX3 are the last three.</summary>
    /// <param name="options">Seed, start, years, instruments.</param>
    /// <exception cref="ArgumentException">The options break a bound; the message lists every one.</exception>
    public static MarketData Generate(SyntheticMarketOptions options) => Build(options).Market;

    /// <summary>SHA-256 over everything generated from <paramref name="options"/>, as lower-case hexadecimal.</summary>
    /// <param name="options">Seed, start, years, instruments.</param>
    public static string Hash(SyntheticMarketOptions options) => SyntheticHash.Of(Generate(options));

    /// <summary>Generates the market with what a written dataset needs besides.</summary>
    internal static SyntheticData Build(SyntheticMarketOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } violations)
        {
            throw new ArgumentException(string.Join("; ", violations), nameof(options));
        }

        DateOnly[] dates = [.. options.Sessions()];
        var templates = Enumerable.Range(0, options.Instruments).Select(i => InstrumentTemplates.At(i, options.Seed)).ToArray();
        var named = new NamedPaths(options.Seed, new MarketWeather(options.Seed, dates.Length), dates);
        var panels = new SyntheticPanels(options.Seed, dates, [.. templates.Select(t => t.Symbol), .. VolatilityComplex.Contracts]);
        var instruments = new List<Instrument>(templates.Length + VolatilityComplex.Contracts.Count);
        for (var i = 0; i < templates.Length; i++)
        {
            var path = named.Of(templates[i], i);
            panels.Fill(path, i);
            instruments.Add(SyntheticInstrument.Describe(templates[i], path, dates));
        }

        var rates = SpotRates.All.ToDictionary(r => r.Currency, r => SpotRates.Of(named.Of(r.Future), r.Decimals, dates), StringComparer.Ordinal);
        var auxiliary = Auxiliary(options.Seed, named, rates, dates);
        AddVx(instruments, panels, auxiliary, dates);
        var market = new MarketData
        {
            Name = Name,
            Synthetic = true,
            Instruments = instruments,
            Returns = panels.Returns,
            Prices = panels.Prices,
            Fx = panels.Fx(instruments, rates["EUR"]),
            Rolls = panels.Rolls,
            Volume = panels.Volume,
            Carry = panels.Carry,
            Auxiliary = auxiliary,
            Roles = SyntheticInstrument.Roles(templates),
            Holidays = SyntheticMarketOptions.Holidays(dates[0].Year, dates[^1].Year + 1),
        };
        return new SyntheticData(market, panels.Adjusted, rates);
    }

    private static Dictionary<string, double[]> Auxiliary(long seed, NamedPaths named, Dictionary<string, double[]> rates, DateOnly[] dates)
    {
        var auxiliary = VolatilityComplex.Simulate(seed, named.Of("ES"), dates);
        var ranks = ShortRateCurve.Simulate(seed, named.Of("ZT"), named.Of("ZN"), dates);
        for (var k = 0; k < ranks.Length; k++)
        {
            auxiliary.Add(FormattableString.Invariant($"sofr_r{k}"), ranks[k]);
        }

        foreach (var (currency, rate) in rates)
        {
            auxiliary.Add($"fx_{currency.ToLowerInvariant()}", rate);
        }

        return auxiliary;
    }

    private static void AddVx(List<Instrument> instruments, SyntheticPanels panels, Dictionary<string, double[]> auxiliary, DateOnly[] dates)
    {
        double[][] levels = [auxiliary["vx1"], auxiliary["vx2"], auxiliary["vx3"]];
        var returns = VxRollReturns.Compute(dates, levels[0], levels[1], levels[2]);
        panels.FillVx(returns, levels, instruments.Count);
        instruments.AddRange(levels.Select((level, k) => SyntheticInstrument.DescribeVx(k, level, returns.Roll, dates)));
    }
}
