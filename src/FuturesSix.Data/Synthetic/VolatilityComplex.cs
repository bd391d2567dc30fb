using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Synthetic;

/// <summary>VIX, VVIX and the first three VX contracts, from the simulated volatility of the equity index.</summary>
internal static class VolatilityComplex
{
    /// <summary>Symbols of the VX contracts; their levels are the auxiliary series of these names in lower case.</summary>
    public static IReadOnlyList<string> Contracts { get; } = ["VX1", "VX2", "VX3"];

    private const double LongRun = 0.18;
    private const double LongRunShare = 0.32;
    private const double Premium = 1.12;
    private const double MeanLevel = 20.3;
    private const double ReversionPerYear = 4.5;

    public static Dictionary<string, double[]> Simulate(long seed, InstrumentPath equity, DateOnly[] dates)
    {
        var rows = dates.Length;
        double[] vix = new double[rows], vvix = new double[rows];
        double[][] vx = [new double[rows], new double[rows], new double[rows]];
        var (quote, level, basis) = (new NoiseStream(seed, "vix"), new NoiseStream(seed, "vvix"), new NoiseStream(seed, "vx"));
        double excess = 0, restless = 0.05, usual = double.NaN, mood = 0, richness = 0;
        for (var t = 0; t < rows; t++)
        {
            excess = (0.9 * excess) + (0.011 * quote.Normal(t));
            var v = equity.Volatility[t];
            var fair = 100 * Premium * Math.Sqrt(((1 - LongRunShare) * v * v) + (LongRunShare * LongRun * LongRun));
            vix[t] = Round(Math.Max(9.0, fair * PortableMath.Exp(excess)));

            var move = t == 0 ? 0.05 : Math.Abs(PortableMath.Log(vix[t] / vix[t - 1]));
            restless += 0.20 * (move - restless);
            mood = (0.82 * mood) + (3.0 * level.Normal(t));
            usual = t == 0 ? vix[0] : usual + (0.03 * (vix[t] - usual));
            vvix[t] = Round(Math.Max(65.0, 90 + (260 * restless) + (1.3 * (vix[t] - usual)) + mood));

            richness = (0.98 * richness) + (0.12 * basis.Normal(t));
            Curve(vx, t, dates[t], vix[t], richness);
        }

        return new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            ["vix"] = vix,
            ["vvix"] = vvix,
            ["vx1"] = vx[0],
            ["vx2"] = vx[1],
            ["vx3"] = vx[2],
        };
    }

    /// <summary>Each contract reverts from VIX to a mean level that holds a premium, over the time to its expiry; a contract
    /// that expires today is already the one behind the first.</summary>
    private static void Curve(double[][] vx, int t, DateOnly date, double vix, double richness)
    {
        var expiry = date;
        foreach (var level in vx)
        {
            expiry = VxCalendar.NextExpiry(expiry.AddDays(1));
            var years = (expiry.DayNumber - date.DayNumber) / 365.0;
            var weight = 1.0 - PortableMath.Exp(-ReversionPerYear * years);
            level[t] = Round(vix + ((MeanLevel + richness - vix) * weight));
        }
    }

    private static double Round(double x) => Math.Floor((x * 100) + 0.5) / 100;
}
