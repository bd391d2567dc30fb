using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Policy;

/// <summary>The continuous market context that throttles read: features and their trailing ranks, all [T].</summary>
/// <param name="Dispersion">Spread of the instruments' scaled returns.</param>
/// <param name="DispersionRank">Its rank in [0, 1].</param>
/// <param name="VolOfVol">VVIX, or the standard deviation of VIX changes.</param>
/// <param name="VolOfVolRank">Its rank in [0, 1].</param>
/// <param name="SkewProxy">The skew index, or the ratio of semideviations.</param>
/// <param name="SkewProxyRank">Its rank in [0, 1].</param>
/// <param name="Notes">Which inputs were missing and what took their place.</param>
/// <remarks>
/// Reads returns [T x N] of all instruments of the dataset and index levels [T]; nothing of a portfolio. No lag; row t uses
/// rows up to and including t. dispersion = standard deviation (n-1) across instruments of (sum of the returns of 21
/// rows)/(standard deviation (n-1) of 63 rows x sqrt(21)), at least 3 instruments: about 1 for independent instruments, below
/// it when everything moves as one. vol_of_vol = VVIX; without it the 21-row standard deviation of VIX changes.
/// skew_proxy = the series <c>skew</c>; without it the root of (sum of squared falls / sum of squared rises) of the
/// instrument with the role equity_index over 63 rows: 1 for a symmetric market, above 1 when falls are larger. A rank is
/// (below + ties/2)/n in the trailing quantile window, today included. Which side of a rank reduces an engine is its ramp's
/// choice, not this page's: docs/stages/2-policy.md.
/// </remarks>
public sealed record ThrottleFeatures(
    double[] Dispersion, double[] DispersionRank, double[] VolOfVol, double[] VolOfVolRank, double[] SkewProxy, double[] SkewProxyRank, IReadOnlyList<string> Notes)
{
    private const int FewestInstruments = 3;

    /// <summary>Computes the features.</summary>
    /// <param name="market">The dataset; only returns, roles and index levels are read.</param>
    /// <param name="options">Windows.</param>
    public static ThrottleFeatures Compute(MarketData market, PolicyOptions options)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(options);
        var notes = new List<string>();
        var windows = options.ThrottleFeatures;
        var dispersion = DispersionOf(market.Returns, windows);
        var volatility = VolatilityOf(market, options, notes);
        var skew = SkewOf(market, windows.SkewWindow, notes);
        return new ThrottleFeatures(dispersion, Rank(dispersion, options), volatility, Rank(volatility, options), skew, Rank(skew, options), notes);
    }

    /// <summary>The rank that a component reads.</summary>
    /// <exception cref="ArgumentException">The component reads none.</exception>
    public double[] RankOf(string component) => component switch
    {
        PolicyComponents.Dispersion => DispersionRank,
        PolicyComponents.VolOfVol => VolOfVolRank,
        PolicyComponents.SkewProxy => SkewProxyRank,
        _ => throw new ArgumentException($"Component '{component}' reads no rank.", nameof(component)),
    };

    private static double[] DispersionOf(Panel returns, ThrottleFeatureOptions windows)
    {
        var (rows, columns) = (returns.Rows, returns.Columns.Count);
        var scaled = new double[rows * columns];
        var (sum, std) = (new double[rows], new double[rows]);
        var root = Math.Sqrt(windows.DispersionWindow);
        for (var i = 0; i < columns; i++)
        {
            RollingMoments.Sum(returns.Column(i), windows.DispersionWindow, (windows.DispersionWindow + 1) / 2, sum);
            RollingMoments.Std(returns.Column(i), windows.DispersionScaleWindow, Needed(windows.DispersionScaleWindow), std);
            for (var t = 0; t < rows; t++)
            {
                scaled[(t * columns) + i] = std[t] > 0 ? sum[t] / (std[t] * root) : double.NaN;
            }
        }

        for (var t = 0; t < rows; t++)
        {
            var day = scaled.AsSpan(t * columns, columns);
            sum[t] = Moments.Count(day) >= FewestInstruments ? Moments.Std(day) : double.NaN;
        }

        return sum;
    }

    private static double[] VolatilityOf(MarketData market, PolicyOptions options, List<string> notes)
    {
        if (market.Auxiliary.TryGetValue("vvix", out var vvix))
        {
            return vvix;
        }

        if (market.Auxiliary.TryGetValue("vix", out var vix))
        {
            notes.Add("policy: no vvix: vol_of_vol is the standard deviation of VIX changes");
            return ContextFeatures.ChangeVolatility(vix, options.VixChangeWindow);
        }

        notes.Add("policy: the dataset has neither vvix nor vix: vol_of_vol is missing");
        return Missing(market.Rows);
    }

    private static double[] SkewOf(MarketData market, int window, List<string> notes)
    {
        if (market.Auxiliary.TryGetValue("skew", out var skew))
        {
            return skew;
        }

        if (!market.Roles.TryGetValue("equity_index", out var equity) || market.Returns.IndexOf(equity) < 0)
        {
            notes.Add("policy: the dataset has neither a series 'skew' nor the role equity_index: skew_proxy is missing");
            return Missing(market.Rows);
        }

        notes.Add("policy: no series 'skew': skew_proxy is the ratio of the equity index's semideviations");
        var returns = market.Returns.Column(equity);
        var (falls, rises) = (new double[returns.Length], new double[returns.Length]);
        for (var t = 0; t < returns.Length; t++)
        {
            var (fall, rise) = (Math.Min(returns[t], 0), Math.Max(returns[t], 0));
            (falls[t], rises[t]) = (fall * fall, rise * rise);
        }

        return RatioOfSums(falls, rises, window);
    }

    private static double[] RatioOfSums(double[] falls, double[] rises, int window)
    {
        var (low, high) = (new double[falls.Length], new double[falls.Length]);
        RollingMoments.Sum(falls, window, Needed(window), low);
        RollingMoments.Sum(rises, window, Needed(window), high);
        for (var t = 0; t < low.Length; t++)
        {
            low[t] = high[t] > 0 ? Math.Sqrt(low[t] / high[t]) : double.NaN;
        }

        return low;
    }

    private static double[] Rank(double[] x, PolicyOptions options)
    {
        var rank = new double[x.Length];
        RollingRank.Compute(x, options.QuantileWindow, options.QuantileMinObservations, RankMethod.PercentileOfScoreMean, rank);
        return rank;
    }

    private static int Needed(int window) => 2 * window / 3;

    private static double[] Missing(int rows)
    {
        var missing = new double[rows];
        Array.Fill(missing, double.NaN);
        return missing;
    }
}
