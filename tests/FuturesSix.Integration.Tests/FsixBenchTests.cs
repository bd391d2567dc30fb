using System.Text.Json;

namespace FuturesSix.Integration.Tests;

public sealed class FsixBenchTests
{
    [Fact]
    public async Task Bench_of_named_works_is_json_with_checked_figures()
    {
        var result = await Fsix.RunAsync("bench", "--work", "w1-13", "--work", "state-13", "--work", "sweep-13", "--json");

        Assert.True(result.ExitCode == 0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(Environment.ProcessorCount, json.RootElement.GetProperty("machine").GetProperty("processors").GetInt32());
        var figures = json.RootElement.GetProperty("figures").EnumerateArray().ToArray();
        Assert.Equal(["w1-13", "sweep-13", "state-13"], figures.Select(f => f.GetProperty("name").GetString()));
        Assert.All(figures, figure =>
        {
            Assert.Equal("timed", figure.GetProperty("status").GetString());
            Assert.True(figure.GetProperty("timing").GetProperty("minimum").GetDouble() > 0);
            Assert.True(figure.GetProperty("timing").GetProperty("minimum").GetDouble() <= figure.GetProperty("timing").GetProperty("median").GetDouble());
            Assert.InRange(figure.GetProperty("check").GetProperty("difference").GetDouble(), 0, 1e-9);
            Assert.True(figure.GetProperty("ratio").GetDouble() > 0);
        });
    }

    [Fact]
    public async Task Bench_of_the_start_measures_the_process_itself()
    {
        var result = await Fsix.RunAsync("bench", "--work", "start-synthetic", "--markdown");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("`start-synthetic`", result.Output);
        Assert.DoesNotContain("skipped", result.Output);
    }

    [Fact]
    public async Task Bench_of_an_unknown_work_lists_the_known_ones()
    {
        var result = await Fsix.RunAsync("bench", "--work", "w1-14");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("there is no work 'w1-14'", result.Error);
        Assert.All(["w1-13", "state-200", "stack-legacy37", "start-futures13"], name => Assert.Contains(name, result.Error));
    }
}
