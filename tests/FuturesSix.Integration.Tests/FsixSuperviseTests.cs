using System.Text.Json;

namespace FuturesSix.Integration.Tests;

/// <summary>fsix supervise as a process: what it prints, how it ends, and that its documentation is true.</summary>
public sealed class FsixSuperviseTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    private string Demo => Path.Combine(_folder, "supervisor-demo");

    [Fact]
    public async Task Demo_runs_and_its_queries_answer()
    {
        var demo = await Fsix.RunAsync("supervise", "--demo", "--artifacts", _folder);
        var again = await Fsix.RunAsync("supervise", "--folder", Demo, "--json");
        var confidence = await Fsix.RunAsync("supervise", "confidence", "decaying", "--folder", Demo, "--json");
        var model = await Fsix.RunAsync("supervise", "model", "trend", "--folder", Demo);
        var passes = await Fsix.RunAsync("supervise", "promotion", "good", "--folder", Demo);
        var fails = await Fsix.RunAsync("supervise", "promotion", "broken", "--folder", Demo);
        var cvar = await Fsix.RunAsync("supervise", "cvar", "--folder", Demo);

        Assert.Equal((0, 0, 0, 0, 0, 1, 0), (demo.ExitCode, again.ExitCode, confidence.ExitCode, model.ExitCode, passes.ExitCode, fails.ExitCode, cvar.ExitCode));
        Assert.Contains("held back most by gap CVaR", demo.Output.ReplaceLineEndings(" "));
        Assert.Contains("meta_report.html", demo.Output);
        using var json = JsonDocument.Parse(again.Output);
        Assert.Equal((0, 0), (json.RootElement.GetProperty("new_rows").GetInt32(), json.RootElement.GetProperty("written").GetArrayLength()));
        Assert.Equal(0.5, JsonDocument.Parse(confidence.Output).RootElement[0].GetProperty("multiplier").GetDouble());
        Assert.Contains("change in s.e.", model.Output);
        Assert.Contains("breakout", cvar.Output);
    }

    [Theory]
    [InlineData("there is nothing to supervise", "supervise", "--folder", "FOLDER")]
    [InlineData("there is no reconciled journal", "supervise", "cvar", "--folder", "FOLDER")]
    [InlineData("there are no models", "supervise", "model", "--folder", "FOLDER")]
    [InlineData("--every is '0s'", "supervise", "--every", "0s")]
    [InlineData("--as-of is '2025-01-01'", "supervise", "--as-of", "2025-01-01")]
    [InlineData("there is no such journal", "supervise", "--folder", "FOLDER", "--signals", "nowhere.jsonl")]
    [InlineData("weights.cap: is 7; expected a number in (0, 1]", "supervise", "--folder", "FOLDER", "--set", "weights.cap=7")]
    [InlineData("takes only --folder", "supervise", "--demo", "--folder", "FOLDER", "--prices", "x.csv")]
    [InlineData("--foldre", "supervise", "--foldre", "x")]
    public async Task Wrong_requests_are_bad_input_and_say_what_was_expected(string message, params string[] args)
    {
        var result = await Fsix.RunAsync(args.Select(a => a == "FOLDER" ? _folder : a));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error);
    }

    [Fact]
    public async Task Every_looks_until_it_is_stopped_and_ends_well()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: signals are Unix's");
        Assert.Equal(0, (await Fsix.RunAsync("supervise", "--demo", "--artifacts", _folder)).ExitCode);
        await File.AppendAllTextAsync(Path.Combine(Demo, "signals.jsonl"), "broken line\n", TestContext.Current.CancellationToken);
        using var fsix = Fsix.Start("supervise", "--folder", Demo, "--every", "1s");
        await fsix.SeesAsync("signals.jsonl(1449)");
        await fsix.SignalAsync("TERM");
        var result = await fsix.EndAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("stopped; the journals are whole", result.Error);
    }

    [Fact]
    public async Task Commands_of_the_page_are_commands_of_fsix()
    {
        var page = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "supervisor.md"), TestContext.Current.CancellationToken);
        var commands = page.SkipWhile(l => l != "```console").Skip(1).TakeWhile(l => l != "```").Select(l => l.Split('#')[0].Trim()).ToList();
        Assert.Equal(0, (await Fsix.RunAsync("supervise", "--demo", "--artifacts", _folder)).ExitCode);

        Assert.True(commands.Count >= 6);
        foreach (var command in commands.Where(c => !c.Contains("--every", StringComparison.Ordinal)))
        {
            Assert.StartsWith("fsix supervise", command, StringComparison.Ordinal);
            var args = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(a => a == "live" ? Demo : a == "prices.csv" ? Path.Combine(Demo, "prices.csv") : a).ToList();
            var result = await Fsix.RunAsync([.. args, .. args.Contains("--demo") ? ["--artifacts", Path.Combine(_folder, "again")] : Array.Empty<string>()]);
            Assert.True(result.ExitCode == 0, $"{command}: {result.Error}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
