using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Synthetic;

/// <summary>Twelve consecutive quarterly futures on a three-month rate, by rank: <c>sofr_r0</c> is the contract whose
/// reference quarter begins next, <c>sofr_r11</c> the one eleven quarters later. Prices are 100 less the rate in percent, in
/// half basis points; on the first row on or after the third Wednesday of March, June, September and December every rank
/// becomes the next contract. The curve follows the two-year and ten-year bond futures, so that ranks and bonds tell one story.</summary>
internal static class ShortRateCurve
{
    /// <summary>Number of ranks.</summary>
    public const int Ranks = 12;

    private const double TwoYear = 2.4, TwoYearDuration = 1.9;
    private const double TenYear = 2.9, TenYearDuration = 6.5;
    private const double PolicySpeed = 0.008;
    private const double Expectation = 1.0;
    private const double HumpAt = 1.5;
    private const double HumpMemory = 0.985;
    private const double HumpDeviation = 0.12;

    /// <summary>Prices by rank, each of length T.</summary>
    public static double[][] Simulate(long seed, InstrumentPath twoYear, InstrumentPath tenYear, DateOnly[] dates)
    {
        var draw = new NoiseStream(seed, "rate hump");
        double[][] ranks = [.. Enumerable.Range(0, Ranks).Select(_ => new double[dates.Length])];
        var scale = HumpDeviation * Math.Sqrt(1.0 - (HumpMemory * HumpMemory));
        var (policy, hump, next) = (TwoYear, HumpDeviation * draw.Normal(0), NextQuarter(dates[0]));
        for (var t = 0; t < dates.Length; t++)
        {
            var two = TwoYear - (100.0 * PortableMath.Log(twoYear.Raw[t] / twoYear.Raw[0]) / TwoYearDuration);
            var ten = TenYear - (100.0 * PortableMath.Log(tenYear.Raw[t] / tenYear.Raw[0]) / TenYearDuration);
            policy += PolicySpeed * (two - policy);
            hump = (HumpMemory * hump) + (scale * draw.Normal(t + 1));
            next = next <= dates[t] ? NextQuarter(dates[t]) : next;
            for (var k = 0; k < Ranks; k++)
            {
                var years = ((next.DayNumber - dates[t].DayNumber) / 365.0) + (0.25 * k);
                ranks[k][t] = Math.Floor(((100.0 - Forward(policy, two, ten, hump, years)) * 200.0) + 0.5) / 200.0;
            }
        }

        return ranks;
    }

    /// <summary>The rate expected some years ahead, in percent: from the policy rate towards one at which the first two years
    /// average the two-year yield, then with the slope of the bonds, and a hump in the second year.</summary>
    private static double Forward(double policy, double two, double ten, double hump, double years)
    {
        var ahead = (1.0 - PortableMath.Exp(-2.0 * Expectation)) / (2.0 * Expectation);
        var target = (two - policy) / (1.0 - ahead) * (1.0 - PortableMath.Exp(-Expectation * years));
        var slope = 0.5 * (ten - two) * (1.0 - PortableMath.Exp(-years / 3.0));
        return policy + target + slope + (hump * years / HumpAt * PortableMath.Exp(1.0 - (years / HumpAt)));
    }

    /// <summary>The first third Wednesday of a quarter's last month after <paramref name="date"/>.</summary>
    private static DateOnly NextQuarter(DateOnly date)
    {
        var month = new DateOnly(date.Year, ((date.Month + 2) / 3) * 3, 1);
        var start = UsExchangeHolidays.Nth(month.Year, month.Month, DayOfWeek.Wednesday, 3);
        month = start > date ? month : month.AddMonths(3);
        return UsExchangeHolidays.Nth(month.Year, month.Month, DayOfWeek.Wednesday, 3);
    }
}
