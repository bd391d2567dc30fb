namespace FuturesSix.Data.Synthetic;

/// <summary>When the whole market is in a crisis, and how deep. Calm lasts at least half a year and 1.5 years on average,
/// crises from 12 to 70 sessions; each has a severity of its own. The depth rises within a week and fades over a month.</summary>
internal static class CrisisPath
{
    private const int ShortestCalm = 125;
    private const double BeginsPerDay = 1.0 / 260;
    private const int ShortestCrisis = 12;
    private const int LongestCrisis = 70;
    private const double EndsPerDay = 1.0 / 25;
    private const double Onset = 0.20;
    private const double Recovery = 0.04;
    private const double Mildest = 0.5;

    /// <summary>Depth in [0, 1] by day; a function of the days before.</summary>
    public static double[] Simulate(long seed, int rows)
    {
        var (change, force) = (new NoiseStream(seed, "crisis"), new NoiseStream(seed, "severity"));
        var depth = new double[rows];
        var (crisis, age, severity, level) = (false, (int)(ShortestCalm * force.Uniform(0)), 0.0, 0.0);
        for (var t = 0; t < rows; t++)
        {
            if (crisis ? Ends(age, change.Uniform(t)) : age >= ShortestCalm && change.Uniform(t) < BeginsPerDay)
            {
                (crisis, age) = (!crisis, 0);
                severity = crisis ? Mildest + ((1.0 - Mildest) * force.Uniform(t + 1)) : severity;
            }

            age++;
            level += crisis ? Onset * (severity - level) : -Recovery * level;
            depth[t] = level;
        }

        return depth;
    }

    private static bool Ends(int age, double draw) => age >= LongestCrisis || (age >= ShortestCrisis && draw < EndsPerDay);
}
