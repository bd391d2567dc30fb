using System.Globalization;
using System.Text.Json;
using FuturesSix.Application.Reporting;
using FuturesSix.Data.Runs;
using Microsoft.Playwright;

namespace FuturesSix.Integration.Tests;

/// <summary>Reports as a browser shows them.</summary>
public sealed class ReportBrowserTests(Browser browser, ReportRuns runs) : IClassFixture<Browser>, IClassFixture<ReportRuns>
{
    private const string Sections = "[...document.querySelectorAll('main section')].map(s => s.id + (s.querySelector('h2') && s.clientHeight > 40 ? '' : ' (empty)'))";

    /// <summary>Figures whose canvas has fewer than two colours.</summary>
    private const string EmptyCharts = """
        [...document.querySelectorAll('.live canvas')].filter(c => {
          const pixels = new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer);
          return new Set(pixels).size < 3;
        }).map(c => c.closest('figure').id)
        """;

    /// <summary>Labels of an axis that lie on each other.</summary>
    private const string Overlaps = """
        [...document.querySelectorAll('.chart svg.x, .chart svg.y')].filter(s => s.getClientRects().length > 0).flatMap(axis => {
          const boxes = [...axis.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
          return boxes.flatMap(([a, p], n) => boxes.slice(n + 1)
            .filter(([, q]) => p.left < q.right && q.left < p.right && p.top < q.bottom - 3 && q.top < p.bottom - 3)
            .map(([b]) => `${axis.closest('figure').id}: ${a} / ${b}`));
        })
        """;

    /// <summary>Elements that are not a table's own scroller and reach beyond the screen.</summary>
    private const string Wide = """
        [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && !e.closest('.skip') && e.getBoundingClientRect().right > innerWidth + 1)
          .map(e => `${e.tagName} ${e.className} ${e.getBoundingClientRect().right}`)
        """;

