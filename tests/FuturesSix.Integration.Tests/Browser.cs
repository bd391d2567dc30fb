using Microsoft.Playwright;

namespace FuturesSix.Integration.Tests;

/// <summary>How a page is looked at.</summary>
internal sealed record Look(int Width = 1280, bool Dark = false, bool Script = true);

/// <summary>A headless Chromium; tests are skipped, loudly, where there is none (tools/install-chromium.sh installs one).</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Executable => Candidates().FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is { } path)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a file and scrolls through it, so that everything that is drawn when it comes near the screen is drawn.</summary>
    internal async Task<Visit> OpenAsync(string file, Look look)
    {
        Assert.SkipWhen(_browser is null, "SKIPPED: no Chromium on this machine (FSIX_CHROMIUM, PATH): pages were not opened in a browser; tools/install-chromium.sh installs one");
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = look.Width, Height = 900 },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = look.Script,
        });
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.GoAsync(file, scroll: look.Script);
        return visit;
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("FSIX_CHROMIUM") is { Length: > 0 } chosen)
        {
            yield return chosen;
        }

        string[] names = OperatingSystem.IsWindows() ? ["chrome.exe", "msedge.exe"] : ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        foreach (var folder in Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var name in names)
            {
                yield return Path.Combine(folder, name);
            }
        }

        foreach (var root in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 })
        {
            yield return Path.Combine(Environment.GetFolderPath(root), "Google", "Chrome", "Application", "chrome.exe");
            yield return Path.Combine(Environment.GetFolderPath(root), "Microsoft", "Edge", "Application", "msedge.exe");
        }
    }
}
