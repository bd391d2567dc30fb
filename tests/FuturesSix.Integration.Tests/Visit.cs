using System.Text.Json;
using Microsoft.Playwright;

namespace FuturesSix.Integration.Tests;

/// <summary>One page in the browser, with everything it complained of and asked for.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Complaints.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add($"error: {error}");
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>Opens a file. Without scripts nothing is drawn on scrolling, and no frame is ever announced.</summary>
    public async Task GoAsync(string file, bool scroll)
    {
        await Page.GotoAsync(new Uri(file).AbsoluteUri);
        if (scroll)
        {
            await ScrollAsync();
        }
    }

    /// <summary>Down the page and back up, a screen at a time.</summary>
    public async Task ScrollAsync()
    {
        var height = await NumberAsync("document.documentElement.scrollHeight");
        for (var y = 0.0; y < height; y += 700)
        {
            await Page.EvaluateAsync($"window.scrollTo(0, {y})");
            await Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        }

        await Page.EvaluateAsync("window.scrollTo(0, 0)");
        await Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    public async Task<double> NumberAsync(string script) => (await Page.EvaluateAsync<JsonElement>(script)).GetDouble();

    public async Task<string[]> TextsAsync(string script) => await Page.EvaluateAsync<string[]>(script);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
