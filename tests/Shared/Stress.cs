namespace FuturesSix.Testing;

/// <summary>How often a repeated check runs: FSIX_STRESS=full for the whole count, otherwise about a tenth.</summary>
internal static class Stress
{
    /// <summary>True for a full run.</summary>
    public static bool Full { get; } = Environment.GetEnvironmentVariable("FSIX_STRESS") == "full";

    /// <summary><paramref name="full"/> in a full run, else a tenth of it (at least 1).</summary>
    public static int Count(int full) => Full ? full : Math.Max(1, full / 10);
}
