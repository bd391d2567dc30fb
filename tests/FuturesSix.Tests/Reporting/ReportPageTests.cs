using System.Text;
using System.Text.RegularExpressions;
using FuturesSix.Application.Reporting;
using FuturesSix.Data.Certificates;
using FuturesSix.Data.Reports;
using FuturesSix.Data.Runs;
using FuturesSix.Tests.Application;

namespace FuturesSix.Tests.Reporting;

public sealed partial class ReportPageTests(StoredRunFixture run) : IClassFixture<StoredRunFixture>
{
    private const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \" ' & \u0001";
    private readonly ReportModel _report = Read(run);

    [Fact]
    public void Run_has_the_page_of_its_report()
    {
        var page = ReportPage.Render(_report, new ReportEvidence(run.Outcome.Meta.DeterminismHash));

        Assert.Equal(File.ReadAllBytes(run.File(RunFiles.Report)), page);
        Assert.Equal(page, ReportPage.Render(Read(run), new ReportEvidence(run.Outcome.Meta.DeterminismHash)));
    }

    [Theory]
    [InlineData("summary", "Sharpe ratio")]
    [InlineData("equity", "id=\"chart-equity\"")]
    [InlineData("equity", "id=\"chart-drawdown\"")]
    [InlineData("risk", "id=\"chart-volatility\"")]
    [InlineData("risk", "id=\"chart-leverage\"")]
    [InlineData("brake", "id=\"chart-scalar\"")]
    [InlineData("brake", "id=\"chart-policy-0\"")]
    [InlineData("brake", "changes of regime")]
    [InlineData("exposure", "id=\"chart-gross\"")]
    [InlineData("exposure", "id=\"chart-net-0\"")]
    [InlineData("sleeves", "id=\"chart-sleeve-1\"")]
    [InlineData("months", "<th class=\"n\" scope=\"col\">Dec</th>")]
    [InlineData("drawdowns", "Recovery")]
    [InlineData("statistics", "Calmar ratio")]
    [InlineData("instruments", "class=\"fill1\"")]
    [InlineData("positions", "Every step of every position")]
    [InlineData("costs", "Slippage")]
    [InlineData("quality", "missing rows")]
    [InlineData("identity", "Determinism hash")]
    public void Section_is_there_with_what_it_is_for(string id, string content)
    {
        var section = Regex.Match(Page(), $"<section id=\"{id}\".*?</section>", RegexOptions.Singleline).Value;

        Assert.Contains(content, section, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{id}\"", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_asks_the_network_for_nothing_and_its_policy_forbids_it()
    {
        var page = Page();

        Assert.Contains("default-src &#39;none&#39;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Policy().Match(page).Value, StringComparison.Ordinal);
        Assert.All(Address().Matches(Script().Replace(page, "")).Select(m => m.Value), a => Assert.Equal("href=\"data:,\"", a));
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.Empty(Handler().Matches(Script().Replace(page, "")));
    }

    [Fact]
    public void Hostile_names_are_text_and_nothing_else()
    {
        var identity = _report.Identity with { Dataset = _report.Identity.Dataset with { Name = Hostile }, Rebalance = Hostile, AccountCurrency = Hostile, Promotion = new RunPromotion(1, Hostile, Hostile, Hostile) };
        var report = _report with
        {
            RunId = Hostile,
            Identity = identity,
            Sleeves = [_report.Sleeves[0] with { Name = Hostile }, .. _report.Sleeves.Skip(1)],
            Rebalances = _report.Rebalances with { Gross = [_report.Rebalances.Gross[0] with { Name = Hostile }], Net = [_report.Rebalances.Net[0] with { Name = Hostile }] },
            Positions = [_report.Positions[0] with { Instrument = Hostile, Limits = [Hostile] }],
            Summary = _report.Summary with { Notes = [Hostile], Instruments = [new NamedValue(Hostile, 1)], Gates = [new GateSummary(Hostile, Hostile, 1, 1, 1)] },
        };
        var page = Encoding.UTF8.GetString(ReportPage.Render(report, new ReportEvidence(Hostile)));

        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u0001', page);
        Assert.Contains("&lt;img src=x onerror=alert(2)&gt; &quot; &#39; &amp; \uFFFD", page, StringComparison.Ordinal);
        Assert.Equal(Script().Count(Page()), Script().Count(page));
    }

    [Theory]
    [InlineData("passed", "Passed.")]
    [InlineData("refused", "Refused: with everything after 2018-01-02 corrupted, weights.csv, row 2018-01-05, column ES: &#39;1&#39; became &#39;2&#39;")]
    [InlineData("stale", "Stale")]
    public void Certificate_is_shown_as_it_is(string verdict, string expected)
    {
        var hash = run.Outcome.Meta.DeterminismHash;
        var evidence = new ReportEvidence(hash, Certificate(verdict == "stale" ? "other" : hash, verdict == "refused"));

        Assert.Equal(verdict, evidence.Verdict);
        var page = Encoding.UTF8.GetString(ReportPage.Render(_report, evidence));
        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Contains("every trading day", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Flat_book_has_every_section_and_no_chart()
    {
        using var sandbox = new ArtifactsSandbox();
        var request = ArtifactsSandbox.Request(sandbox.Path);
        foreach (var days in new[] { 2, 50 })
        {
            var flat = new FuturesSix.Application.RunStack().Execute(request with { Configuration = request.Configuration with { End = new DateOnly(2016, 1, 4).AddDays(days) } });
            var page = File.ReadAllText(Path.Combine(flat.Path, RunFiles.Report));

            Assert.Contains("never active", page, StringComparison.Ordinal);
            Assert.Equal(Regex.Count(Page(), "<section "), Regex.Count(page, "<section "));
            Assert.DoesNotContain("class=\"chart", page, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", Script().Replace(page, ""), StringComparison.Ordinal);
        }
    }

    private static PrefixCertificate Certificate(string hash, bool refused) => new()
    {
        RunId = "x",
        DeterminismHash = hash,
        Violation = refused ? new PrefixViolation(new DateOnly(2018, 1, 2), FutureVariant.Corrupted, "weights.csv", new DateOnly(2018, 1, 5), "ES", "1", "2") : null,
        Variants = [FutureVariant.Deleted, FutureVariant.Corrupted],
        Dates = [new DateOnly(2018, 1, 2)],
        Full = true,
        Seed = 1,
        Files = ["weights.csv"],
        RowsCompared = 12,
        CodeVersion = "0",
        Notes = ["a note"],
        CreatedUtc = DateTimeOffset.UnixEpoch,
        ElapsedSeconds = 1,
    };

    private static ReportModel Read(StoredRunFixture run)
    {
        using var stream = File.OpenRead(run.File(RunFiles.ReportData));
        return ReportJson.Read(stream);
    }

    private string Page() => File.ReadAllText(run.File(RunFiles.Report));

    [GeneratedRegex("Content-Security-Policy[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("(src|href|action|data|poster)=\"(?!#)[^\"]*\"")]
    private static partial Regex Address();

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<[^>]* on[a-z]+=\"")]
    private static partial Regex Handler();
}
