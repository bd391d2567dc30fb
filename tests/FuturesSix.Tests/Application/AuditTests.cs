using System.Globalization;
using FuturesSix.Application;
using FuturesSix.Application.Audits;
using FuturesSix.Core.Evaluation;
using FuturesSix.Data.Audits;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Application;

public sealed class AuditTests(AuditTests.Fixture shared) : IClassFixture<AuditTests.Fixture>
{
    private static readonly string[] Sets = ["allocator.profile=M"];

    private AuditReport Report => shared.Audit.Report;

    [Fact]
    public void Execute_stores_both_passes_the_second_replaying_the_first()
    {
        var (first, second) = (shared.Sandbox.Store.Open(Report.Baseline.RunId), shared.Sandbox.Store.Open(Report.Braked.RunId));

        Assert.Equal(("off", false), (first.Summary.Brake.Mode, first.Summary.Brake.Acts));
        Assert.Equal(("precomputed", true), (second.Summary.Brake.Mode, second.Summary.Brake.Acts));
        Assert.Equal([new SourceRun(first.Meta.RunId, first.Meta.DeterminismHash, "allocator")], second.Meta.Sources);
        Assert.Equal(first.Meta.RunId, ConfigurationReader.Read(new ConfigurationRequest { File = Path.Combine(second.Path, RunFiles.Config) }).Options.Allocator.PrecomputedRunId);
        Assert.Equal(("M", "M"), (first.Summary.Brake.Profile, Report.Profile));
        Assert.Empty(shared.Sandbox.Store.Verify(first.Meta.RunId));
        Assert.Empty(shared.Sandbox.Store.Verify(second.Meta.RunId));
    }

