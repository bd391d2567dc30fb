using Microsoft.Playwright;

namespace FuturesSix.Integration.Tests;

/// <summary>The Deck's page in a headless browser: what an operator sees and can do.</summary>
public sealed class DeckPageTests : IDisposable
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly string _folder = Repository.TemporaryFolder();
    private readonly List<string> _errors = [];

    [Fact]
    public async Task Page_shows_what_is_published_and_stops_everything()
    {
        using var deck = await RunningDeckProcess.StartAsync(_folder);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await BrowserAsync(playwright, deck);
        var page = await OpenAsync(browser, deck, new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 } });

        await Assertions.Expect(page.Locator("#link")).ToHaveTextAsync("live");
        await deck.PostAsync("/metrics/push", """{"metrics":{"equity_usd":123456.7,"drawdown_pct":1.5,"breaker":{"equity":true,"venue":false}},"pnl_by_strategy":{"trend":12.5,"scalp":-3}}""");
        await deck.PostAsync("/metrics/push", """{"pnl_by_strategy":{"trend":14.5,"scalp":-4}}""");
        await deck.PostAsync("/trades", """{"strategy":"trend","symbol":"<img src=x onerror=alert(1)>","side":"buy","latency_ms":12}""");
        await Assertions.Expect(page.Locator("#equity")).ToHaveTextAsync("123,456.70");
        await Assertions.Expect(page.Locator("#breaker-equity")).ToHaveTextAsync("TRIPPED");
        await Assertions.Expect(page.Locator("li[data-name=trend] .badge.good")).ToHaveTextAsync("+14.50");
        await Assertions.Expect(page.Locator("li[data-name=scalp] .badge.bad")).ToHaveTextAsync("-4.00");
        await Assertions.Expect(page.Locator("li[data-name=trend] polyline")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#trades td").Nth(2)).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360, "the page is wider than a telephone");

        await page.Locator("body").PressAsync("k");
        Assert.Equal("arm", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#killed")).ToContainTextAsync("KILL SWITCH ON");
        await page.Locator("#disarm").ClickAsync();
        await Assertions.Expect(page.Locator("#message")).ToContainTextAsync("operator is missing");
        await page.FillAsync("#operator", "ada");
        await page.FillAsync("#reason", "feed is back");
        await page.Locator("#disarm").ClickAsync();
        await Assertions.Expect(page.Locator("#killed")).ToBeHiddenAsync();
        Assert.DoesNotContain(_errors, e => !e.Contains("400", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_sets_shares_travels_in_time_and_comes_back()
    {
        using var playwright = await Playwright.CreateAsync();
        var deck = await RunningDeckProcess.StartAsync(_folder);
        await using var browser = await BrowserAsync(playwright, deck);
        var page = await OpenAsync(browser, deck, new BrowserNewPageOptions { ColorScheme = ColorScheme.Dark });
        var dark = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        Assert.NotEqual(dark, await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));

        await page.Locator("li[data-name=trend] input").FillAsync("40");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("li[data-name=trend] .share")).ToHaveTextAsync("40.0 %");
        await page.Locator("#modes button[data-set=red]").ClickAsync();
        await Assertions.Expect(page.Locator("#mode")).ToHaveTextAsync("mode red");
        await deck.PostAsync("/allocator/weights", """{"strategy":"trend","risk_share":0.1}""");
        await Assertions.Expect(page.Locator("li[data-name=trend] .share")).ToHaveTextAsync("10.0 %");
        await Assertions.Expect(page.Locator("#scrubber")).ToHaveAttributeAsync("max", "3");
        await page.Locator("#scrubber").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("#past")).ToContainTextAsync("Showing the past");
        await Assertions.Expect(page.Locator("li[data-name=trend] .share")).ToHaveTextAsync("25.0 %");
        await Assertions.Expect(page.Locator("li[data-name=trend] input")).ToBeDisabledAsync();
        await page.Locator("#now").ClickAsync();
        await Assertions.Expect(page.Locator("li[data-name=trend] .share")).ToHaveTextAsync("10.0 %");
        await Assertions.Expect(page.Locator("#chart polygon")).ToHaveCountAsync(4);

        var port = new Uri(deck.Url).Port;
        await deck.KillAsync();
        deck.Dispose();
        await Assertions.Expect(page.Locator("#link")).ToContainTextAsync("away");
        using var again = await RunningDeckProcess.StartAsync(_folder, port);
        await Assertions.Expect(page.Locator("#link")).ToHaveTextAsync("live", new LocatorAssertionsToHaveTextOptions { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("li[data-name=trend] .share")).ToHaveTextAsync("10.0 %");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<IBrowser> BrowserAsync(IPlaywright playwright, RunningDeckProcess deck)
    {
        var path = Array.Find(Browsers, File.Exists);
        Assert.SkipWhen(path is null, "SKIPPED: the Deck's page was not tested: there is no chromium");
        Assert.SkipWhen((await deck.Client.GetStringAsync("/", TestContext.Current.CancellationToken)).Contains("has no page", StringComparison.Ordinal), "SKIPPED: the Deck's page was not tested: it was built without npm");
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    private async Task<IPage> OpenAsync(IBrowser browser, RunningDeckProcess deck, BrowserNewPageOptions options)
    {
        var page = await browser.NewPageAsync(options);
        page.SetDefaultTimeout(15_000);
        Assertions.SetDefaultExpectTimeout(15_000);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _errors.Add(error);
        await page.GotoAsync(deck.Url);
        return page;
    }
}
