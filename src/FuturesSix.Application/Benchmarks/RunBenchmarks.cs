using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using FuturesSix.Data;

namespace FuturesSix.Application.Benchmarks;

/// <summary>Times the works on this machine. An output is compared first, with golden numbers where they exist and with the
/// plain batch implementation elsewhere; a work whose output is wrong has no timing.</summary>
public sealed class RunBenchmarks
{
    private static readonly TimeSpan QuickBudget = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan FullBudget = TimeSpan.FromSeconds(4);
    private readonly IReadOnlyList<Work> _works;

    /// <summary>The works of the project.</summary>
    public RunBenchmarks()
        : this(Catalogue.Works)
    {
    }

    /// <summary>Other works, for tests.</summary>
    internal RunBenchmarks(IReadOnlyList<Work> works) => _works = works;

    /// <summary>Names of the works, in their order.</summary>
    public IReadOnlyList<string> Names => [.. _works.Select(w => w.Name)];

    /// <summary>Times the requested works, one after the other.</summary>
    /// <exception cref="RequestException">A name is unknown; the message lists the known ones.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public BenchmarkReport Execute(BenchmarkRequest request, IProgress<BenchmarkProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var name in request.Works.Where(n => !Names.Contains(n, StringComparer.Ordinal)))
        {
            throw new RequestException($"there is no work '{name}'; expected {string.Join(", ", Names)}");
        }

        var chosen = _works.Where(w => request.Works.Count == 0 ? request.Full || !w.Large : request.Works.Contains(w.Name, StringComparer.Ordinal)).ToList();
        var figures = new List<BenchmarkFigure>(chosen.Count);
        foreach (var work in chosen)
        {
            progress?.Report(new BenchmarkProgress(figures.Count + 1, chosen.Count, work.Name));
            figures.Add(Take(work, request, cancel));
        }

        return new BenchmarkReport(Machine(), request.Full, figures);
    }

    private static BenchmarkFigure Take(Work work, BenchmarkRequest request, CancellationToken cancel)
    {
        var figure = new BenchmarkFigure { Name = work.Name, Title = work.Title, Status = BenchmarkStatus.Failed };
        try
        {
            cancel.ThrowIfCancellationRequested();
            var prepared = work.Prepare(request);
            figure = figure with { Size = prepared.Size, Check = prepared.Check() };
            return figure.Check.Passed
                ? Measure(figure, prepared, request.Full ? FullBudget : QuickBudget, cancel)
                : figure with { Reason = FormattableString.Invariant($"the output is {figure.Check.Difference:E1} away from {figure.Check.Against}, at most {figure.Check.Tolerance:E0}") };
        }
        catch (MissingInputException missing)
        {
            return figure with { Status = BenchmarkStatus.Skipped, Reason = missing.Message };
        }
        catch (Exception error) when (error is InputException or IOException or ArgumentException or Core.Stack.StackException)
        {
            return figure with { Reason = error.Message };
        }
    }

    private static BenchmarkFigure Measure(BenchmarkFigure figure, WorkCase work, TimeSpan budget, CancellationToken cancel)
    {
        var timing = Stopwatches.Time(work.Run, budget, warm: !work.Elsewhere, cancel: cancel);
        var baseline = work.Baseline is null ? null : Stopwatches.Time(work.Baseline, budget / 4, leastRepetitions: 1, cancel: cancel);
        return figure with
        {
            Status = BenchmarkStatus.Timed,
            Timing = timing,
            Threads = work.Threads,
            AllocatedBytes = work.Elsewhere ? null : Stopwatches.Allocated(work.Run),
            PeakBytes = work.WatchMemory ? Stopwatches.PeakBytes(work.Run) : null,
            MicrosecondsPerDay = work.Days is { } days ? 1000 * timing.Minimum / days : null,
            Baseline = baseline is null ? null : new BenchmarkBaseline(work.BaselineName!, baseline),
            Ratio = baseline is null ? null : baseline.Minimum / timing.Minimum,
            Target = work.Target,
        };
    }

    private static BenchmarkMachine Machine() => new(
        Environment.ProcessorCount,
        RuntimeInformation.ProcessArchitecture.ToString(),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        IsReadyToRun() ? "ready to run" : "compiled at run time");

    private static bool IsReadyToRun()
    {
        var path = typeof(Core.Market.Panel).Assembly.Location;
        if (path.Length == 0)
        {
            return false;
        }

        using var reader = new PEReader(File.OpenRead(path));
        return reader.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0;
    }
}
