using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FuturesSix.Core.Engines;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Schema;

namespace FuturesSix.Tests.Schema;

/// <summary>The bounds and defaults of the schema against what the reader really takes.</summary>
public sealed partial class SchemaBoundsTests
{
    private static readonly IReadOnlyList<(string Path, JsonObject Schema)> Leaves =
        [.. Walk(JsonNode.Parse(JsonSchemas.Text(SchemaKind.Run))!.AsObject(), "").Where(l => !l.Path.Contains('[', StringComparison.Ordinal))];

    [Fact]
    public void Every_bound_is_taken_and_the_next_number_beyond_it_is_refused()
    {
        var checks = 0;
        foreach (var (path, schema) in Leaves)
        {
            var whole = schema["type"]?.AsArray()[0]!.GetValue<string>() == "integer";
            foreach (var (keyword, sign) in new[] { ("minimum", -1), ("maximum", 1), ("exclusiveMinimum", -1) })
            {
                if (path != "promotion" && schema[keyword]?.GetValue<double>() is { } bound)
                {
                    var beyond = whole ? bound + sign : bound + (sign * 1e-3 * Math.Max(Math.Abs(bound), 1e-3));
                    Assert.True(keyword == "exclusiveMinimum" ? Refused(path, bound) : !Refused(path, bound), $"{path} at {keyword} {bound}");
                    Assert.True(Refused(path, beyond), $"{path} beyond {keyword}: {beyond}");
                    checks++;
                }
            }
        }

        Assert.True(checks > 120, $"{checks} bounds");
    }

    [Fact]
    public void A_key_without_a_bound_has_none_that_stands_alone()
    {
        var documented = Documented();
        foreach (var (path, schema) in Leaves.Where(l => l.Path != "promotion" && l.Schema["type"]?.AsArray()[0]?.GetValue<string>() is "integer" or "number"))
        {
            var bound = documented.GetValueOrDefault(Canonical(path)) ?? throw new InvalidDataException($"{path} is not in docs/configuration.md");
            var ends = Ends().Match(bound);
            if (schema["minimum"] is null && schema["exclusiveMinimum"] is null && Refused(path, -2_000_000_000))
            {
                Assert.True(DependsOnAKey(ends.Success ? ends.Groups[1].Value : bound), $"{path} refuses low values, but neither schema nor docs ('{bound}') say where");
            }

            if (schema["maximum"] is null && Refused(path, 2_000_000_000))
            {
                Assert.True(DependsOnAKey(ends.Success ? ends.Groups[2].Value : bound), $"{path} refuses high values, but neither schema nor docs ('{bound}') say where");
            }
        }
    }

