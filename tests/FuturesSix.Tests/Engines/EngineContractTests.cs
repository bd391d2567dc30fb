using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Engines;

/// <summary>What every registered engine must hold to: the next one too, without a new test.</summary>
public sealed class EngineContractTests
{
    public static TheoryData<string> Registered => [.. EngineRegistry.BuiltIn.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Registered))]
    public void Forecast_stays_in_bounds_and_is_defined_after_warm_up(string name)
    {
        var market = TestMarkets.Complete(11);
        var forecast = Run(name, market);

        foreach (var v in forecast.Values.Values)
        {
            Assert.True(double.IsNaN(v) || Math.Abs(v) <= 1, $"{name}: {v}");
        }

        var last = Enumerable.Range(0, forecast.Bets.Count).Select(b => forecast.Values[market.Rows - 1, b]).ToArray();
        Assert.Contains(last, v => Math.Abs(v) > 0.01);
    }

    [Theory]
    [MemberData(nameof(Registered))]
    public void Forecast_does_not_read_the_future(string name)
    {
        var market = TestMarkets.Complete(12);
        var full = Run(name, market);
        var random = new Random(99);
        for (var trial = 0; trial < 50; trial++)
        {
            var rows = random.Next(5, market.Rows);
            AssertSameRows(full, Run(name, TestMarkets.Prefix(market, rows)), rows, $"{name}, deleted after row {rows}");
            AssertSameRows(full, Run(name, TestMarkets.Prefix(market, rows, trial)), rows, $"{name}, corrupted after row {rows}");
        }
    }

    [Theory]
    [MemberData(nameof(Registered))]
    public void Forecast_permuted_instruments_permute_with_them(string name)
    {
        var market = TestMarkets.Complete(13);
        var permuted = TestMarkets.Permute(market, [3, 10, 1, 4, 8, 0, 2, 7, 9, 6, 5]);

        var (a, b) = (Run(name, market).Values, Run(name, permuted).Values);
        Assert.Equal(a.Columns.Order(), b.Columns.Order());
        foreach (var column in a.Columns)
        {
            for (var t = 0; t < a.Rows; t++)
            {
                Assert.Equal(a[t, a.IndexOf(column)], b[t, b.IndexOf(column)], 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Registered))]
    public void Forecast_never_depends_on_how_much_the_dataset_holds_elsewhere(string name)
    {
        // An instrument nobody declared, with nothing in it, changes no other forecast.
        var market = TestMarkets.Complete(14);
        var rows = market.Rows;
        double[] none = [.. Enumerable.Repeat(double.NaN, rows)];
        Panel Widen(Panel panel) => new([.. panel.Dates], [.. panel.Columns, "EMPTY"], [.. panel.Values, .. none]);
        var wider = market with
        {
            Instruments = [.. market.Instruments, new Instrument { Symbol = "EMPTY", AssetClass = "fx" }],
            Returns = Widen(market.Returns),
            Prices = Widen(market.Prices),
            Fx = Widen(market.Fx),
            Rolls = null,
            Volume = null,
            Carry = new CarryLegs(Widen(market.Carry!.Price), Widen(market.Carry.Carry), Widen(market.Carry.PriceMonth), Widen(market.Carry.CarryMonth)),
        };

        AssertSameRows(Run(name, market), Run(name, wider), rows, $"{name} beside an empty instrument");
    }

    [Theory]
    [MemberData(nameof(Registered))]
    public void MissingInputs_does_not_depend_on_the_day(string name)
    {
        var market = TestMarkets.Complete(15);

        var (full, cut) = (Run(name, market), Run(name, TestMarkets.Prefix(market, 3)));

        Assert.Equal(full.Bets.Select(b => b.Name), cut.Bets.Select(b => b.Name));
        Assert.All(cut.Values.Values.ToArray(), v => Assert.True(double.IsNaN(v)));
    }

    private static EngineForecast Run(string name, MarketData market)
    {
        var engine = EngineRegistry.BuiltIn.Find(name)!.Create(new EngineSettings(name, new Dictionary<string, string>()));
        Assert.Null(engine.MissingInputs(market));
        return engine.Forecast(new EngineInput(market, PriceFeatures.Compute(market)));
    }

    private static void AssertSameRows(EngineForecast full, EngineForecast part, int rows, string what)
    {
        for (var b = 0; b < full.Bets.Count; b++)
        {
            Assert.True(
                full.Values.Column(b)[..rows].SequenceEqual(part.Values.Column(b)[..rows], EqualBits.Instance),
                $"{what}: {full.Bets[b].Name} differs");
        }
    }

    private sealed class EqualBits : IEqualityComparer<double>
    {
        public static EqualBits Instance { get; } = new();

        public bool Equals(double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);

        public int GetHashCode(double obj) => obj.GetHashCode();
    }
}
