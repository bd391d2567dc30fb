using FuturesSix.Application;
using FuturesSix.Application.Audits;
using FuturesSix.Application.Certificates;
using FuturesSix.Application.Positions;
using FuturesSix.Cli;
using FuturesSix.Cli.Commands;
using FuturesSix.Cli.Views;
using FuturesSix.Core.Engines;
using FuturesSix.Data.Certificates;
using FuturesSix.Tests.Application;
using Spectre.Console;

namespace FuturesSix.Tests.Cli;

public sealed class ExplainViewTests(StoredRunFixture run) : IClassFixture<StoredRunFixture>
{
    private string Artifacts => Path.GetFullPath(Path.Combine(run.Folder, "..", ".."));

    [Theory]
    [InlineData(100)]
    [InlineData(140)]
    public void Waterfall_fits_the_width_and_shows_every_step(int width)
    {
        var explained = new ExplainPositions().Execute(new PositionsRequest { RunId = run.Outcome.RunId, Artifacts = Artifacts, Instruments = ["ES"] });
        var text = Render(width, console => WaterfallView.Write(console, explained, everyStep: true));

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
        Assert.All(explained.Positions[0].Steps, s => Assert.Contains(Formats.Words(s.Name), text, StringComparison.Ordinal));
        Assert.All(["trend", "csmom", "signal", "policy", "tilt", .. explained.Positions[0].Limits], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(140)]
    public void Waterfall_of_all_is_a_line_an_instrument(int width)
    {
        var explained = new ExplainPositions().Execute(new PositionsRequest { RunId = run.Outcome.RunId, Artifacts = Artifacts });
        var lines = Render(width, console => WaterfallView.Write(console, explained, everyStep: false)).Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.All(explained.Positions, p => Assert.Single(lines, l => l.TrimStart().StartsWith($"{p.Instrument} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Certificate_says_what_was_checked_and_what_was_found()
    {
        var violation = new PrefixViolation(new DateOnly(2018, 1, 5), FutureVariant.Deleted, "weights.csv", new DateOnly(2018, 1, 5), "ES", "0.1", "0.2");
        var certificate = new PrefixCertificate
        {
            RunId = "synthetic_run",
            DeterminismHash = new string('a', 64),
            Violation = violation,
            Variants = [FutureVariant.Deleted, FutureVariant.Corrupted],
            Dates = [new DateOnly(2017, 3, 3), new DateOnly(2018, 1, 5)],
            Full = false,
            Seed = 4,
            Files = ["weights.csv"],
            RowsCompared = 1234,
            CodeVersion = "1",
            Notes = ["careful"],
            CreatedUtc = default,
            ElapsedSeconds = 1.5,
        };

        var failed = Render(100, console => CertificateView.Write(console, new CertifyOutcome("certificates/synthetic_run.json", certificate)));
        var passed = Render(100, console => CertificateView.Write(console, new CertifyOutcome("certificates/synthetic_run.json", certificate with { Violation = null })));

        Assert.Contains("with everything after 2018-01-05 deleted, weights.csv, row 2018-01-05, column ES: '0.1'", failed, StringComparison.Ordinal);
        Assert.Contains("PASSED", passed, StringComparison.Ordinal);
        Assert.All(["2 days, sampled with seed 4", "2017-03-03 to 2018-01-05", "1,234", "deleted and corrupted", "careful"], s => Assert.Contains(s, passed, StringComparison.Ordinal));
    }

    [Fact]
    public void Certify_run_that_looks_ahead_makes_the_exit_code_1()
    {
        var registry = EngineRegistry.FromAssemblies(typeof(EngineRegistry).Assembly, typeof(SeerEngine).Assembly);
        using var sandbox = new ArtifactsSandbox();
        var seer = new RunStack(registry).Execute(ArtifactsSandbox.Request(sandbox.Path, "engines.seer.weight=1", "engines.my_engine.weight=0"));
        var request = new CertifyRequest { RunId = seer.RunId, Artifacts = sandbox.Path, Dates = 1 };

        Assert.Equal(ExitCodes.Failed, CertifyCommand.Execute(new CertifyRun(registry), request, json: true, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCodes.Ok, CertifyCommand.Execute(new CertifyRun(), new CertifyRequest { RunId = run.Outcome.RunId, Artifacts = Artifacts, Dates = 1 }, json: true, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Audit_fits_the_width_and_has_every_figure(int width)
    {
        using var sandbox = new ArtifactsSandbox();
        var audit = new RunAudit().Execute(new AuditRequest { Artifacts = sandbox.Path, Configuration = ArtifactsSandbox.Request(sandbox.Path).Configuration });
        var text = Render(width, console => AuditView.Write(console, audit));

        Assert.All(text.Split('\n').Where(l => !l.Contains("audit.html", StringComparison.Ordinal)), line => Assert.True(line.Length <= width, line));
        Assert.All(audit.Report.Figures, f => Assert.Contains(Formats.Words(f.Name), text, StringComparison.Ordinal));
        Assert.All(["CRISIS", "NONE", "brake off", audit.Report.Baseline.RunId, audit.Report.Braked.RunId], s => Assert.Contains(s, text, StringComparison.Ordinal));
    }

    private static string Render(int width, Action<IAnsiConsole> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        write(console);
        return writer.ToString();
    }
}
