using System.Text.Json;
using FuturesSix.Application.Reporting;

namespace FuturesSix.Tests.Reporting;

/// <summary>The scripts of web/ and what they are built from.</summary>
public sealed class WebBundleTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "web");

    [Fact]
    public void Lock_file_pins_every_package_by_hash_and_names_no_other_registry()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Web, "package-lock.json")));
        var packages = locked.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0).ToList();

        Assert.True(packages.Count >= 3);
        Assert.All(packages, p => Assert.StartsWith("sha512-", p.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal));
        Assert.All(packages.Where(p => p.Value.TryGetProperty("resolved", out _)), p =>
            Assert.StartsWith("https://registry.npmjs.org/", p.Value.GetProperty("resolved").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Versions_are_exact()
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Web, "package.json")));

        Assert.All(package.RootElement.GetProperty("devDependencies").EnumerateObject(), p => Assert.Matches(@"^\d+\.\d+\.\d+$", p.Value.GetString()));
    }

    [Fact]
    public void Bundle_is_embedded_small_and_names_the_licence_of_what_it_contains()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Web, "node_modules", ".package-lock.json")), "SKIPPED: web/ was not restored (no npm, or BundleWeb=false): pages of this build have static charts");

        Assert.True(ReportPage.IsInteractive, "npm restored web/, but the assembly has no report.js");
        var script = PageAssets.Read("report.js")!;
        Assert.InRange(script.Length, 30_000, 80_000);
        Assert.Contains("uPlot 1.6.32, copyright (c) 2025 Leon Sorokin, MIT licence", script, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", script.Replace("https://github.com/leeoniya/uPlot", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(".uplot", PageAssets.Read("report.css")!, StringComparison.Ordinal);
    }
}
