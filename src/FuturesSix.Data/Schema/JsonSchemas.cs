using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Schema;

/// <summary>Which file a schema describes.</summary>
public enum SchemaKind
{
    /// <summary>The configuration of a run.</summary>
    Run,

    /// <summary>A dataset file.</summary>
    Dataset,
}

/// <summary>JSON Schemas (draft 2020-12) of the YAML files, for editors: generated from what the readers read, so they are in
/// step with it. They know types, names, bounds that stand alone, and defaults; what depends on another key or on the data is
/// checked by the readers only.</summary>
public static class JsonSchemas
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, with a line feed at its end.</summary>
    /// <param name="kind">Which file.</param>
    /// <param name="registry">The engines that exist; null = the built-in ones.</param>
    public static string Text(SchemaKind kind, EngineRegistry? registry = null) =>
        (kind == SchemaKind.Run ? Run(registry ?? EngineRegistry.BuiltIn) : Dataset()).ToJsonString(Format) + "\n";

    /// <summary>Writes a schema's text, whole or not at all.</summary>
    public static void Write(string path, string text) => AtomicFile.Replace(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>File name under docs/schema.</summary>
    public static string FileName(SchemaKind kind) => kind == SchemaKind.Run ? "run.schema.json" : "dataset.schema.json";

    private static JsonObject Run(EngineRegistry registry)
    {
        string[] engines = [.. registry.All.Select(e => e.Name)];
        string[] gateable = [.. engines.Union(new PolicyOptions().Gates.Select(g => g.Engine), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var names = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["rebalance"] = RebalanceSchedule.Rules,
            ["engines"] = engines,
            ["policy.gates"] = gateable,
            ["policy.throttles"] = gateable,
            ["policy.impairment"] = gateable,
            ["allocator.sleeves"] = engines,
        };
        foreach (var gate in gateable.Append(SchemaBuilder.AnyEntry))
        {
            names[$"policy.gates.{gate}.feature"] = PolicyFeatures.All;
        }

        foreach (var engine in registry.All)
        {
            names[$"engines.{engine.Name}.settings"] = Settings(engine);
        }

        return Titled("run", "Configuration of a FuturesSix run", new SchemaBuilder(names).Mapping(typeof(StackDto), Defaults(registry), ""));
    }

    private static JsonObject Dataset()
    {
        var defaults = new DatasetDto
        {
            AccountCurrency = "USD",
            MaxStaleDays = 5,
            OnBadRow = BadRowPolicy.Error,
            OnRollJump = RollJumpPolicy.Keep,
            Synthetic = false,
            Holidays = new HolidaysDto { Rule = HolidayRule.None },
            Vx = new VxDto { Include = true, Levels = ["vx1", "vx2", "vx3"], Symbols = ["VX1", "VX2", "VX3"] },
        };
        return Titled("dataset", "FuturesSix dataset file", new SchemaBuilder(new Dictionary<string, IReadOnlyList<string>>()).Mapping(typeof(DatasetDto), defaults, ""));
    }

    /// <summary>The defaults of every key, also of sections that are off unless they are there.</summary>
    private static StackDto Defaults(EngineRegistry registry)
    {
        const string Any = SchemaBuilder.AnyEntry;
        var dto = StackDto.Of(RunConfiguration.Default with
        {
            Options = new StackOptions { Engines = [.. registry.All.Select(e => new EngineOptions { Name = e.Name, Weight = e.BaseWeight })] },
        });
        dto.Policy!.Gates![Any] = new GateDto { Threshold = 1, Invert = false, Enabled = true };
        dto.Policy.ThrottleFeatures = ThrottleFeaturesDto.Of(new ThrottleFeatureOptions());
        dto.Policy.Impairment = new() { [Any] = ImpairmentDto.Of(new ImpairmentOptions { Engine = Any }) };
        dto.Policy.Throttles = ThrottleDto.Of(
        [
            new ThrottleOptions
            {
                Engine = Any,
                Dispersion = ThrottleOptions.DefaultDispersion,
                VolOfVol = ThrottleOptions.DefaultVolOfVol,
                SkewProxy = ThrottleOptions.DefaultSkewProxy,
                Event = new EventThrottleOptions(),
            },
        ]);
        dto.Allocator!.Profiles![Any] = RiskProfileDto.Of(RiskProfile.BuiltIn[^1]);
        dto.Allocator.Sleeves = new() { [Any] = RiskProfileDto.Of(SleeveScalarOptions.Neutral) };
        dto.Allocator.Convexity = ConvexityDto.Of(null, new ConvexityOptions());
        return dto;
    }

    private static string[] Settings(EngineRegistration engine)
    {
        var settings = new EngineSettings(engine.Name, new Dictionary<string, string>(StringComparer.Ordinal));
        engine.Create(settings);
        return [.. settings.KnownKeys.Order(StringComparer.Ordinal)];
    }

    private static JsonObject Titled(string name, string title, JsonObject mapping)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:futuressix:schema:{name}",
            ["title"] = title,
        };
        foreach (var (keyword, node) in mapping.ToList())
        {
            schema[keyword] = node?.DeepClone();
        }

        return schema;
    }
}
