using System.Management.Automation;
using FuturesSix.Application;

namespace FuturesSix.PowerShell;

/// <summary>What every cmdlet of the module shares: one use case at a time, stoppable, its errors as error records.</summary>
public abstract class FsixCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ctrl+C: cancels the use case and frees the pipeline at once.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Runs a use case; what it throws is written as an error about <paramref name="target"/>, and the next
    /// pipeline input has its turn.</summary>
    /// <param name="activity">What the progress bar says.</param>
    /// <param name="target">What the use case works on.</param>
    /// <param name="useCase">The use case, with progress and cancellation.</param>
    /// <param name="write">Receives the result on the pipeline thread.</param>
    private protected void Run<T>(string activity, object? target, Func<IProgress<RunProgress>, CancellationToken, T> useCase, Action<T> write)
    {
        T result;
        try
        {
            result = new PipelineWorker(this, activity).Run(useCase, _stop.Token);
        }
        catch (Exception error) when (error is not PipelineStoppedException)
        {
            WriteError(ErrorRecords.From(error, target));
            return;
        }

        write(result);
    }

    /// <summary>Runs a use case that takes neither progress nor cancellation.</summary>
    private protected void Run<T>(string activity, object? target, Func<T> useCase, Action<T> write) => Run(activity, target, (_, _) => useCase(), write);
}
