using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation.Facts;

/// <summary>Measures the stylised facts of a dataset (Cont, Quantitative Finance 1, 2001, p. 223, lists them). Reads returns
/// [T x N], the auxiliary series vix, vvix, vx1…vx3 and the role equity_index where the dataset has them.</summary>
public static class FactFinder
{
    /// <summary>VIX of the day before up to which a day is calm.</summary>
    public const double CalmVix = 20;

    /// <summary>VIX of the day before above which a day belongs to a crisis.</summary>
    public const double CrisisVix = 28;

    /// <summary>Fewest common returns from which a pair's correlation counts.</summary>
    private const int FewestInPair = 60;

    private const string Volatility = "volatility";

    /// <summary>Measures <paramref name="market"/>.</summary>
    /// <exception cref="ArgumentException">It has no trading day.</exception>
    public static StylisedFacts Measure(MarketData market)
    {
        ArgumentNullException.ThrowIfNull(market);
        if (market.Rows == 0)
        {
            throw new ArgumentException($"Dataset '{market.Name}' has no trading day; expected at least one.", nameof(market));
        }

        int[] columns = [.. Enumerable.Range(0, market.Count).Where(i => market.Instruments[i].AssetClass != Volatility)];
        InstrumentFacts[] instruments = [.. columns.Select(i => Of(market.Instruments[i], market.Returns.Column(i)))];
        var vix = Series(market, "vix");
        var (vx1, vx2) = (Series(market, "vx1"), Series(market, "vx2"));
        return new StylisedFacts
        {
            Dataset = market.Name,
            Synthetic = market.Synthetic,
            First = market.Dates[0],
            Last = market.Dates[^1],
            Rows = market.Rows,
            Instruments = instruments,
            Median = Median(instruments),
            CalmCorrelation = Correlation(market.Returns, columns, vix, static v => v <= CalmVix),
            CrisisCorrelation = Correlation(market.Returns, columns, vix, static v => v > CrisisVix),
            CrisisShare = Share(vix, vix, static (v, _) => v > CrisisVix),
            TrendSharpe = ReturnStatistics.Sharpe(TwelveMonthTrend.Returns(market, columns)),
            VixMean = Moments.Mean(vix),
            VixMax = Quantile.Linear(vix, 1),
            VvixMean = Moments.Mean(Series(market, "vvix")),
            VixEquityCorrelation = WithEquity(market, vix),
            ContangoShare = Share(vx1, vx2, static (a, b) => a < b),
            VxHeld = ReturnStatistics.DaysPerYear * Moments.Mean(VxRollReturns.Compute([.. market.Dates], vx1, vx2, Series(market, "vx3")).First),
            VxNaive = ReturnStatistics.DaysPerYear * Moments.Mean(Changes(vx1)),
        };
    }

    private static InstrumentFacts Of(Instrument instrument, ReadOnlySpan<double> returns)
    {
        var size = returns.ToArray();
        for (var t = 0; t < size.Length; t++)
        {
            size[t] = Math.Abs(size[t]);
        }

        return new InstrumentFacts
        {
            Symbol = instrument.Symbol,
            AssetClass = instrument.AssetClass,
            Observations = Moments.Count(returns),
            AnnualVolatility = ReturnStatistics.Volatility(returns),
            ExcessKurtosis = Moments.SampleExcessKurtosis(returns),
            Skewness = Moments.SampleSkewness(returns),
            TailIndex = ReturnStatistics.HillTailIndex(returns),
            Autocorrelation = ReturnStatistics.Autocorrelation(returns, 1),
            AbsoluteAutocorrelation1 = ReturnStatistics.Autocorrelation(size, 1),
            AbsoluteAutocorrelation10 = ReturnStatistics.Autocorrelation(size, 10),
            AbsoluteAutocorrelation50 = ReturnStatistics.Autocorrelation(size, 50),
            MaxDrawdown = ReturnStatistics.MaxDrawdown(returns),
            JumpsPerThousand = Jumps(returns),
        };
    }

    private static InstrumentFacts Median(InstrumentFacts[] all)
    {
        return new InstrumentFacts
        {
            Symbol = "",
            AssetClass = "",
            Observations = Middle(i => i.Observations),
            AnnualVolatility = Middle(i => i.AnnualVolatility),
            ExcessKurtosis = Middle(i => i.ExcessKurtosis),
            Skewness = Middle(i => i.Skewness),
            TailIndex = Middle(i => i.TailIndex),
            Autocorrelation = Middle(i => i.Autocorrelation),
            AbsoluteAutocorrelation1 = Middle(i => i.AbsoluteAutocorrelation1),
            AbsoluteAutocorrelation10 = Middle(i => i.AbsoluteAutocorrelation10),
            AbsoluteAutocorrelation50 = Middle(i => i.AbsoluteAutocorrelation50),
            MaxDrawdown = Middle(i => i.MaxDrawdown),
            JumpsPerThousand = Middle(i => i.JumpsPerThousand),
        };

        double Middle(Func<InstrumentFacts, double> figure) => Quantile.Linear([.. all.Select(figure)], 0.5);
    }

    private static double Jumps(ReadOnlySpan<double> returns)
    {
        var sigma = new double[returns.Length];
        TrailingSigma.Compute(returns, sigma);
        var jumps = 0;
        for (var t = 0; t < returns.Length; t++)
        {
            jumps += TrailingSigma.IsJump(returns[t], sigma[t]) ? 1 : 0;
        }

        return ReturnStatistics.Ratio(1000.0 * jumps, Moments.Count(returns));
    }

    /// <summary>Mean |correlation| of all pairs over the days whose VIX of the day before passes.</summary>
    private static double Correlation(Panel returns, int[] columns, double[] vix, Func<double, bool> passes)
    {
        int[] rows = [.. Enumerable.Range(1, returns.Rows - 1).Where(t => passes(vix[t - 1]))];
        double[][] picked = [.. columns.Select(i => Array.ConvertAll(rows, t => returns[t, i]))];
        var (sum, pairs) = (0.0, 0);
        for (var i = 0; i < picked.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var common = picked[i].Zip(picked[j]).Count(p => !double.IsNaN(p.First) && !double.IsNaN(p.Second));
                var correlation = common < FewestInPair ? double.NaN : Math.Abs(PairwiseCorrelation.Pair(picked[i], picked[j]));
                sum += double.IsNaN(correlation) ? 0 : correlation;
                pairs += double.IsNaN(correlation) ? 0 : 1;
            }
        }

        return ReturnStatistics.Ratio(sum, pairs);
    }

    private static double WithEquity(MarketData market, double[] vix) =>
        market.Roles.TryGetValue("equity_index", out var equity) && market.Returns.IndexOf(equity) is var i and >= 0
            ? PairwiseCorrelation.Pair(market.Returns.Column(i), Array.ConvertAll(Changes(vix), PortableMath.Log1P))
            : double.NaN;

    private static double Share(double[] a, double[] b, Func<double, double, bool> holds)
    {
        var known = a.Zip(b).Where(p => !double.IsNaN(p.First) && !double.IsNaN(p.Second)).ToList();
        return ReturnStatistics.Ratio(known.Count(p => holds(p.First, p.Second)), known.Count);
    }

    private static double[] Changes(double[] levels) => [double.NaN, .. levels.Skip(1).Zip(levels, (now, before) => (now / before) - 1)];

    private static double[] Series(MarketData market, string name) =>
        market.Auxiliary.TryGetValue(name, out var series) ? series : [.. Enumerable.Repeat(double.NaN, market.Rows)];
}
