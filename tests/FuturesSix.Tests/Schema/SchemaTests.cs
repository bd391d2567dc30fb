using System.Text.Json.Nodes;
using FuturesSix.Application;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Schema;

namespace FuturesSix.Tests.Schema;

public sealed class SchemaTests
{
    private static readonly JsonObject Run = Parse(SchemaKind.Run);
    private static readonly JsonObject Dataset = Parse(SchemaKind.Dataset);

    [Theory]
    [InlineData(SchemaKind.Run)]
    [InlineData(SchemaKind.Dataset)]
    public void Committed_schema_is_current(SchemaKind kind)
    {
        var file = Path.Combine(Repository.Root, "docs", "schema", JsonSchemas.FileName(kind));

        Assert.True(
            File.ReadAllText(file) == JsonSchemas.Text(kind),
            $"{file} is not what the code gives; write it again: fsix config schema {kind.ToString().ToLowerInvariant()} --out docs/schema/{JsonSchemas.FileName(kind)}");
    }

    [Fact]
    public void Schemas_use_no_keyword_that_the_validator_passes_over()
    {
        Assert.Empty(SchemaValidator.UnknownKeywords(Run));
        Assert.Empty(SchemaValidator.UnknownKeywords(Dataset));
        Assert.Equal(["nonsense"], SchemaValidator.UnknownKeywords(new JsonObject { ["items"] = new JsonObject { ["nonsense"] = 1 } }));
    }

    [Fact]
    public void Every_key_of_the_dtos_is_in_the_schema_and_the_other_way_round()
    {
        Assert.Equal(Keys(typeof(StackDto), "").Order(StringComparer.Ordinal), SchemaKeys(Run, "").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Keys(typeof(DatasetDto), "").Order(StringComparer.Ordinal), SchemaKeys(Dataset, "").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_key_has_a_description_and_every_mapping_refuses_unknown_keys()
    {
        foreach (var schema in new[] { Run, Dataset })
        {
            var mappings = SchemaValidator.Subschemas(schema).Append(schema).Where(s => s["properties"] is not null).ToList();
            Assert.All(mappings.SelectMany(s => s["properties"]!.AsObject()).Where(p => p.Value!["properties"] is null || p.Value["description"] is not null), p => Assert.NotEmpty(p.Value!["description"]?.GetValue<string>() ?? $"no description: {p.Key}"));
            Assert.All(mappings, s => Assert.True(s["additionalProperties"] is not null));
        }
    }

    [Fact]
    public void Effective_configurations_validate()
    {
        Assert.Empty(SchemaValidator.Validate(Run, ConfigurationWriter.Write(RunConfiguration.Default)));
        var book = ConfigurationReader.Read(new ConfigurationRequest { File = Path.Combine(Repository.Root, "docs", "samples", "book.yaml") });
        Assert.Empty(SchemaValidator.Validate(Run, ConfigurationWriter.Write(book)));
    }

    [Fact]
    public void Every_sample_and_every_example_of_the_documents_validates()
    {
        var samples = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "samples"), "*.yaml");
        Assert.Contains(samples, s => Path.GetFileName(s) == "book.yaml");
        Assert.All(samples, s => Assert.Empty(SchemaValidator.Validate(Path.GetFileName(s) == "book.yaml" ? Run : Dataset, File.ReadAllText(s))));
        Assert.All(Examples("configuration.md").Concat(Examples("stages/2-policy.md")), yaml => Assert.Empty(SchemaValidator.Validate(Run, yaml)));
        Assert.All(Examples("datasets.md"), yaml => Assert.Empty(SchemaValidator.Validate(Dataset, yaml)));
        Assert.Empty(SchemaValidator.Validate(Dataset, SyntheticYaml()));
    }

