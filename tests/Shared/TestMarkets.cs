using FuturesSix.Core.Market;
using FuturesSix.Data.Certificates;

namespace FuturesSix.Testing;

/// <summary>Small made-up markets for tests, built from a seed.</summary>
internal static class TestMarkets
{
    /// <summary>Business days from <paramref name="start"/> on.</summary>
    public static DateOnly[] BusinessDays(int count, DateOnly? start = null)
    {
        var days = new List<DateOnly>(count);
        for (var d = start ?? new DateOnly(2020, 1, 1); days.Count < count; d = d.AddDays(1))
        {
            if (d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                days.Add(d);
            }
        }

        return [.. days];
    }

    /// <summary>A market of random walks with a common factor, drifts that change sign and a share of missing days.</summary>
    public static MarketData Random(int seed, int rows = 700, int instruments = 6, double missing = 0.02, bool rawPrices = false)
    {
        var random = new Random(seed);
        var dates = BusinessDays(rows);
        var names = Enumerable.Range(0, instruments).Select(i => $"I{i:00}").ToArray();
        var returns = new double[rows * instruments];
        var factor = Enumerable.Range(0, rows).Select(_ => Gauss(random)).ToArray();
        for (var i = 0; i < instruments; i++)
        {
            var volatility = 0.004 + (0.012 * random.NextDouble());
            var drift = 0.0;
            for (var t = 0; t < rows; t++)
            {
                drift = t % 120 == 0 ? 0.1 * volatility * Gauss(random) : drift;
                var r = drift + (volatility * ((0.5 * factor[t]) + (0.85 * Gauss(random))));
                returns[(i * rows) + t] = t == 0 || random.NextDouble() < missing ? double.NaN : Math.Max(r, -0.5);
            }
        }

        var market = FromReturns(dates, names, returns, rawPrices) with { Auxiliary = VolatilityComplex(random, rows) };
        return market with { Rolls = Rolls(market), Volume = Map(market.Prices, p => 10_000 + p), Carry = Legs(market) };
    }

    /// <summary><see cref="Random"/> with everything any engine reads: VX1 to VX3 rolled at expiry, a neighbouring contract with a
    /// term structure that turns, twelve ranks of a short-rate curve, and the roles.</summary>
    public static MarketData Complete(int seed, int rows = 700, double missing = 0.02)
    {
        const int Futures = 8;
        var market = Random(seed, rows, Futures, missing);
        var random = new Random(seed + 1000);
        DateOnly[] dates = [.. market.Dates];
        var series = market.Auxiliary.ToDictionary(p => p.Key, p => p.Value);
        series["vx3"] = Array.ConvertAll(series["vx2"], level => level * (1.01 + (0.01 * random.NextDouble())));
        AddRanks(series, random, rows);
        var vx = VxRollReturns.Compute(dates, series["vx1"], series["vx2"], series["vx3"]);
        double[] one = [.. Enumerable.Repeat(1.0, rows)], roll = Array.ConvertAll(vx.Roll, r => r ? 1.0 : 0.0), none = [.. Enumerable.Repeat(double.NaN, rows)];
        Panel Append(Panel panel, params double[][] columns) => new(dates, [.. panel.Columns, "VX1", "VX2", "VX3"], [.. panel.Values, .. columns.SelectMany(c => c)]);
        var price = Append(market.Carry!.Price, none, none, none);
        var turn = Map(price, _ => 1 + (0.02 * (random.NextDouble() - 0.5)));
        var neighbour = new Panel(dates, [.. price.Columns], [.. price.Values.ToArray().Select((p, v) => p * turn.Values[v] * (1 + (0.02 * Math.Sin((v % rows / 90.0) + (v / rows)))))]);
        return market with
        {
            Instruments = [.. market.Instruments, .. new[] { "VX1", "VX2", "VX3" }.Select(s => new Instrument { Symbol = s, AssetClass = "volatility", Region = "us" })],
            Returns = Append(market.Returns, vx.First, vx.Second, vx.Third),
            Prices = Append(market.Prices, series["vx1"], series["vx2"], series["vx3"]),
            Fx = Append(market.Fx, one, one, one),
            Rolls = Append(market.Rolls!, roll, roll, roll),
            Volume = Append(market.Volume!, one, one, one),
            Carry = new CarryLegs(price, neighbour, Append(market.Carry.PriceMonth, none, none, none), Append(market.Carry.CarryMonth, none, none, none)),
            Auxiliary = series,
            Roles = new Dictionary<string, string>
            {
                ["equity_index"] = "I00", ["curve_short"] = "I01", ["curve_long"] = "I05", ["curve_short_2"] = "I03", ["curve_long_2"] = "I07",
                ["vx1"] = "VX1", ["vx2"] = "VX2", ["vx3"] = "VX3",
            },
        };
    }

