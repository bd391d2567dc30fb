using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Engines.Trend;

/// <summary>Time-series momentum over three horizons and a breakout, as one sleeve.</summary>
/// <remarks>
/// Reads level X and sigma [T x N]. Writes a forecast in [-1, 1] per instrument; no lag; NaN while a feature is
/// missing (about 378 observed rows of history). With z = z-score over 252 rows (at least 126, clipped to 3):
/// long = mean z of {return(252)/sigma, range(252), slope(63, 252)}; medium = mean z of {(X[t-10] - X[t-84])/sigma,
/// range(84), slope(21, 84)}; short = mean z of {return(21)/sigma, range(21), slope(10, 40)}; breakout = 0.7 range(50) +
/// 0.3 range(100). Forecast = clip(0.485 long + 0.291 medium + 0.194 short + 0.03 breakout, 3)/3.
/// Source: Moskowitz, Ooi, Pedersen, "Time series momentum", Journal of Financial Economics 104 (2012), 228-250.
/// </remarks>
[Engine("trend", BaseWeight = 0.524)]
public sealed class TrendEngine : IEngine
{
    private const double LongWeight = 0.485;
    private const double MediumWeight = 0.291;
    private const double ShortWeight = 0.194;
    private const double BreakoutWeight = 0.03;
    private const double Clip = TimeSeriesScore.Clip;

    private readonly bool _crossSectional;
    private readonly IReadOnlyList<string> _universe;

    /// <summary>Settings: <c>cross_sectional</c> (false): z-score the blend across instruments first, which makes trend
    /// market-neutral; <c>universe</c>: symbols or asset classes (default all but volatility).</summary>
    public TrendEngine(EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _crossSectional = settings.Flag("cross_sectional", false);
        _universe = settings.Names("universe", []);
    }

    /// <inheritdoc />
    public string? MissingInputs(MarketData market) => EngineUniverse.Missing(market, _universe);

    /// <inheritdoc />
    public EngineForecast Forecast(EngineInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var bets = EngineUniverse.Outrights(input.Market, _universe);
        DateOnly[] dates = [.. input.Market.Dates];
        var panel = Panel.Missing(dates, [.. bets.Select(b => b.Name)], out var values);
        // Instruments are independent: the threads share nothing, so their number does not show in the result.
        Parallel.For(0, bets.Count, () => new TrendSignal(dates.Length), (b, _, signal) =>
        {
            var i = bets[b].Legs[0].Instrument;
            signal.Blend(input.Features.Level.Column(i), input.Features.Sigma.Column(i), values.AsSpan(b * dates.Length, dates.Length));
            return signal;
        }, _ => { });

        if (_crossSectional)
        {
            StandardiseAcross(values, dates.Length, bets.Count);
        }

        foreach (ref var v in values.AsSpan())
        {
            v = Math.Clamp(v, -Clip, Clip) / Clip;
        }

        return new EngineForecast(panel, bets, []);
    }

    private static void StandardiseAcross(double[] values, int rows, int columns)
    {
        var row = new double[columns];
        var z = new double[columns];
        for (var t = 0; t < rows; t++)
        {
            for (var b = 0; b < columns; b++)
            {
                row[b] = values[(b * rows) + t];
            }

            CrossSection.ZScore(row, Clip, z);
            for (var b = 0; b < columns; b++)
            {
                values[(b * rows) + t] = z[b];
            }
        }
    }

    /// <summary>The blend of one instrument; owns its scratch space.</summary>
    private sealed class TrendSignal(int rows)
    {
        private readonly TrendFeatures _features = new(rows);
        private readonly double[] _feature = new double[rows];
        private readonly double[] _z = new double[rows];

        public void Blend(ReadOnlySpan<double> level, ReadOnlySpan<double> sigma, Span<double> result)
        {
            result.Clear();
            AddHorizon(level, sigma, LongWeight, skip: 0, lookback: 252, fast: 63, slow: 252, result);
            AddHorizon(level, sigma, MediumWeight, skip: 10, lookback: 84, fast: 21, slow: 84, result);
            AddHorizon(level, sigma, ShortWeight, skip: 0, lookback: 21, fast: 10, slow: 40, result);
            _features.Range(level, 50, _feature);
            Add(_feature, 0.7 * BreakoutWeight, result);
            _features.Range(level, 100, _feature);
            Add(_feature, 0.3 * BreakoutWeight, result);
        }

        private void AddHorizon(
            ReadOnlySpan<double> level, ReadOnlySpan<double> sigma, double weight, int skip, int lookback, int fast, int slow, Span<double> result)
        {
            TrendFeatures.Return(level, sigma, skip, lookback, _feature);
            AddStandardised(weight / 3, result);
            _features.Range(level, lookback, _feature);
            AddStandardised(weight / 3, result);
            _features.Slope(level, sigma, fast, slow, _feature);
            AddStandardised(weight / 3, result);
        }

        private void AddStandardised(double weight, Span<double> result)
        {
            TimeSeriesScore.Compute(_feature, _z);
            Add(_z, weight, result);
        }

        private static void Add(ReadOnlySpan<double> x, double weight, Span<double> result)
        {
            for (var t = 0; t < x.Length; t++)
            {
                result[t] += weight * x[t];
            }
        }
    }
}
