using System.Diagnostics;
using System.Text;

namespace FuturesSix.Integration.Tests;

/// <summary>A real process of fsix deck on a free port.</summary>
internal sealed class RunningDeckProcess : IDisposable
{
    private readonly Process _process;

    private RunningDeckProcess(Process process, string url, string banner)
    {
        (_process, Url, Banner) = (process, url, banner);
        Client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(20) };
    }

    public string Url { get; }

    public string Banner { get; }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    public static async Task<RunningDeckProcess> StartAsync(string state, int port = 0, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "fsix.dll"), "deck", "--bind", FormattableString.Invariant($"127.0.0.1:{port}"), "--state", state]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var banner = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (banner)
            {
                banner.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        var first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(first?.StartsWith("deck listening on ", StringComparison.Ordinal) == true, $"the Deck did not start: {first} {banner}");
        _ = process.StandardOutput.ReadToEndAsync();
        return new RunningDeckProcess(process, first!.Split(' ')[3].TrimEnd(','), banner.ToString());
    }

    public async Task<(int Status, string Body)> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        Client.Dispose();
    }
}
