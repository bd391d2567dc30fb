using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Engines;

/// <summary>Price features that several engines share, computed once a run.</summary>
/// <remarks>All are causal: row t uses rows up to and including t.</remarks>
public sealed class PriceFeatures
{
    /// <summary>Half-life, in observations, of the EWMA volatility.</summary>
    public const double VolatilityHalfLife = 63;

    /// <summary>Observations before a volatility is defined.</summary>
    public const int VolatilityMinObservations = 21;

    /// <summary>Floor of the annualised volatility.</summary>
    public const double VolatilityFloor = 0.05;

    private PriceFeatures(Panel level, Panel sigma, Panel unflooredSigma)
    {
        Level = level;
        Sigma = sigma;
        UnflooredSigma = unflooredSigma;
    }

    /// <summary>X, the cumulative sum of log(1 + r) (ratio-adjusted) or of r (difference-adjusted), [T x N]. On a day
    /// without an observation the last value is carried while its price is at most
    /// <see cref="MarketData.MaxStaleDays"/> calendar days old; then NaN. NaN too without an FX rate, and from the day
    /// whose decision could fill on the declared last trading day. Levels of adjusted prices carry future
    /// rolls; X does not.</summary>
    public Panel Level { get; }

    /// <summary>Annualised EWMA volatility of returns (half-life 63, bias-corrected, sqrt 252), floored at 5 %,
    /// [T x N]; carried like <see cref="Level"/>.</summary>
    public Panel Sigma { get; }

    /// <summary>The same without the floor; a value of 0 is missing.</summary>
    public Panel UnflooredSigma { get; }

    /// <summary>Computes the features of <paramref name="market"/>.</summary>
    /// <param name="market">The dataset.</param>
    /// <param name="fillDelay">Trading days between a decision and its fill.</param>
    public static PriceFeatures Compute(MarketData market, int fillDelay = 1)
    {
        ArgumentNullException.ThrowIfNull(market);
        var dates = market.Dates as DateOnly[] ?? [.. market.Dates];
        string[] names = [.. market.Returns.Columns];
        var level = Panel.Missing(dates, names, out var levels);
        var sigma = Panel.Missing(dates, names, out var sigmas);
        var unfloored = Panel.Missing(dates, names, out var raw);
        Parallel.For(0, names.Length, () => new int[dates.Length], (i, _, age) =>
        {
            var column = new Range(i * dates.Length, (i + 1) * dates.Length);
            AgeInDays(dates, market.Prices.Column(i), age);
            Deactivate(dates, market.Fx.Column(i), market.Instruments[i].LastTrade, fillDelay, age);
            CumulativeReturn(market.Returns.Column(i), market.Instruments[i].Adjustment, age, market.MaxStaleDays, levels.AsSpan(column));
            Volatility(market.Returns.Column(i), age, market.MaxStaleDays, sigmas.AsSpan(column), raw.AsSpan(column));
            return age;
        }, _ => { });

        return new PriceFeatures(level, sigma, unfloored);
    }

    /// <summary>Calendar days since the last observed price; -1 before the first.</summary>
    private static void AgeInDays(DateOnly[] dates, ReadOnlySpan<double> prices, Span<int> age)
    {
        var last = -1;
        for (var t = 0; t < dates.Length; t++)
        {
            last = double.IsNaN(prices[t]) ? last : t;
            age[t] = last < 0 ? -1 : dates[t].DayNumber - dates[last].DayNumber;
        }
    }

    /// <summary>Marks days (age -1) without an FX rate, and those whose fill would come on or after the last trading day.</summary>
    private static void Deactivate(DateOnly[] dates, ReadOnlySpan<double> fx, DateOnly? lastTrade, int fillDelay, Span<int> age)
    {
        for (var t = 0; t < dates.Length; t++)
        {
            if (double.IsNaN(fx[t]) || (lastTrade is { } last && WeekdaysLater(dates[t], fillDelay) >= last))
            {
                age[t] = -1;
            }
        }
    }

    private static DateOnly WeekdaysLater(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    private static void CumulativeReturn(ReadOnlySpan<double> returns, PriceAdjustment adjustment, ReadOnlySpan<int> age, int maxAge, Span<double> level)
    {
        var x = 0.0;
        for (var t = 0; t < level.Length; t++)
        {
            var r = returns[t];
            if (!double.IsNaN(r))
            {
                x += adjustment == PriceAdjustment.Ratio ? PortableMath.Log1P(r) : r;
            }

            level[t] = age[t] >= 0 && age[t] <= maxAge ? x : double.NaN;
        }
    }

    private static void Volatility(ReadOnlySpan<double> returns, ReadOnlySpan<int> age, int maxAge, Span<double> floored, Span<double> unfloored)
    {
        Ewm.Std(returns, Ewm.AlphaFromHalfLife(VolatilityHalfLife), unfloored, adjust: true, ignoreMissing: true, minObservations: VolatilityMinObservations);
        for (var t = 0; t < floored.Length; t++)
        {
            var fresh = age[t] >= 0 && age[t] <= maxAge;
            var annual = fresh ? unfloored[t] * Math.Sqrt(252) : double.NaN;
            unfloored[t] = annual > 0 ? annual : double.NaN;
            floored[t] = double.IsNaN(annual) ? double.NaN : Math.Max(annual, VolatilityFloor);
        }
    }
}