    [Fact]
    public void Execute_second_pass_holds_the_book_of_mode_compute()
    {
        var compute = shared.Sandbox.Run([.. Sets, "allocator.mode=compute"]);

        foreach (var file in new[] { "weights.csv", "contracts.csv", "portfolio_returns.csv" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(compute.Path, file)), File.ReadAllBytes(Path.Combine(shared.Sandbox.Store.PathOf(Report.Braked.RunId), file)));
        }
    }

    [Fact]
    public void Figures_are_those_of_the_daily_returns_of_each_pass()
    {
        foreach (var (pass, value) in new (AuditPass, Func<AuditFigure, double>)[] { (Report.Baseline, f => f.Baseline), (Report.Braked, f => f.Braked) })
        {
            var (dates, returns) = Returns(pass.RunId);
            var expected = PerformanceEvaluator.Evaluate(dates, returns);
            double Figure(string name) => value(Report.Figures.Single(f => f.Name == name));

            Assert.Equal(expected.Cagr, Figure("cagr"), 1e-12);
            Assert.Equal(expected.Volatility, Figure("volatility"), 1e-12);
            Assert.Equal(expected.Sharpe, Figure("sharpe"), 1e-12);
            Assert.Equal(expected.MaxDrawdown, Figure("max_drawdown"), 1e-12);
            Assert.Equal(expected.WorstMonth, Figure("worst_month"), 1e-12);
            Assert.Equal(expected.WorstQuarter, Figure("worst_quarter"), 1e-12);
            Assert.Equal(shared.Sandbox.Store.Open(pass.RunId).Summary.Costs.Slippage, Figure("slippage"));
        }

        Assert.All(Report.Figures, f => Assert.Equal(f.Braked - f.Baseline, f.Difference));
    }

    [Fact]
    public void Scalars_are_those_that_were_applied_from_the_first_active_rebalance_on()
    {
        var applied = Rows(Report.Braked.RunId, RunFiles.RiskApplied).Where(r => r.Date >= Report.EffectiveStart).ToList();

        Assert.Equal((applied.Count, applied.Count(r => r.Value < 1)), (Report.Scalars.Rebalances, Report.Scalars.Below));
        Assert.Equal(applied.Average(r => r.Value), Report.Scalars.Mean, 1e-12);
        Assert.Equal(applied.Min(r => r.Value), Report.Scalars.Minimum);
        Assert.Equal(applied.First(r => r.Value == Report.Scalars.Minimum).Date, Report.Scalars.MinimumDate);
        Assert.True(Report.Scalars.Below > 0);
    }

    [Fact]
    public void Regimes_share_out_every_day_by_what_was_known_the_day_before()
    {
        var regimes = File.ReadLines(Path.Combine(shared.Sandbox.Store.PathOf(Report.Baseline.RunId), "allocator_regime_v1.csv")).Skip(1).Select(l => (Date: Day(l[..10]), Regime: l[11..])).ToList();
        var (dates, baseline) = Returns(Report.Baseline.RunId);
        var (_, braked) = Returns(Report.Braked.RunId);
        var groups = dates.Select(d => regimes.LastOrDefault(r => r.Date < d).Regime ?? "NONE").ToList();

        Assert.Equal(["NORMAL", "ELEVATED", "STRESS", "CRISIS", "NONE"], Report.Regimes.Select(r => r.Regime));
        Assert.Equal(1, Report.Regimes.Sum(r => r.Share), 1e-12);
        Assert.True(Report.Regimes.Count(r => r.Baseline.Days > 0) > 2);
        foreach (var regime in Report.Regimes)
        {
            var days = Enumerable.Range(0, dates.Length).Where(t => groups[t] == regime.Regime).ToList();
            Assert.Equal((days.Count, days.Count), (regime.Baseline.Days, regime.Braked.Days));
            Assert.Equal(days.Sum(t => baseline[t]), regime.Baseline.Contribution, 1e-12);
            Assert.Equal(days.Sum(t => braked[t]), regime.Braked.Contribution, 1e-12);
            Assert.Equal(days.Count == 0 ? double.NaN : days.Average(t => braked[t]) * 252, regime.Braked.Return, 1e-12);
        }
    }

    [Fact]
    public void Execute_elsewhere_writes_the_same_bytes()
    {
        using var other = new ArtifactsSandbox();

        var again = new RunAudit().Execute(Request(other.Path));

        Assert.Equal(shared.Audit.Id, again.Id);
        Assert.Equal([AuditStore.Html, AuditStore.Json, AuditStore.Markdown], Directory.GetFiles(again.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in Directory.GetFiles(again.Path))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(shared.Audit.Path, Path.GetFileName(file))), File.ReadAllBytes(file));
        }

        Assert.Equivalent(again.Report, new AuditStore(other.Path).Read(again.Id), strict: true);
    }

    [Fact]
    public void Page_and_text_have_every_figure_and_ask_the_network_for_nothing()
    {
        var (html, markdown) = (File.ReadAllText(shared.Audit.Page), File.ReadAllText(Path.Combine(shared.Audit.Path, AuditStore.Markdown)));

        Assert.Contains("prefers-color-scheme: dark", html, StringComparison.Ordinal);
        Assert.Contains("never traded", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.Equal(3, html.Split("<svg class=\"plot\"").Length - 1);
        foreach (var row in AuditText.FigureRows(Report).Concat(AuditText.RegimeRows(Report)))
        {
            Assert.Contains($"| {string.Join(" | ", row)} |", markdown, StringComparison.Ordinal);
            Assert.Contains(string.Concat(row.Select((cell, n) => n == 0 ? $"<th scope=\"row\">{cell}</th>" : $"<td class=\"n\">{cell}</td>")), html, StringComparison.Ordinal);
        }

        Assert.Contains(Report.Baseline.DeterminismHash, html, StringComparison.Ordinal);
        Assert.Contains(Report.Braked.RunId, markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_brake_that_never_acts_says_so()
    {
        string[] open = [.. new[] { "normal", "elevated", "stress", "crisis" }.Select(r => $"allocator.profiles.open.{r}=1"), "allocator.profile=open"];
        using var sandbox = new ArtifactsSandbox();

        var report = new RunAudit().Execute(Request(sandbox.Path, open)).Report;

        Assert.Equal((0, 1.0), (report.Scalars.Below, report.Scalars.Minimum));
        Assert.Contains(report.Notes, n => n.Contains("never below 1", StringComparison.Ordinal));
        Assert.All(report.Figures, f => Assert.Equal(0, f.Difference));
    }

    [Fact]
    public void Execute_book_that_is_never_active_is_an_audit_of_nothing()
    {
        using var sandbox = new ArtifactsSandbox();
        var request = Request(sandbox.Path) with { Configuration = new ConfigurationRequest { End = new DateOnly(2016, 2, 15) } };

        var report = new RunAudit().Execute(request).Report;

        Assert.Null(report.EffectiveStart);
        Assert.Equal(0, report.Scalars.Rebalances);
        Assert.All(report.Regimes, r => Assert.Equal(0, r.Baseline.Days));
        Assert.Contains("never active", File.ReadAllText(Path.Combine(new AuditStore(sandbox.Path).PathOf(report.Id), AuditStore.Html)), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_cancelled_in_the_second_pass_leaves_the_first_and_no_audit()
    {
        using var sandbox = new ArtifactsSandbox();
        using var source = new CancellationTokenSource();
        var steps = new List<int>();
        var progress = new Told(p =>
        {
            steps.Add(p.Step);
            if (p.Stage.StartsWith("pass 2", StringComparison.Ordinal))
            {
                source.Cancel();
            }
        });

        Assert.ThrowsAny<OperationCanceledException>(() => new RunAudit().Execute(Request(sandbox.Path), progress, source.Token));
        Assert.Single(sandbox.Store.List());
        Assert.False(Directory.Exists(new AuditStore(sandbox.Path).Folder));
        Assert.Equal(steps.Order(), steps);
    }

    private static AuditRequest Request(string artifacts, params string[] sets) =>
        new() { Artifacts = artifacts, Configuration = ArtifactsSandbox.Request(artifacts, sets.Length > 0 ? sets : Sets).Configuration };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private (DateOnly[] Dates, double[] Returns) Returns(string runId)
    {
        var rows = Rows(runId, "portfolio_returns.csv").Where(r => r.Date > Report.EffectiveStart).ToList();
        return ([.. rows.Select(r => r.Date)], [.. rows.Select(r => r.Value)]);
    }

    private IEnumerable<(DateOnly Date, double Value)> Rows(string runId, string file) =>
        File.ReadLines(Path.Combine(shared.Sandbox.Store.PathOf(runId), file)).Skip(1).Select(l => (Day(l[..10]), double.Parse(l[11..], CultureInfo.InvariantCulture)));

    /// <summary>One audit that the tests read.</summary>
    public sealed class Fixture : IDisposable
    {
        public Fixture() => Audit = new RunAudit().Execute(Request(Sandbox.Path));

        public ArtifactsSandbox Sandbox { get; } = new();

        public AuditOutcome Audit { get; }

        public void Dispose() => Sandbox.Dispose();
    }

    private sealed class Told(Action<RunProgress> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told(value);
    }
}
