using System.Diagnostics;

namespace FuturesSix.Integration.Tests;

/// <summary>What a process of fsix left: exit code and output.</summary>
internal sealed record FsixResult(int ExitCode, string Output, string Error);

/// <summary>A running process of the real, built fsix.</summary>
internal sealed class Fsix : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly List<string> _errors = [];
    private readonly TaskCompletionSource _closed = new();
    private readonly SemaphoreSlim _line = new(0);

    private Fsix(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += OnError;
        _process.Start();
        _process.BeginErrorReadLine();
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Gives fsix the default meaning of SIGINT where env can: a test run started in the background of a script has it
    /// ignored, and a program rightly leaves it so.</summary>
    private static string[] Launcher { get; } = EnvResetsSignals() ? ["env", "--default-signal=INT"] : [];

    public bool HasExited => _process.HasExited;

    public static Fsix Start(params IEnumerable<string> args) => Start(new Dictionary<string, string>(), args);

    /// <summary>Starts fsix with more environment variables.</summary>
    public static Fsix Start(IReadOnlyDictionary<string, string> environment, IEnumerable<string> args)
    {
        string[] command = [.. Launcher, "dotnet", Path.Combine(AppContext.BaseDirectory, "fsix.dll"), .. args];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new Fsix(new Process { StartInfo = start });
    }

    public static async Task<FsixResult> RunAsync(params IEnumerable<string> args)
    {
        using var fsix = Start(args);
        return await fsix.EndAsync();
    }

    /// <summary>Waits for a line on standard error that contains <paramref name="text"/>, or the end.</summary>
    public async Task SeesAsync(string text)
    {
        while (!_closed.Task.IsCompleted)
        {
            lock (_errors)
            {
                if (_errors.Exists(l => l.Contains(text, StringComparison.Ordinal)))
                {
                    return;
                }
            }

            await _line.WaitAsync(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends a signal by name, for example INT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Kill() => _process.Kill();

    public async Task<FsixResult> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _closed.Task;
        return new FsixResult(_process.ExitCode, await _output, string.Join('\n', _errors));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _line.Dispose();
    }

    private static bool EnvResetsSignals()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        using var env = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "true"]) { RedirectStandardError = true })!;
        env.WaitForExit();
        return env.ExitCode == 0;
    }

    private void OnError(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            _closed.TrySetResult();
            return;
        }

        lock (_errors)
        {
            _errors.Add(line.Data);
        }

        _line.Release();
    }
}
