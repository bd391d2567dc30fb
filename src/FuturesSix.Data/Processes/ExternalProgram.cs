using System.Diagnostics;
using System.Text;

namespace FuturesSix.Data.Processes;

/// <summary>A program on PATH, run without a shell, without standard input and with a time limit.</summary>
/// <param name="path">Its file.</param>
/// <param name="folder">The folder it runs in.</param>
/// <param name="environment">Environment variables over those of this process; null = none.</param>
public sealed class ExternalProgram(string path, string folder, IReadOnlyDictionary<string, string>? environment = null)
{
    private const int MaxText = 1_000_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    /// <summary>The file of a program on PATH, or null. On Windows the endings of PATHEXT are tried.</summary>
    public static string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? (Environment.GetEnvironmentVariable("PATHEXT") ?? ".EXE;.CMD;.BAT").Split(';') : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(e => Path.Combine(folder, name + e)))
            .FirstOrDefault(IsProgram);
    }

    /// <summary>Runs it to its end, or kills it and what it started at the limit.</summary>
    /// <param name="arguments">Its arguments, one by one.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancel">Kills it.</param>
    /// <exception cref="RequestException">It could not be started.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ProgramResult Run(IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken cancel = default)
    {
        using var process = Start(arguments);
        using var ended = new CountdownEvent(2);
        var (output, error) = (new StringBuilder(), new StringBuilder());
        process.OutputDataReceived += (_, line) => Collect(output, line.Data, ended);
        process.ErrorDataReceived += (_, line) => Collect(error, line.Data, ended);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        try
        {
            var inTime = Wait(process, limit, cancel);
            if (!inTime)
            {
                Kill(process);
            }

            ended.Wait(Drain, CancellationToken.None);
            process.CancelOutputRead();
            process.CancelErrorRead();
            return new ProgramResult(inTime ? process.ExitCode : null, Text(output), Text(error));
        }
        finally
        {
            Kill(process);
        }
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private static void Collect(StringBuilder text, string? line, CountdownEvent ended)
    {
        if (line is null)
        {
            ended.Signal();
            return;
        }

        lock (text)
        {
            if (text.Length + line.Length < MaxText)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return Secrets.Redact(text.ToString());
        }
    }

    private static bool Wait(Process process, TimeSpan limit, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        while (!process.WaitForExit(Pause))
        {
            cancel.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                return false;
            }
        }

        return true;
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            throw new RequestException($"{path}: cannot be started ({error.Message}); expected a program", error);
        }
    }
}
