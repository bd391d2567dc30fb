using FuturesSix.Core.Market;

namespace FuturesSix.Data.Synthetic;

/// <summary>The embedded synthetic market: a seeded, causal simulation of futures in five asset classes with trends,
/// volatility clusters, fat tails, crises, term structure, rolls, exchange rates and a volatility complex. Nothing in it
/// ever traded; see docs/synthetic-market.md.</summary>
public static class SyntheticMarket
{
    /// <summary>Name of the generated dataset.</summary>
    public const string Name = "synthetic";

    /// <summary>Generates the market. The same options give the same numbers on every machine; fewer years with the same seed
    /// and start give the same leading rows, and fewer instruments the same leading columns.</summary>
    /// <param name="options">Seed, start, years, instruments.</param>
    /// <exception cref="ArgumentException">The options break a bound; the message lists every one.</exception>
    public static MarketData Generate(SyntheticMarketOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } violations)
        {
            throw new ArgumentException(string.Join("; ", violations), nameof(options));
        }

        var (dates, holidays) = Sessions(options);
        var weather = new MarketWeather(options.Seed, dates.Length);
        var templates = Enumerable.Range(0, options.Instruments).Select(i => InstrumentTemplates.At(i, options.Seed)).ToArray();
        var panels = new SyntheticPanels(options.Seed, dates, templates);
        var instruments = new Instrument[templates.Length];
        var auxiliary = new Dictionary<string, double[]>();
        for (var i = 0; i < templates.Length; i++)
        {
            var path = InstrumentPath.Simulate(templates[i], i, options.Seed, weather, dates);
            panels.Fill(path, i);
            instruments[i] = SyntheticInstrument.Describe(templates[i], path, dates);
            auxiliary = i == 0 ? VolatilityComplex.Simulate(options.Seed, path, dates) : auxiliary;
        }

        return new MarketData
        {
            Name = Name,
            Synthetic = true,
            Instruments = instruments,
            Returns = panels.Returns,
            Prices = panels.Prices,
            Fx = panels.Fx(EuroRate(options.Seed, weather, dates)),
            Rolls = panels.Rolls,
            Volume = panels.Volume,
            Carry = panels.Carry,
            Auxiliary = auxiliary,
            Roles = SyntheticInstrument.Roles(templates),
            Holidays = holidays,
        };
    }

    /// <summary>SHA-256 over everything generated from <paramref name="options"/>, as lower-case hexadecimal.</summary>
    /// <param name="options">Seed, start, years, instruments.</param>
    public static string Hash(SyntheticMarketOptions options) => SyntheticHash.Of(Generate(options));

    /// <summary>Weekdays without the exchange holidays of the rule, and those holidays to two weeks past the end.</summary>
    private static (DateOnly[] Dates, DateOnly[] Holidays) Sessions(SyntheticMarketOptions options)
    {
        var holidays = Enumerable.Range(options.Start.Year, options.Years + 1)
            .SelectMany(UsExchangeHolidays.InYear)
            .Where(d => d >= options.Start && d <= options.End.AddDays(14))
            .ToArray();
        var closed = holidays.ToHashSet();
        var dates = new List<DateOnly>(options.Years * 262);
        for (var day = options.Start; day <= options.End; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.Contains(day))
            {
                dates.Add(day);
            }
        }

        return ([.. dates], holidays);
    }

    /// <summary>USD per EUR: the euro future without its carry to delivery, to five decimals; length T.</summary>
    private static double[] EuroRate(long seed, MarketWeather weather, DateOnly[] dates)
    {
        var index = InstrumentTemplates.Euro;
        var euro = InstrumentPath.Simulate(InstrumentTemplates.At(index, seed), index, seed, weather, dates);
        var rate = new double[dates.Length];
        for (var t = 0; t < rate.Length; t++)
        {
            var years = (ContractCalendar.FirstDay(euro.Month[t]).DayNumber + 14 - dates[t].DayNumber) / 365.0;
            var spot = euro.Raw[t] * Core.Numerics.PortableMath.Exp(euro.Carry[t] * years);
            rate[t] = Math.Floor((spot * 100_000) + 0.5) / 100_000;
        }

        return rate;
    }
}
