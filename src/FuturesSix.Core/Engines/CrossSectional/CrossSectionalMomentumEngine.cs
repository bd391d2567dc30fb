using System.Globalization;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Engines.CrossSectional;

/// <summary>Cross-sectional momentum: long the recent winners, short the recent losers, neutral in forecast.</summary>
/// <remarks>
/// Reads level X and sigma [T x N]. Writes a forecast in [-1, 1]; no lag; NaN while an instrument lacks a 252-row
/// return or a sigma. Returns over 63, 126 and 252 rows are z-scored across the day's active instruments and
/// weighted 0.40/0.35/0.25, divided by sigma, z-scored again (clipped to 3), demeaned, divided by 3, and scaled down
/// if any exceeds 1. With fewer than three active instruments, or no dispersion, the forecast is 0 and says so.
/// Source: Asness, Moskowitz, Pedersen, "Value and momentum everywhere", Journal of Finance 68 (2013), 929-985.
/// </remarks>
[Engine("csmom", BaseWeight = 0.2185)]
public sealed class CrossSectionalMomentumEngine : IEngine
{
    private const double Clip = 3;
    private static readonly int[] Horizons = [63, 126, 252];
    private static readonly double[] Weights = [0.40, 0.35, 0.25];
    private readonly IReadOnlyList<string> _universe;

    /// <summary>Setting: <c>universe</c>: symbols or asset classes (default all but volatility).</summary>
    public CrossSectionalMomentumEngine(EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _universe = settings.Names("universe", []);
    }

    /// <inheritdoc />
    public string? MissingInputs(MarketData market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var count = EngineUniverse.Outrights(market, _universe).Count;
        return EngineUniverse.Missing(market, _universe)
            ?? (count < 3 ? string.Create(CultureInfo.InvariantCulture, $"a cross-section needs at least 3 instruments, the universe has {count}") : null);
    }

    /// <inheritdoc />
    public EngineForecast Forecast(EngineInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var bets = EngineUniverse.Outrights(input.Market, _universe);
        DateOnly[] dates = [.. input.Market.Dates];
        var panel = Panel.Missing(dates, [.. bets.Select(b => b.Name)], out var values);
        var day = new CrossSectionDay(bets.Count);
        var flatDays = 0;
        for (var t = Horizons[^1]; t < dates.Length; t++)
        {
            flatDays += Decide(input.Features, bets, t, day, values, dates.Length) ? 0 : 1;
        }

        string[] notes = flatDays == 0
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"csmom: fewer than 3 active instruments (or no dispersion) on {flatDays} days: forecast 0")];
        return new EngineForecast(panel, bets, notes);
    }

    /// <summary>Writes the forecasts of day <paramref name="t"/>; false when active instruments got a flat 0.</summary>
    private static bool Decide(PriceFeatures features, List<Bet> bets, int t, CrossSectionDay day, double[] values, int rows)
    {
        if (Load(features, bets, t, day) == 0)
        {
            return true;
        }

        for (var h = 0; h < Horizons.Length; h++)
        {
            CrossSection.ZScore(day.Returns[h], Clip, day.Z);
            for (var b = 0; b < bets.Count; b++)
            {
                day.Blend[b] += Weights[h] * day.Z[b];
            }
        }

        for (var b = 0; b < bets.Count; b++)
        {
            day.Blend[b] /= day.Sigma[b];
        }

        CrossSection.ZScore(day.Blend, Clip, day.Z);
        var informative = Neutralise(day.Z, out var scale);
        for (var b = 0; b < bets.Count; b++)
        {
            values[(b * rows) + t] = double.IsNaN(day.Sigma[b]) ? double.NaN : informative ? day.Z[b] * scale : 0;
        }

        return informative;
    }

    /// <summary>Demeans in place; <paramref name="scale"/> brings the values into [-1, 1]. False when none is defined.</summary>
    private static bool Neutralise(double[] z, out double scale)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var v in z)
        {
            if (!double.IsNaN(v))
            {
                sum += v;
                count++;
            }
        }

        scale = 1 / Clip;
        var largest = 0.0;
        for (var b = 0; b < z.Length; b++)
        {
            z[b] -= sum / count;
            largest = Math.Abs(z[b]) > largest ? Math.Abs(z[b]) : largest;
        }

        scale = largest > Clip ? 1 / largest : scale;
        return count > 0;
    }

    /// <summary>Loads the active instruments of a day (others NaN) and returns how many there are.</summary>
    private static int Load(PriceFeatures features, List<Bet> bets, int t, CrossSectionDay day)
    {
        var active = 0;
        for (var b = 0; b < bets.Count; b++)
        {
            var i = bets[b].Legs[0].Instrument;
            var level = features.Level[t, i];
            var sigma = features.Sigma[t, i];
            var complete = !double.IsNaN(sigma);
            for (var h = 0; h < Horizons.Length; h++)
            {
                var change = level - features.Level[t - Horizons[h], i];
                complete &= !double.IsNaN(change);
                day.Returns[h][b] = change;
            }

            for (var h = 0; h < Horizons.Length && !complete; h++)
            {
                day.Returns[h][b] = double.NaN;
            }

            day.Sigma[b] = complete ? sigma : double.NaN;
            day.Blend[b] = 0;
            active += complete ? 1 : 0;
        }

        return active;
    }

    private sealed class CrossSectionDay(int count)
    {
        public double[][] Returns { get; } = [new double[count], new double[count], new double[count]];

        public double[] Sigma { get; } = new double[count];

        public double[] Blend { get; } = new double[count];

        public double[] Z { get; } = new double[count];
    }
}
