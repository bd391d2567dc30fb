using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Overlay;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Tests.Configuration;

public sealed class ConfigurationWriterTests
{
    [Fact]
    public void Write_defaults_read_back_to_the_same_options_and_text() => RoundTrip(RunConfiguration.Default);

    [Fact]
    public void Write_everything_changed_reads_back_to_the_same_options() => RoundTrip(Everything());

    [Fact]
    public void Write_any_text_in_a_tilt_reads_back() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonWhiteSpaceString>(),
        text =>
        {
            var intent = string.Concat(text.Get.Where(c => !char.IsSurrogate(c)));
            return intent.Trim().Length == 0 || RoundTrips(Everything(intent));
        }).Holds();

    [Fact]
    public void Write_any_numbers_read_back() => Prop.ForAll(
        ArbMap.Default.ArbFor<NormalFloat>(),
        number => RoundTrips(RunConfiguration.Default with
        {
            Options = new StackOptions { Simulation = new() { Capital = Math.Clamp(Math.Abs(number.Get), 1, 1e15) }, RiskTargeting = new() { TargetVolatility = Math.Clamp(Math.Abs(number.Get), 0.001, 2) } },
        })).Holds();

    [Fact]
    public void Every_key_is_in_the_effective_configuration_and_documented()
    {
        var yaml = ConfigurationWriter.Write(Everything());
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));
        var keys = Keys(typeof(StackDto)).Distinct().ToList();

        Assert.True(keys.Count > 60, $"{keys.Count} keys");
        Assert.All(keys, key => Assert.Contains($"{key}:", yaml));
        Assert.All(keys, key => Assert.Matches($"`[a-z_.<>]*\\b{key}`", document));
    }

    [Fact]
    public void Documented_defaults_are_the_defaults()
    {
        var documented = File.ReadLines(Path.Combine(Repository.Root, "docs", "configuration.md"))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Where(c => c.Length >= 6 && c[1].StartsWith('`') && c[2].StartsWith('`') && !c[1].Contains('<', StringComparison.Ordinal))
            .Select(c => (Key: c[1].Trim('`'), Default: c[2].Trim('`')))
            .ToList();
        var complete = StackDto.Of(RunConfiguration.Default);
        (complete.Policy!.ThrottleFeatures, complete.Allocator!.Convexity) = (ThrottleFeaturesDto.Of(new ThrottleFeatureOptions()), ConvexityDto.Of(null, new ConvexityOptions()));
        var defaults = Flat(complete, "").ToDictionary(p => p.Path, p => p.Value);

        Assert.True(documented.Count > 40, $"{documented.Count} rows");
        Assert.All(documented, d => Assert.Equal((d.Key, d.Default), (d.Key, defaults[d.Key])));
    }

    private static RunConfiguration Everything(string intent = "a \"quoted\": reason # 1\n\ttabbed é 😀") => new("data/my book.yaml", new StackOptions
    {
        Start = new DateOnly(2020, 1, 6),
        End = new DateOnly(2025, 10, 31),
        Rebalance = "M",
        Engines = [.. new StackOptions().Engines.Select(e => e.Name != "trend" ? e with { Weight = 0 } : e with
        {
            Weight = 0.1 + 0.2, Required = true, Settings = new Dictionary<string, string> { ["cross_sectional"] = "true", ["universe"] = "ES, rates" },
        })],
        Policy = new PolicyOptions { Mode = PolicyMode.Off, LagRebalances = 2, Gates = [.. new PolicyOptions().Gates, new GateOptions { Engine = "csmom", Feature = PolicyFeatures.Backwardation, Threshold = 0.5, Invert = true, Enabled = false }], Throttles = Throttles, ThrottleFeatures = new() { SkewWindow = 42 }, Impairment = [new ImpairmentOptions { Engine = "trend", Window = 200, Ramp = new() { FullAt = -0.5, FloorAt = -4, Floor = 0 } }] },
        Overlay = new OverlayOptions { Tilts = [new TiltOptions { Scope = TiltScope.AssetClass, Target = "rates", Multiplier = 0.75, Start = new DateOnly(2021, 1, 1), End = new DateOnly(2021, 2, 1), Author = "null", Intent = intent }] },
        RiskTargeting = new() { TargetVolatility = 1.0 / 3, Estimator = Core.RiskTargeting.CovarianceEstimator.LedoitWolf },
        Allocator = new AllocatorOptions { Mode = AllocatorMode.Precomputed, PrecomputedRunId = "synthetic_1", Profile = "mine", RiskProfiles = [.. RiskProfile.BuiltIn, RiskProfile.High with { Name = "mine", Floor = 0.6 }] },
        Exposures = new ExposureStageOptions { Sleeves = [new SleeveScalarOptions("trend", SleeveScalarOptions.Neutral with { Crisis = 0.4 })], Convexity = new ConvexityPositionOptions("VX1", new ConvexityOptions { Kind = ConvexityKind.CallProxy, Normal = 0.2 }) },
        Margin = new() { Contracts = Core.Margin.ContractRounding.Whole, MarginFallback = 0.1, MaxInstrumentNotional = 3, MaxVolumeShare = 0.01, ChargeRolls = false },
    });

    private static IReadOnlyList<ThrottleOptions> Throttles { get; } =
    [
        new ThrottleOptions { Engine = "csmom", Dispersion = ThrottleOptions.DefaultDispersion, SkewProxy = ThrottleOptions.DefaultSkewProxy with { Floor = 0.125 } },
        new ThrottleOptions { Engine = "trend", VolOfVol = ThrottleOptions.DefaultVolOfVol, Event = new EventThrottleOptions { Kinds = ["CPI", "GDP"], DaysAfter = 1 } },
    ];

    [Fact]
    public void Write_what_is_off_is_not_there()
    {
        var yaml = ConfigurationWriter.Write(RunConfiguration.Default);

        Assert.All(["throttles:", "throttle_features:", "impairment:", "sleeves:", "convexity:"], key => Assert.DoesNotContain(key, yaml));
    }

    private static void RoundTrip(RunConfiguration configuration)
    {
        var (text, read) = ReadBack(configuration);
        Assert.Equal(configuration.Options.Engines.Select(e => e.Name).Union(RunConfiguration.Default.Options.Engines.Select(e => e.Name)).Order(StringComparer.Ordinal), read.StatedWeights);
        Assert.Equivalent(configuration, read with { StatedWeights = [] }, strict: true);
        Assert.Equal(text, ConfigurationWriter.Write(read));
    }

    private static bool RoundTrips(RunConfiguration configuration)
    {
        var (text, read) = ReadBack(configuration);
        return text == ConfigurationWriter.Write(read);
    }

    private static (string Text, RunConfiguration Read) ReadBack(RunConfiguration configuration)
    {
        var folder = Repository.TemporaryFolder();
        try
        {
            var (path, text) = (Path.Combine(folder, "config.yaml"), ConfigurationWriter.Write(configuration));
            File.WriteAllText(path, text);
            return (text, ConfigurationReader.Read(new ConfigurationRequest { File = path }, EngineRegistry.BuiltIn));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Keys(Type dto) => ConfigurationWriter.Keys(dto).SelectMany(k => Nested(k.Property.PropertyType) is { } nested ? Keys(nested).Prepend(k.Key) : [k.Key]);

    private static Type? Nested(Type type)
    {
        var element = type.IsGenericType && Nullable.GetUnderlyingType(type) is null ? type.GetGenericArguments()[^1] : type;
        return element.Namespace == typeof(StackDto).Namespace ? element : null;
    }

    private static IEnumerable<(string Path, string Value)> Flat(object node, string path)
    {
        foreach (var (key, property) in ConfigurationWriter.Keys(node.GetType()))
        {
            var (at, value) = ($"{path}{key}", property.GetValue(node));
            switch (value)
            {
                case System.Collections.IDictionary map when Nested(property.PropertyType) is not null:
                    foreach (var name in map.Keys)
                    {
                        foreach (var inner in Flat(map[name]!, $"{at}.{name}."))
                        {
                            yield return inner;
                        }
                    }

                    break;
                case not null when Nested(property.PropertyType) is not null && value is not System.Collections.IList:
                    foreach (var inner in Flat(value, $"{at}."))
                    {
                        yield return inner;
                    }

                    break;
                default:
                    yield return (at, Text(value));
                    break;
            }
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        System.Collections.IList => "[]",
        System.Collections.IDictionary => "{}",
        Enum e => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(e.ToString()),
        IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
