using System.Runtime.InteropServices;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Stack;
using FuturesSix.Data;

namespace FuturesSix.Cli;

/// <summary>Turns signals into cancellation and exceptions into messages and exit codes.</summary>
internal sealed class CliHost : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly PosixSignalRegistration[] _signals;

    public CliHost() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    /// <summary>Cancelled by the first Ctrl+C; a second one ends the process.</summary>
    public CancellationToken Cancelled => _cancel.Token;

    /// <summary>Runs a command.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            return Say(ExitCodes.Interrupted, "stopped; nothing was written.");
        }
        catch (Exception error) when (error is InputException or StackException or MarginException or IOException or UnauthorizedAccessException)
        {
            return Say(ExitCodes.BadInput, error.Message);
        }
        catch (Exception error)
        {
            return Say(ExitCodes.Failed, $"unexpected: {error}");
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _cancel.Dispose();
    }

    private static int Say(int code, string message)
    {
        foreach (var line in message.Split('\n'))
        {
            Console.Error.WriteLine($"fsix: {line}");
        }

        return code;
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !_cancel.IsCancellationRequested;
        _cancel.Cancel();
    }
}