    [Theory]
    [InlineData("datset: synthetic", "datset: unknown key")]
    [InlineData("start: 2020", "start: is integer")]
    [InlineData("start: 01/02/2020", "start: is '01/02/2020'")]
    [InlineData("rebalance: W-FRY", "rebalance: is \"W-FRY\"")]
    [InlineData("engines: {trendd: {weight: 1}}", "engines.trendd (name)")]
    [InlineData("engines: {trend: {weight: -1}}", "engines.trend.weight: is -1, below 0")]
    [InlineData("engines: {trend: {settings: {crosssectional: true}}}", "crosssectional (name)")]
    [InlineData("policy: {mode: on}", "policy.mode: is \"on\"")]
    [InlineData("policy: {lag_rebalances: 1.5}", "policy.lag_rebalances: is number")]
    [InlineData("policy: {gates: {trend: {feature: gamma}}}", "policy.gates.trend.feature")]
    [InlineData("policy: {throttles: {trend: {vol_of_vol: {floor: 2}}}}", "policy.throttles.trend.vol_of_vol.floor: is 2, above 1")]
    [InlineData("policy: {throttles: {trend: {event: {kinds: []}}}}", "kinds: has 0 items")]
    [InlineData("policy: {impairment: {trend: {full_at: 1}}}", "full_at: is 1, above 0")]
    [InlineData("overlay: {tilts: [{scope: region, target: us}]}", "lacks 'multiplier'")]
    [InlineData("overlay: {tilts: [{scope: world, target: us, multiplier: 1, start: 2020-01-01, end: 2020-02-01, author: a, intent: b}]}", "overlay.tilts[0].scope")]
    [InlineData("overlay: {tilts: [{scope: region, target: us, multiplier: 1, start: 2020-01-01, end: 2020-02-01, author: a, intent: ' '}]}", "intent: is ' '")]
    [InlineData("allocator: {convexity: {kind: long}}", "allocator.convexity: lacks 'instrument'")]
    [InlineData("allocator: {sleeves: {trend: {normal: 2}}}", "normal: is 2, above 1")]
    [InlineData("allocator: {profiles: {mine: {alpha: 0}}}", "alpha: is 0, not above 0")]
    [InlineData("risk_targeting: {target_vol: 9}", "target_vol: is 9, above 2")]
    [InlineData("margin: {charge_rolls: maybe}", "charge_rolls: is string")]
    [InlineData("promotion: newest", "promotion: is 'newest'")]
    public void Broken_configuration_fails_the_schema_and_is_refused(string yaml, string expected)
    {
        Assert.Contains(SchemaValidator.Validate(Run, yaml), e => e.Contains(expected, StringComparison.Ordinal));
        var file = Path.Combine(Repository.TemporaryFolder(), "broken.yaml");
        File.WriteAllText(file, yaml);

        Assert.False(CheckConfiguration.Execute(new ConfigurationRequest { File = file }).Passed);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData("promotion: latest")]
    [InlineData("policy: ")]
    [InlineData("policy: {mode: off, throttles: {trend: {dispersion: {}, event: {days_before: 3}}}}")]
    [InlineData("engines: {trend: {settings: {cross_sectional: true, universe: [ES, rates]}}}")]
    [InlineData("start: 2020-01-06")]
    [InlineData("allocator: {profile: mine, profiles: {mine: {crisis: 0.7}}}")]
    public void Valid_configuration_passes_both(string yaml)
    {
        Assert.Empty(SchemaValidator.Validate(Run, yaml));
        var file = Path.Combine(Repository.TemporaryFolder(), "valid.yaml");
        File.WriteAllText(file, yaml);

        Assert.Empty(ConfigurationProblems(file));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void Version_of_a_promotion_may_be_written_as_a_number()
    {
        Assert.Empty(SchemaValidator.Validate(Run, "promotion: 3"));
        Assert.Empty(SchemaValidator.Validate(Run, "promotion: '3'"));
        Assert.NotEmpty(SchemaValidator.Validate(Run, "promotion: 0"));
    }

    [Theory]
    [InlineData("adjustment: ratio\nsources: [{kind: wide_prices, file: p.csv}]", ": lacks 'name'")]
    [InlineData("name: x\nadjustment: panama\nsources: [{kind: wide_prices, file: p.csv}]", "adjustment: is \"panama\"")]
    [InlineData("name: x\nadjustment: ratio\nsources: []", "sources: has 0 items")]
    [InlineData("name: x\nadjustment: ratio\nsources: [{file: p.csv}]", "sources[0]: lacks 'kind'")]
    [InlineData("name: x\nadjustment: ratio\nsources: [{kind: wide_prices, file: p.csv}]\ninstruments: {ES: {multiplier: 0}}", "multiplier: is 0, not above 0")]
    [InlineData("name: x\nadjustment: ratio\nsources: [{kind: wide_prices, file: p.csv}]\nfx: {EUR: {file: f, column: c, quote: EURUSD}}", "fx.EUR.quote: is 'EURUSD'")]
    [InlineData("name: x\nadjustment: ratio\nsources: [{kind: wide_prices, file: p.csv}]\ndefault_cost: {slippage_bps: -1}", "slippage_bps: is -1, below 0")]
    [InlineData("name: x\nadjustment: ratio\nsources: [{kind: wide_prices, file: p.csv}]\nevents: [{date_column: day}]", "events[0]: lacks 'file'")]
    [InlineData("name: x\nadjustment: ratio\nsources: [{kind: wide_prices, file: p.csv}]\nvx: {levels: [a, b]}", "vx.levels: has 2 items")]
    [InlineData("name: x\nadjustment: ratio\nsources: [{kind: wide_prices, file: p.csv}]\nmax_stale_days: -1", "max_stale_days: is -1, below 0")]
    [InlineData("name: x\nadjustment: ratio\nsource: [{kind: wide_prices, file: p.csv}]", "source: unknown key")]
    public void Broken_dataset_fails_the_schema_and_is_refused(string yaml, string expected)
    {
        Assert.Contains(SchemaValidator.Validate(Dataset, yaml), e => e.Contains(expected, StringComparison.Ordinal));
        using var folder = new Data.Datasets.DatasetFolder().Write("p.csv", "date,ES\n2024-01-02,1\n2024-01-03,1\n").Write("f", "date,c\n2024-01-02,1\n");

        Assert.NotEmpty(folder.Refusal(yaml));
    }

    private static IReadOnlyList<string> ConfigurationProblems(string file) => CheckConfiguration.Execute(new ConfigurationRequest { File = file }).Problems;

    private static JsonObject Parse(SchemaKind kind) => JsonNode.Parse(JsonSchemas.Text(kind))!.AsObject();

    private static string SyntheticYaml()
    {
        var folder = Repository.TemporaryFolder();
        SynthesiseDataset.Execute(new SynthesisRequest { Output = Path.Combine(folder, "market"), Market = new() { Years = 1 } });
        var yaml = File.ReadAllText(Path.Combine(folder, "market", "dataset.yaml"));
        Directory.Delete(folder, recursive: true);
        return yaml;
    }

    private static IEnumerable<string> Examples(string document)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", document));
        var examples = text.Split("```yaml\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).ToList();
        Assert.NotEmpty(examples);
        return examples;
    }

    /// <summary>Dotted keys of a DTO, found on its properties alone; '*' is any entry.</summary>
    private static IEnumerable<string> Keys(Type dto, string path) => dto.GetProperties().SelectMany(p =>
    {
        var at = path + System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name);
        var arguments = p.PropertyType.IsGenericType && Nullable.GetUnderlyingType(p.PropertyType) is null ? p.PropertyType.GetGenericArguments() : [];
        var inner = arguments.Length > 0 ? arguments[^1] : p.PropertyType;
        return inner.Name.EndsWith("Dto", StringComparison.Ordinal) ? Keys(inner, arguments.Length > 0 ? $"{at}.*." : $"{at}.").Prepend(at) : [at];
    });

    /// <summary>The same of a schema: entries of maps and items of lists are '*'.</summary>
    private static IEnumerable<string> SchemaKeys(JsonObject schema, string path)
    {
        foreach (var (key, node) in schema["properties"]?.AsObject() ?? [])
        {
            var property = node!.AsObject();
            yield return path + key;
            var entries = property["additionalProperties"] as JsonObject ?? property["items"] as JsonObject;
            foreach (var inner in entries is null ? SchemaKeys(property, $"{path}{key}.") : SchemaKeys(entries, $"{path}{key}.*."))
            {
                yield return inner;
            }
        }
    }
}
