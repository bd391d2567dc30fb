using FuturesSix.Application.Supervision;
using FuturesSix.Core.Supervision;
using FuturesSix.Data;

namespace FuturesSix.Tests.Application.Supervision;

/// <summary>The demo, once for all tests.</summary>
public sealed class DemoFixture : IDisposable
{
    public string Folder { get; } = Repository.TemporaryFolder();

    public SuperviseResult Result { get; }

    public DemoFixture() => Result = SuperviseDemo.Execute(Folder, cancel: TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

public sealed class SuperviseDemoTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private MetaReport Report => demo.Result.Report;

    private string Markdown => File.ReadAllText(demo.Result.Markdown);

    [Fact]
    public void Good_agent_is_promoted_from_the_shadow_to_live_and_gets_capital()
    {
        Assert.Equal([Rung.Shadow, Rung.Paper, Rung.Live], Report.History.Select(h => h.Agents.Single(a => a.Agent == "good").Rung).Distinct());
        Assert.True(Agent("good").Capital > 0.2);
        Assert.Contains("**good** shadow -> paper: pnl_sum_bps", Markdown, StringComparison.Ordinal);
        Assert.Contains("**good** paper -> live: pnl_sum_bps", Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Decaying_agent_loses_confidence_then_capital_then_its_rung()
    {
        var path = Report.History.Select(h => h.Agents.Single(a => a.Agent == "decaying")).ToList();
        var best = path.Max(p => p.Capital);

        Assert.True(best > 0.15);
        Assert.True(path.Max(p => p.Confidence) > 0.8 && path[^1].Confidence == 0.5);
        Assert.Contains(path, p => p.Rung == Rung.Live && p.Capital > 0 && p.Capital < best / 3);
        Assert.Equal((Rung.Paper, 0.0), (path[^1].Rung, path[^1].Capital));
        Assert.Contains("**decaying** live -> paper: failed 2 times in a row: pnl_sum_bps", Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Lucky_agent_has_the_most_profit_and_is_held_back_by_its_gap_cvar()
    {
        var lucky = Agent("lucky");
        var without = CapitalWeights.Of(
            [.. Report.Agents.Where(a => a.Rung == Rung.Live).Select(a => new WeightCandidate(a.Agent, a.Statistics, a.Confidence.Multiplier, a.Agent == "lucky" ? null : Report.Strategies.Single(s => s.Strategy == a.Strategy).CvarBps))],
            new CapitalWeightOptions());

        Assert.Equal("lucky", Report.Agents.MaxBy(a => a.Statistics.PnlSumBps)!.Agent);
        Assert.Equal((Rung.Live, 0.25), (lucky.Rung, lucky.Weight.Factors!.Cvar));
        Assert.Contains("held back most by gap CVaR of the strategy (x 0.250", lucky.CapitalWhy, StringComparison.Ordinal);
        Assert.InRange(lucky.Capital, 0.001, 0.1);
        Assert.True(without.Agents.Single(a => a.Agent == "lucky").Weight > 2.5 * lucky.Capital);
        Assert.Contains(lucky.CapitalWhy, Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_agent_earns_but_is_gated_by_its_errors()
    {
        var broken = Agent("broken");

        Assert.True(broken.Statistics.PnlSumBps > 0);
        Assert.Equal((0.0, 0.0, false), (broken.Capital, broken.Weight.Weight, broken.Weight.Eligible));
        Assert.StartsWith("gated: error_rate ", broken.Weight.Why, StringComparison.Ordinal);
        Assert.Contains(broken.Weight.Why, Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Slow_agent_is_told_to_shorten_the_way_to_the_fill()
    {
        var slow = Agent("slow");

        Assert.Equal("timing", slow.Remedy?.Part);
        Assert.True(slow.FillDelayHours > 1);
        Assert.Contains("shorten the way from signal to fill", Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_ledger_adds_up_and_capital_sums_to_one()
    {
        Assert.All(Report.Agents, a => Assert.Equal(a.Ledger.Gap, a.Ledger.Cost + a.Ledger.Timing + a.Ledger.Data + a.Ledger.Sizing + a.Ledger.Residual));
        Assert.Equal(1, Report.Agents.Sum(a => a.Capital) + Report.CapitalUninvested, 1e-12);
        Assert.All(Report.Agents, a => Assert.InRange(a.Capital, 0, 0.25));
    }

    [Fact]
    public void Page_shows_every_section_and_says_that_it_is_a_demo()
    {
        var html = File.ReadAllText(demo.Result.Html);

        Assert.All(["Demo: generated journals", "id=\"factors\"", "Confidence multiplier over time", "Gaps of breakout", "Mean gap by cause", "id=\"ladder\"", "lucky", "fillbad"], t => Assert.Contains(t, html, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.True(Report.Demo);
    }

    [Fact]
    public void Execute_again_gives_the_same_bytes()
    {
        var folder = Repository.TemporaryFolder();
        try
        {
            SuperviseDemo.Execute(folder, cancel: TestContext.Current.CancellationToken);
            SuperviseDemo.Execute(folder, cancel: TestContext.Current.CancellationToken);
            Assert.Equal(File.ReadAllText(demo.Result.Html), File.ReadAllText(Path.Combine(folder, "meta_report.html")));
            Assert.Equal(File.ReadAllText(Path.Combine(demo.Folder, "events.jsonl")), File.ReadAllText(Path.Combine(folder, "events.jsonl")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Execute_does_not_touch_a_folder_that_holds_something_else()
    {
        var folder = Repository.TemporaryFolder();
        File.WriteAllText(Path.Combine(folder, "signals.jsonl"), "{}\n");

        Assert.Contains("holds something that is no demo", Assert.Throws<RequestException>(() => SuperviseDemo.Execute(folder)).Message, StringComparison.Ordinal);
        Assert.Equal("{}\n", File.ReadAllText(Path.Combine(folder, "signals.jsonl")));
        Directory.Delete(folder, recursive: true);
    }

    private AgentReport Agent(string name) => Report.Agents.Single(a => a.Agent == name);
}
