using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using FuturesSix.Application;

namespace FuturesSix.PowerShell;

/// <summary>Runs a use case on a thread of its own while the pipeline's thread, the only one that may write, shows its
/// progress and stays free to be stopped.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="activity">What the progress bar says.</param>
internal sealed class PipelineWorker(Cmdlet cmdlet, string activity)
{
    private const int ActivityId = 6;

    /// <summary>How long a stopped use case may tidy up before the pipeline goes on without it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs it.</summary>
    /// <exception cref="PipelineStoppedException"><paramref name="stop"/> was cancelled.</exception>
    public T Run<T>(Func<IProgress<RunProgress>, CancellationToken, T> useCase, CancellationToken stop)
    {
        var reports = new BlockingCollection<RunProgress>();
        var work = Task.Factory.StartNew(() => Work(useCase, reports, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, "starting"));
            foreach (var report in reports.GetConsumingEnumerable(stop))
            {
                cmdlet.WriteProgress(Describe(report));
            }

            return Finish(work);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            ((IAsyncResult)work).AsyncWaitHandle.WaitOne(Grace);
            throw new PipelineStoppedException();
        }
    }

    /// <summary>The use case under the invariant culture, whatever culture the session has.</summary>
    private static T Work<T>(Func<IProgress<RunProgress>, CancellationToken, T> useCase, BlockingCollection<RunProgress> reports, CancellationToken stop)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return useCase(new Relay(reports), stop);
        }
        finally
        {
            reports.CompleteAdding();
        }
    }

    private T Finish<T>(Task<T> work)
    {
        var done = new ProgressRecord(ActivityId, activity, "done") { RecordType = ProgressRecordType.Completed };
        try
        {
            return work.GetAwaiter().GetResult();
        }
        finally
        {
            cmdlet.WriteProgress(done);
        }
    }

    private ProgressRecord Describe(RunProgress report) => new(ActivityId, activity, $"{report.Step}/{report.Steps} {report.Stage}")
    {
        PercentComplete = 100 * (report.Step - 1) / Math.Max(1, report.Steps),
        CurrentOperation = report.Detail,
    };

    private sealed class Relay(BlockingCollection<RunProgress> reports) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => reports.Add(value);
    }
}