    public static TheoryData<string, int, bool> Looks => new()
    {
        { "book", 1280, false }, { "book", 390, true }, { "flat", 1280, true }, { "flat", 390, false }, { "short", 390, false },
        { "futures13", 1280, true }, { "futures13", 390, false }, { "legacy37", 1280, false }, { "legacy37", 390, true },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Page_opens_whole_quiet_and_within_the_screen(string name, int width, bool dark)
    {
        var page = runs.Page(name);
        await using var visit = await browser.OpenAsync(page, new Look(width, dark));

        Assert.Empty(visit.Complaints);
        Assert.Equal([new Uri(page).AbsoluteUri], visit.Requests);
        Assert.Equal(
            ["summary", "equity", "risk", "brake", "exposure", "sleeves", "months", "drawdowns", "statistics", "instruments", "positions", "costs", "quality", "identity"],
            await visit.TextsAsync(Sections));
        Assert.Equal(width, await visit.NumberAsync("document.documentElement.scrollWidth"));
        Assert.Empty(await visit.TextsAsync(Wide));
        Assert.Empty(await visit.TextsAsync(EmptyCharts));
        var live = ReportPage.IsInteractive ? await visit.NumberAsync("JSON.parse(document.getElementById('charts').textContent).charts.length") : 0;
        Assert.Equal(live, await visit.NumberAsync("document.querySelectorAll('.live canvas').length"));
        Assert.Equal(name == "flat" ? 0 : live, live);
    }

    [Theory]
    [InlineData("book", 1280)]
    [InlineData("book", 390)]
    [InlineData("short", 390)]
    [InlineData("legacy37", 390)]
    public async Task Page_without_script_shows_static_charts(string name, int width)
    {
        await using var visit = await browser.OpenAsync(runs.Page(name), new Look(width, Script: false));
        var page = visit.Page;

        Assert.Empty(visit.Complaints);
        Assert.True(await page.Locator("figure .chart").CountAsync() >= 10);
        foreach (var chart in await page.Locator("figure .chart").AllAsync())
        {
            Assert.True(await chart.IsVisibleAsync());
            Assert.True(await chart.Locator("svg.plot path, svg.plot rect").CountAsync() > 0);
            var box = (await chart.BoundingBoxAsync())!;
            Assert.InRange(box.X + box.Width, 100, width);
        }

        Assert.Equal(0, await page.Locator("canvas").CountAsync());
        Assert.Empty(await visit.TextsAsync(Overlaps));
    }

    [Theory]
    [InlineData("book")]
    [InlineData("short")]
    [InlineData("futures13")]
    [InlineData("legacy37")]
    public async Task Printed_page_shows_static_charts_on_white(string name)
    {
        await using var visit = await browser.OpenAsync(runs.Page(name), new Look(720, Dark: true));
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal(0, await visit.NumberAsync("[...document.querySelectorAll('.live')].filter(e => e.getClientRects().length > 0).length"));
        Assert.Equal(0, await visit.NumberAsync("[...document.querySelectorAll('figure .chart')].filter(e => e.getClientRects().length === 0).length"));
        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(await visit.TextsAsync(Overlaps));
        Assert.True((await visit.Page.PdfAsync(new PagePdfOptions { Format = "A4" })).Length > 50_000);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Page_can_be_read_aloud_and_walked_through_by_keyboard()
    {
        await using var visit = await browser.OpenAsync(runs.Page("book"), new Look());
        var page = visit.Page;

        Assert.Equal("en", await page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.StartsWith("synthetic, 2016", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Empty(await visit.TextsAsync("[...document.querySelectorAll('h1, h2, h3, h4')].map(h => [+h.tagName[1], h.textContent]).filter(([l], n, all) => n > 0 && l > all[n - 1][0] + 1).map(([, t]) => t)"));
        Assert.Empty(await visit.TextsAsync("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n)"));
        Assert.Empty(await visit.TextsAsync("[...document.querySelectorAll('a, button, summary, th[scope=col]:not(:first-child)')].filter(e => !e.textContent.trim()).map(e => e.outerHTML)"));
        Assert.Empty(await visit.TextsAsync("[...document.querySelectorAll('[role=img], [role=region], [role=group], table, nav')].filter(e => !e.getAttribute('aria-label')).map(e => e.outerHTML.slice(0, 80))"));
        Assert.Empty(await visit.TextsAsync("[...document.querySelectorAll('td')].filter(d => !d.closest('.live') && !d.closest('tr').querySelector('th[scope=row]')).map(d => d.textContent)"));
        Assert.Empty(await visit.TextsAsync("[...document.querySelectorAll('nav a')].filter(a => !document.querySelector(a.getAttribute('href'))).map(a => a.href)"));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.True(await page.Locator(".skip").EvaluateAsync<bool>("e => e.getBoundingClientRect().left >= 0"));
    }

    [Fact]
    public async Task Live_charts_show_the_last_values_the_one_under_the_cursor_and_the_chosen_years()
    {
        Assert.SkipUnless(ReportPage.IsInteractive, "SKIPPED: this build has no script bundle (no npm): charts are static");
        await using var visit = await browser.OpenAsync(runs.Page("book"), new Look());
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(runs.Run("book").Path, RunFiles.ReportData), TestContext.Current.CancellationToken));
        var days = report.RootElement.GetProperty("days");
        var legend = visit.Page.Locator("#chart-equity .u-legend");

        Assert.Contains(days.GetProperty("dates").EnumerateArray().Last().GetString()!, await legend.InnerTextAsync(), StringComparison.Ordinal);
        var equity = days.GetProperty("equity").EnumerateArray().Last().GetDouble();
        Assert.Contains((1000 * Math.Round(equity / 1000)).ToString("N0", CultureInfo.InvariantCulture), await legend.InnerTextAsync(), StringComparison.Ordinal);

        await visit.Page.Locator("#chart-equity .u-over").HoverAsync(new LocatorHoverOptions { Position = new Position { X = 2, Y = 50 } });
        Assert.Contains(days.GetProperty("dates")[0].GetString()![..7], await legend.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(days.GetProperty("dates")[0].GetString()![..7], await visit.Page.Locator("#chart-drawdown .u-legend").InnerTextAsync(), StringComparison.Ordinal);

        var before = await ImageAsync(visit, "#chart-sleeves canvas");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "3 years" }).ClickAsync();
        Assert.Equal("true", await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "3 years" }).GetAttributeAsync("aria-pressed"));
        Assert.NotEqual(before, await ImageAsync(visit, "#chart-sleeves canvas"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Live_charts_follow_the_scheme_and_the_width()
    {
        Assert.SkipUnless(ReportPage.IsInteractive, "SKIPPED: this build has no script bundle (no npm): charts are static");
        await using var visit = await browser.OpenAsync(runs.Page("book"), new Look());
        var light = await ImageAsync(visit, "#chart-equity canvas");
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        Assert.NotEqual(light, await ImageAsync(visit, "#chart-equity canvas"));

        await visit.Page.SetViewportSizeAsync(390, 900);
        await visit.ScrollAsync();
        Assert.Equal(390, await visit.NumberAsync("document.documentElement.scrollWidth"));
        Assert.Empty(await visit.TextsAsync(EmptyCharts));
        Assert.Empty(visit.Complaints);
    }

    private static async Task<string> ImageAsync(Visit visit, string canvas)
    {
        await visit.Page.EvaluateAsync("new Promise(done => setTimeout(() => requestAnimationFrame(done), 50))");
        return await visit.Page.Locator(canvas).EvaluateAsync<string>("c => c.toDataURL()");
    }
}
