using System.Globalization;
using System.Text.RegularExpressions;
using FuturesSix.Application.Reporting;

namespace FuturesSix.Tests.Reporting;

/// <summary>Text can be read on every ground it stands on (WCAG 2.1: 4.5 to 1), lines and areas be seen (3 to 1), and the series be
/// told apart, also by those who see red and green alike.</summary>
public sealed partial class PageColourTests
{
    private const double Text = 4.5;
    private const double Graphics = 3;

    /// <summary>Least distance in OKLab; 0.02 is just noticeable side by side.</summary>
    private const double Apart = 0.08;

    /// <summary>Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.</summary>
    private static readonly double[][] Sights =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
    ];

    public static TheoryData<bool> Schemes => [false, true];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Text_contrasts_with_its_ground(bool dark)
    {
        var colours = Colours(dark);
        (string Ink, string[] Grounds)[] pairs =
        [
            ("text", ["page", "panel", "up1", "up2", "up3", "down1", "down2", "down3"]),
            ("muted", ["page", "panel"]),
            ("link", ["page", "panel"]),
            ("good", ["page", "panel"]),
            ("bad", ["page", "panel"]),
            ("warn-text", ["warn-page"]),
        ];
        Assert.All(pairs.SelectMany(p => p.Grounds.Select(g => (p.Ink, Ground: g))), p =>
            Assert.True(Contrast(colours[p.Ink], colours[p.Ground]) >= Text, $"--{p.Ink} on --{p.Ground}: {Contrast(colours[p.Ink], colours[p.Ground]):0.00}"));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Series_are_seen_on_the_page(bool dark)
    {
        var colours = Colours(dark);
        Assert.All(Enumerable.Range(1, 9).Select(n => $"s{n}").Append("bad").Append("crisis"), s =>
            Assert.True(Contrast(colours[s], colours["page"]) >= Graphics, $"--{s}: {Contrast(colours[s], colours["page"]):0.00}"));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Series_are_told_apart_also_without_red_or_green(bool dark)
    {
        var colours = Colours(dark);
        string[] names = [.. Enumerable.Range(1, 8).Select(n => $"s{n}")];
        foreach (var sight in Sights)
        {
            Assert.All(names.SelectMany(a => names.Where(b => string.CompareOrdinal(a, b) < 0).Select(b => (a, b))), p =>
                Assert.True(Distance(Seen(colours[p.a], sight), Seen(colours[p.b], sight)) >= Apart, $"{p}: {Distance(Seen(colours[p.a], sight), Seen(colours[p.b], sight)):0.000}"));
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Regimes_grow_away_from_the_page(bool dark)
    {
        var colours = Colours(dark);
        double[] distances = [.. new[] { "elevated", "stress", "crisis" }.Select(r => Distance(Seen(colours[r], Sights[2]), Seen(colours["page"], Sights[2])))];

        Assert.Equal(distances.Order(), distances);
        Assert.True(distances[0] > Apart);
    }

    [Fact]
    public void Contrast_of_black_and_white_is_21() => Assert.Equal(21, Contrast("#000000", "#ffffff"), 1e-9);

    /// <summary>The custom properties of the page, those of the dark scheme over those of the light one.</summary>
    private static Dictionary<string, string> Colours(bool dark)
    {
        string[] parts = PageAssets.Stylesheet.Split("@media screen and (prefers-color-scheme: dark)");
        Assert.Equal(2, parts.Length);
        var all = Property().Matches(parts[0]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        foreach (var property in dark ? Property().Matches(parts[1]).ToArray() : [])
        {
            all[property.Groups[1].Value] = property.Groups[2].Value;
        }

        return all;
    }

    private static double[] Linear(string colour) => [.. new[] { 1, 3, 5 }.Select(n => int.Parse(colour.AsSpan(n, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
        .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double Contrast(string a, string b)
    {
        double[] light = [.. new[] { a, b }.Select(Linear).Select(c => (0.2126 * c[0]) + (0.7152 * c[1]) + (0.0722 * c[2])).OrderDescending()];
        return (light[0] + 0.05) / (light[1] + 0.05);
    }

    /// <summary>OKLab (Ottosson 2020) of a colour as someone sees it.</summary>
    private static double[] Seen(string colour, double[] sight)
    {
        var c = Linear(colour);
        double[] s = [.. Enumerable.Range(0, 3).Select(r => Math.Max(0, (sight[3 * r] * c[0]) + (sight[(3 * r) + 1] * c[1]) + (sight[(3 * r) + 2] * c[2])))];
        var l = Math.Cbrt((0.4122214708 * s[0]) + (0.5363325363 * s[1]) + (0.0514459929 * s[2]));
        var m = Math.Cbrt((0.2119034982 * s[0]) + (0.6806995451 * s[1]) + (0.1073969566 * s[2]));
        var h = Math.Cbrt((0.0883024619 * s[0]) + (0.2817188376 * s[1]) + (0.6299787005 * s[2]));
        return
        [
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * h),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * h),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * h),
        ];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b).Sum(p => (p.First - p.Second) * (p.First - p.Second)));

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9a-f]{6});")]
    private static partial Regex Property();
}
