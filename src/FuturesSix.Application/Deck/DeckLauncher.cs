using System.Diagnostics;
using FuturesSix.Data;

namespace FuturesSix.Application.Deck;

/// <summary>How to start a Deck.</summary>
public sealed record StartDeckRequest
{
    /// <summary>Address and port; null takes DECK_BIND or the default.</summary>
    public string? Bind { get; init; }

    /// <summary>Folder of its state.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Strategies of a new Deck; empty takes the default.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = [];

    /// <summary>The program: fsix.dll or fsix; null looks for it.</summary>
    public string? Program { get; init; }

    /// <summary>Folders near which the program may lie: that of the module, the current one.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];
}

/// <summary>A Deck that was started as a process of its own.</summary>
/// <param name="Id">Id of the process.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="StateFolder">Folder of its state.</param>
/// <param name="Program">What was started.</param>
public sealed record DeckProcess(int Id, string Url, string StateFolder, string Program);

/// <summary>Starts a Deck as a process of its own and names what is missing when it cannot: PowerShell's runtime has no web
/// server, the .NET runtime for web applications has.</summary>
public static class DeckLauncher
{
    private static readonly string[] Configurations = ["Release", "Debug"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Starts it and waits until it listens.</summary>
    /// <exception cref="RequestException">Something is missing, or the Deck refuses; the message says what.</exception>
    public static async Task<DeckProcess> StartAsync(StartDeckRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var program = request.Program ?? Find(request.Near);
        if (program is null || (request.Program is not null && !File.Exists(program)))
        {
            throw new RequestException(program is null
                ? "the Deck cannot be started: fsix was found neither in FSIX_CLI, nor in a build of the clone, nor on PATH. Build the clone (dotnet build src/FuturesSix.Cli -c Release), install the tool (dotnet tool install fsix), or name the program."
                : $"the Deck cannot be started: there is no {program}; expected fsix.dll or fsix.");
        }

        var start = Command(program, request);
        try
        {
            using var process = Process.Start(start) ?? throw new RequestException($"the Deck cannot be started: {program} did not start.");
            return await WaitAsync(process, request, program, cancel).ConfigureAwait(false);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new RequestException($"the Deck cannot be started: {start.FileName} is missing ({error.Message}); expected the .NET 10 runtime with ASP.NET Core, https://dotnet.microsoft.com/download.", error);
        }
    }

    private static ProcessStartInfo Command(string program, StartDeckRequest request)
    {
        List<string> arguments = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? [program, "deck"] : ["deck"];
        arguments.AddRange(["--state", request.StateFolder]);
        if (request.Bind is not null)
        {
            arguments.AddRange(["--bind", request.Bind]);
        }

        foreach (var strategy in request.Strategies)
        {
            arguments.AddRange(["--strategy", strategy]);
        }

        return new ProcessStartInfo(program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? "dotnet" : program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
    }

    /// <summary>Reads the line that says where it listens; afterwards nobody reads, and the Deck does not mind.</summary>
    private static async Task<DeckProcess> WaitAsync(Process process, StartDeckRequest request, string program, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(patience.Token).ConfigureAwait(false);
            if (line?.Split(' ') is ["deck", "listening", "on", var url, ..])
            {
                return new DeckProcess(process.Id, url.TrimEnd(','), request.StateFolder, program);
            }

            var said = await process.StandardError.ReadToEndAsync(patience.Token).ConfigureAwait(false);
            throw new RequestException(Explain(said));
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            cancel.ThrowIfCancellationRequested();
            throw new RequestException(FormattableString.Invariant($"the Deck cannot be started: {program} did not listen within {Patience.TotalSeconds} s."));
        }
    }

    private static string Explain(string said) => said.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal)
        ? "the Deck cannot be started: the ASP.NET Core runtime 10 (Microsoft.AspNetCore.App) is missing; install it from https://dotnet.microsoft.com/download."
        : $"the Deck cannot be started: {said.Trim().Replace("fsix: ", "", StringComparison.Ordinal)}";

    private static string? Find(IReadOnlyList<string> near)
    {
        if (Environment.GetEnvironmentVariable("FSIX_CLI") is { Length: > 0 } named)
        {
            return named;
        }

        var builds =
            from folder in near
            let clone = CloneFolder.Of(folder, folder)
            where clone is not null
            from configuration in Configurations
            select Path.Combine(clone, "src", "FuturesSix.Cli", "bin", configuration, "net10.0", "fsix.dll");
        var tool = OperatingSystem.IsWindows() ? "fsix.exe" : "fsix";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(f => Path.Combine(f, tool));
        return builds.Concat(path).FirstOrDefault(File.Exists);
    }
}
