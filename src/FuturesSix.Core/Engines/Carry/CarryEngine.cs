using System.Globalization;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Engines.Carry;

/// <summary>Carry: be long what pays to be held and short what costs, by its level, against the other instruments, and by how
/// it has changed.</summary>
/// <remarks>
/// Reads the carry legs and sigma [T x N]. Writes a forecast in [-1, 1] per instrument; no lag. c = EWMA (span 90) of the
/// annualised roll yield over sigma (<see cref="RollYield"/>); forecast = (0.6 clip(3c, 3) + 0.25 xs-z(c) + 0.15 ts-z(change of
/// c over 63 rows))/3, clipped to 1; positive: paid to be long. NaN while c or the z-score of its change is missing: about 278
/// observed rows of history. With fewer than three instruments that have a c (or no dispersion) the cross-sectional part is 0 and
/// the run says on how many days.
/// Sources: Koijen, Moskowitz, Pedersen, Vrugt, "Carry", Journal of Financial Economics 127 (2018), 197-225; Erb, Harvey, "The
/// strategic and tactical value of commodity futures", Financial Analysts Journal 62(2) (2006), 69-97.
/// </remarks>
[Engine("carry", Needs = "carry data: prices and months of a neighbouring contract")]
public sealed class CarryEngine : IEngine
{
    private const int ChangeRows = 63;
    private const double LevelWeight = 0.6;
    private const double CrossSectionWeight = 0.25;
    private const double ChangeWeight = 0.15;
    private const double LevelScale = 3;
    private readonly IReadOnlyList<string> _universe;

    /// <summary>Setting: <c>universe</c>: symbols or asset classes (default all but volatility).</summary>
    public CarryEngine(EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _universe = settings.Names("universe", []);
    }

    /// <inheritdoc />
    public string? MissingInputs(MarketData market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return market.Carry is null ? "the dataset has no carry data (prices of a neighbouring contract)" : EngineUniverse.Missing(market, _universe);
    }

    /// <inheritdoc />
    public EngineForecast Forecast(EngineInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var market = input.Market;
        var bets = EngineUniverse.Outrights(market, _universe);
        var panel = Panel.Missing([.. market.Dates], [.. bets.Select(b => b.Name)], out var values);
        var carry = new double[values.Length];
        // Instruments are independent: the threads share nothing, so their number does not show in the result.
        Parallel.For(0, bets.Count, b =>
        {
            var column = new Range(b * market.Rows, (b + 1) * market.Rows);
            var c = carry.AsSpan(column);
            RollYield.Annualised(market.Carry!, bets[b].Legs[0].Instrument, market.MaxStaleDays, c);
            RollYield.Smooth(c, input.Features.Sigma.Column(bets[b].Legs[0].Instrument));
            TimeSeriesScore.Compute(TimeSeriesScore.Change(c, ChangeRows), values.AsSpan(column));
        });

        var alone = Blend(carry, values, market.Rows, bets.Count);
        string[] notes = alone == 0
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"carry: fewer than 3 instruments with carry (or no dispersion) on {alone} days: no cross-sectional part")];
        return new EngineForecast(panel, bets, notes);
    }

    /// <summary>Turns the scores of the change in <paramref name="values"/> into forecasts; returns the days on which an
    /// instrument had a forecast without a cross-section.</summary>
    private static int Blend(double[] carry, double[] values, int rows, int count)
    {
        var (c, z) = (new double[count], new double[count]);
        var alone = 0;
        for (var t = 0; t < rows; t++)
        {
            for (var b = 0; b < count; b++)
            {
                c[b] = carry[(b * rows) + t];
            }

            CrossSection.ZScore(c, TimeSeriesScore.Clip, z);
            var incomplete = false;
            for (var b = 0; b < count; b++)
            {
                ref var value = ref values[(b * rows) + t];
                value = Forecast(c[b], double.IsNaN(z[b]) ? 0 : z[b], value);
                incomplete |= double.IsNaN(z[b]) && !double.IsNaN(value);
            }

            alone += incomplete ? 1 : 0;
        }

        return alone;
    }

    private static double Forecast(double c, double acrossInstruments, double ofChange)
    {
        var level = Math.Clamp(LevelScale * c, -TimeSeriesScore.Clip, TimeSeriesScore.Clip);
        var blend = (LevelWeight * level) + (CrossSectionWeight * acrossInstruments) + (ChangeWeight * ofChange);
        return Math.Clamp(blend / TimeSeriesScore.Clip, -1, 1);
    }
}
