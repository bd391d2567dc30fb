using FuturesSix.Application.Benchmarks;
using FuturesSix.Cli;
using FuturesSix.Cli.Commands;
using FuturesSix.Data;
using FuturesSix.Tests.Application.Benchmarks;

namespace FuturesSix.Tests.Cli;

public sealed class BenchCommandTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public void Execute_planted_wrong_baseline_makes_the_exit_code_1()
    {
        var wrong = new RunBenchmarks([Planted.Work("good"), Planted.Work("wrong", difference: 1e-3)]);
        var right = new RunBenchmarks([Planted.Work("good")]);

        Assert.Equal(ExitCodes.Failed, BenchCommand.Execute(wrong, new BenchmarkRequest(), new BenchOutput(Json: true, Markdown: false, [])));
        Assert.Equal(ExitCodes.Ok, BenchCommand.Execute(right, new BenchmarkRequest(), new BenchOutput(Json: true, Markdown: false, [])));
    }

    [Fact]
    public void Execute_into_a_document_refreshes_its_table_only()
    {
        var path = Path.Combine(_folder, "performance.md");
        File.WriteAllText(path, "# Speed\n<!-- fsix bench: begin -->\nold\n<!-- fsix bench: end -->\nend\n");

        BenchCommand.Execute(new RunBenchmarks([Planted.Work("good")]), new BenchmarkRequest(), new BenchOutput(Json: false, Markdown: true, [path]));

        var text = File.ReadAllText(path);
        Assert.StartsWith("# Speed\n<!-- fsix bench: begin -->\n| work |", text);
        Assert.Contains("| `good` planted | 2 x 3 |", text);
        Assert.DoesNotContain("old", text);
        Assert.EndsWith("<!-- fsix bench: end -->\nend\n", text);
    }

    [Fact]
    public void Execute_document_without_a_place_is_refused_before_anything_is_timed()
    {
        var path = Path.Combine(_folder, "other.md");
        File.WriteAllText(path, "nothing");
        var timed = false;
        var benchmarks = new RunBenchmarks([Planted.Work("good", run: () => timed = true)]);

        Assert.Throws<RequestException>(() => BenchCommand.Execute(benchmarks, new BenchmarkRequest(), new BenchOutput(Json: false, Markdown: false, [path])));

        Assert.False(timed);
        Assert.Equal("nothing", File.ReadAllText(path));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