    /// <summary>The columns of a market in another order.</summary>
    public static MarketData Permute(MarketData market, IReadOnlyList<int> order) => market with
    {
        Instruments = [.. order.Select(i => market.Instruments[i])],
        Returns = market.Returns.Select(order),
        Prices = market.Prices.Select(order),
        Fx = market.Fx.Select(order),
        Rolls = market.Rolls?.Select(order),
        Volume = market.Volume?.Select(order),
        Carry = Legs(market, panel => panel.Select(order)),
    };

    /// <summary>A market from returns, with an index of 100 as price (or raw prices of plausible size).</summary>
    public static MarketData FromReturns(DateOnly[] dates, string[] names, double[] returns, bool rawPrices = false)
    {
        var rows = dates.Length;
        var prices = Panel.Missing(dates, names, out var levels);
        var fx = Panel.Missing(dates, names, out var rates);
        Array.Fill(rates, 1);
        for (var i = 0; i < names.Length; i++)
        {
            var level = rawPrices ? 50 * (i + 1.0) : 100;
            for (var t = 0; t < rows; t++)
            {
                var r = returns[(i * rows) + t];
                level *= double.IsNaN(r) ? 1 : 1 + r;
                levels[(i * rows) + t] = double.IsNaN(r) && t > 0 ? double.NaN : level;
            }
        }

        string[] classes = ["equity", "rates", "fx", "commodity"];
        return new MarketData
        {
            Name = "test",
            Instruments = [.. names.Select((n, i) => new Instrument
            {
                Symbol = n, AssetClass = classes[i % classes.Length], Region = i % 2 == 0 ? "us" : "eu", HasRawPrice = rawPrices, Multiplier = rawPrices ? 50 : 1,
            })],
            Returns = new Panel(dates, names, returns),
            Prices = prices,
            Fx = fx,
        };
    }

    /// <summary>The first <paramref name="rows"/> rows of a market, or all rows with everything after them corrupted.</summary>
    public static MarketData Prefix(MarketData market, int rows, int? corruptionSeed = null) =>
        corruptionSeed is { } seed ? CorruptedFuture.Of(market, rows, seed) : MarketPrefix.Of(market, rows);

    /// <summary>A standard normal number.</summary>
    public static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static CarryLegs? Legs(MarketData market, Func<Panel, Panel> change) => market.Carry is { } c
        ? new CarryLegs(change(c.Price), change(c.Carry), change(c.PriceMonth), change(c.CarryMonth))
        : null;

    /// <summary>A neighbouring contract a quarter further, in contango, and delivery months that step each quarter.</summary>
    private static CarryLegs Legs(MarketData market) => new(
        market.Prices, Map(market.Prices, p => p * 1.01), MapRows(market.Prices, t => 24_000 + (3 * (t / 63))), MapRows(market.Prices, t => 24_003 + (3 * (t / 63))));

    private static Panel Rolls(MarketData market) => MapRows(market.Prices, t => t > 0 && t % 63 == 0 ? 1 : 0);

    private static Panel Map(Panel panel, Func<double, double> change) =>
        new([.. panel.Dates], [.. panel.Columns], [.. panel.Values.ToArray().Select(change)]);

    private static Panel MapRows(Panel panel, Func<int, double> value) =>
        new([.. panel.Dates], [.. panel.Columns], [.. Enumerable.Range(0, panel.Values.Length).Select(v => value(v % panel.Rows))]);

    /// <summary>Prices of twelve ranks: a level, a slope and a hump that wander.</summary>
    private static void AddRanks(Dictionary<string, double[]> series, Random random, int rows)
    {
        double[][] ranks = [.. Enumerable.Range(0, 12).Select(_ => new double[rows])];
        double level = 97, slope = -0.05, hump = 0.1;
        for (var t = 0; t < rows; t++)
        {
            (level, slope, hump) = (level + (0.05 * Gauss(random)), slope + (0.01 * Gauss(random)), hump + (0.01 * Gauss(random)));
            for (var k = 0; k < ranks.Length; k++)
            {
                ranks[k][t] = level + (slope * k) + (hump * Math.Exp(-(k - 6) * (k - 6) / 8.0));
            }
        }

        for (var k = 0; k < ranks.Length; k++)
        {
            series[FormattableString.Invariant($"sofr_r{k}")] = ranks[k];
        }
    }

    private static Dictionary<string, double[]> VolatilityComplex(Random random, int rows)
    {
        var series = new Dictionary<string, double[]> { ["vix"] = new double[rows], ["vvix"] = new double[rows], ["vx1"] = new double[rows], ["vx2"] = new double[rows] };
        var x = 0.0;
        for (var t = 0; t < rows; t++)
        {
            x = (0.95 * x) + (0.2 * Gauss(random));
            series["vix"][t] = 18 * Math.Exp(x * 0.5);
            series["vvix"][t] = 90 * Math.Exp((x * 0.2) + (0.05 * Gauss(random)));
            series["vx1"][t] = 19 * Math.Exp(x * 0.4);
            series["vx2"][t] = 19.5 * Math.Exp(x * 0.3);
        }

        return series;
    }
}
