using System.Diagnostics;

namespace FuturesSix.Application.Benchmarks;

/// <summary>Takes times: warm, one repetition after the other, until a budget is spent.</summary>
internal static class Stopwatches
{
    private const int MostRepetitions = 2000;
    private const int SettledRepetitions = 35;

    /// <summary>Times of <paramref name="run"/>: first unmeasured repetitions until the compiler has settled, then measured
    /// ones. Something that takes longer than the budget is measured at least three times.</summary>
    /// <param name="run">What to time.</param>
    /// <param name="budget">Time for the measured repetitions; the warm-up takes as long, up to four times.</param>
    /// <param name="leastRepetitions">Repetitions to measure even beyond the budget.</param>
    /// <param name="warm">False leaves the unmeasured repetitions out.</param>
    /// <param name="cancel">Stops between repetitions.</param>
    public static BenchmarkTiming Time(Action run, TimeSpan budget, int leastRepetitions = 3, bool warm = true, CancellationToken cancel = default)
    {
        if (warm)
        {
            WarmUp(run, budget, leastRepetitions, cancel);
        }

        GC.Collect();
        var times = new List<double>(256);
        var started = Stopwatch.GetTimestamp();
        while (times.Count < leastRepetitions || (Stopwatch.GetElapsedTime(started) < budget && times.Count < MostRepetitions))
        {
            cancel.ThrowIfCancellationRequested();
            var begin = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        times.Sort();
        return new BenchmarkTiming(times[0], times[times.Count / 2], times.Count);
    }

    /// <summary>Bytes allocated by one repetition, on all threads.</summary>
    public static long Allocated(Action run)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        run();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>Largest working set seen, every 20 ms, while one repetition runs in a process that has given back what it
    /// could.</summary>
    public static long PeakBytes(Action run)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        var peak = 0L;
        using (new Timer(_ => Watch(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20)))
        {
            run();
            Watch();
        }

        return Interlocked.Read(ref peak);

        void Watch()
        {
            lock (process)
            {
                process.Refresh();
                peak = Math.Max(peak, process.WorkingSet64);
            }
        }
    }

    /// <summary>Until the budget is spent, and then on to thirty-odd repetitions, after which the runtime compiles a method
    /// for good, unless that takes four times as long.</summary>
    private static void WarmUp(Action run, TimeSpan budget, int leastRepetitions, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < MostRepetitions; n++)
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (n >= leastRepetitions - 1 && elapsed >= budget && (n >= SettledRepetitions || elapsed >= 4 * budget))
            {
                return;
            }

            cancel.ThrowIfCancellationRequested();
            run();
        }
    }
}