    [Fact]
    public void Every_default_is_the_effective_one()
    {
        var lines = ConfigurationWriter.Write(RunConfiguration.Default);
        string[] unnamed = [.. EngineRegistry.BuiltIn.All.Select(e => e.Name).Except(RunConfiguration.Default.Options.Engines.Select(e => e.Name), StringComparer.Ordinal)];
        var read = ConfigurationReader.Read(new ConfigurationRequest { Sets = [.. Leaves.Where(Stated).Select(l => $"{l.Path}={Text(l.Schema["default"]!)}")] });

        Assert.Equal(lines, ConfigurationWriter.Write(read));

        bool Stated((string Path, JsonObject Schema) leaf) => leaf.Schema["default"] is JsonValue
            && !unnamed.Any(e => leaf.Path.StartsWith($"engines.{e}.", StringComparison.Ordinal))
            && !leaf.Path.StartsWith("policy.throttles", StringComparison.Ordinal) && !leaf.Path.StartsWith("policy.impairment", StringComparison.Ordinal)
            && !leaf.Path.StartsWith("allocator.sleeves", StringComparison.Ordinal) && !leaf.Path.StartsWith("allocator.convexity", StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_of_optional_sections_are_those_that_an_empty_section_gets()
    {
        var stated = Leaves.Where(l => l.Schema["default"] is JsonValue && Optional(l.Path)).Select(l => $"{l.Path}={Text(l.Schema["default"]!)}").ToList();
        string[] empty = ["policy.throttles.trend.dispersion={}", "policy.throttles.trend.vol_of_vol={}", "policy.throttles.trend.skew_proxy={}", "policy.throttles.trend.event={}", "policy.impairment.trend={}", "allocator.sleeves.trend={}", "allocator.convexity.instrument=VX1"];

        Assert.Equal(
            ConfigurationWriter.Write(ConfigurationReader.Read(new ConfigurationRequest { Sets = empty })),
            ConfigurationWriter.Write(ConfigurationReader.Read(new ConfigurationRequest { Sets = [.. stated, "allocator.convexity.instrument=VX1"] })));
        Assert.True(stated.Count > 30, $"{stated.Count} defaults");

        static bool Optional(string path) => path.StartsWith("policy.throttles", StringComparison.Ordinal) || path.StartsWith("policy.impairment", StringComparison.Ordinal)
            || path.StartsWith("allocator.sleeves", StringComparison.Ordinal) || path.StartsWith("allocator.convexity", StringComparison.Ordinal);
    }

    [Fact]
    public void Descriptions_are_those_of_the_document()
    {
        var meanings = Rows().ToDictionary(r => r.Key, r => Plain(r.Meaning));
        var compared = 0;
        foreach (var (path, schema) in Leaves.Where(l => !Shared().IsMatch(l.Path)))
        {
            Assert.StartsWith(meanings[Canonical(path)], schema["description"]!.GetValue<string>(), StringComparison.Ordinal);
            compared++;
        }

        Assert.True(compared > 70, $"{compared} keys");
    }

    /// <summary>"quantile_window", "floor", "a whole multiple of short_window"; not "252" and not nothing.</summary>
    private static bool DependsOnAKey(string end) => end.Any(char.IsLetter) && !double.TryParse(end, CultureInfo.InvariantCulture, out _);

    private static bool Refused(string path, double value)
    {
        List<string> sets = [$"{path}={value.ToString("R", CultureInfo.InvariantCulture)}"];
        if (path.StartsWith("allocator.convexity.", StringComparison.Ordinal))
        {
            sets.Add("allocator.convexity.instrument=VX1");
        }

        try
        {
            ConfigurationReader.Read(new ConfigurationRequest { Sets = sets });
            return false;
        }
        catch (ConfigurationException error)
        {
            return error.Problems.Any(p => p.Contains($": {path} is ", StringComparison.Ordinal) || p.Contains("is not a", StringComparison.Ordinal));
        }
    }

    /// <summary>Every key with a value of its own; entries that may have any name get one that exists.</summary>
    private static IEnumerable<(string Path, JsonObject Schema)> Walk(JsonObject schema, string path)
    {
        if (schema["properties"] is null && schema["additionalProperties"] is null && schema["items"] is null)
        {
            yield return (path, schema);
        }

        var known = schema["properties"]?.AsObject().ToDictionary(p => p.Key, p => p.Value!.AsObject()) ?? [];
        if (schema["additionalProperties"] is JsonObject any && known.Count == 0 && any["properties"] is not null)
        {
            known["trend"] = any;
        }

        foreach (var (key, inner) in known)
        {
            foreach (var leaf in Walk(inner, path.Length == 0 ? key : $"{path}.{key}"))
            {
                yield return leaf;
            }
        }
    }

    private static Dictionary<string, string> Documented() => Rows().ToDictionary(r => r.Key, r => r.Bound);

    private static IEnumerable<(string Key, string Bound, string Meaning)> Rows() => File.ReadLines(Path.Combine(Repository.Root, "docs", "configuration.md"))
        .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
        .Where(c => c.Length >= 6 && c[1].StartsWith('`') && c[2].StartsWith('`'))
        .Select(c => (c[1].Trim('`'), c[4], c[5]));

    private static string Canonical(string path) => Entries().Replace(path, m => m.Groups[1].Value + (m.Groups[1].Value is "engines" or "allocator.profiles" ? ".<name>." : ".<engine>."));

    private static string Plain(string text) => Link().Replace(text, "$1").Replace("`", "", StringComparison.Ordinal).Replace(" (L / M / H)", "", StringComparison.Ordinal);

    private static string Text(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    [GeneratedRegex(@"^(engines|policy\.gates|policy\.throttles|policy\.impairment|allocator\.profiles|allocator\.sleeves)\.\w+\.")]
    private static partial Regex Entries();

    [GeneratedRegex(@"^[\[(](.+), (.+)[\])]")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();

    /// <summary>Keys of a class that stands in several places and is described once.</summary>
    [GeneratedRegex(@"^allocator\.sleeves|\.(dispersion|vol_of_vol|skew_proxy)\.")]
    private static partial Regex Shared();
}
