using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FuturesSix.Tests.Schema;

/// <summary>A small validator of JSON Schema (draft 2020-12) for the keywords that the project's schemas use. A keyword that it does
/// not know is an error, so none is passed over in silence.</summary>
internal static partial class SchemaValidator
{
    private static readonly HashSet<string> Annotations = ["$schema", "$id", "title", "description", "default", "format"];

    /// <summary>What is wrong with a YAML text, each with its path; empty when it is valid.</summary>
    public static List<string> Validate(JsonObject schema, string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var errors = new List<string>();
        Check(schema, Json(stream.Documents[0].RootNode), "", errors);
        return errors;
    }

    /// <summary>Keywords of a schema that this validator does not know.</summary>
    public static IEnumerable<string> UnknownKeywords(JsonObject schema) => Subschemas(schema).Append(schema)
        .SelectMany(s => s.Select(k => k.Key)).Where(k => !Annotations.Contains(k) && !Known.Contains(k)).Distinct();

    /// <summary>Every schema inside a schema.</summary>
    public static IEnumerable<JsonObject> Subschemas(JsonObject schema)
    {
        IEnumerable<JsonNode?> inner = [.. schema["properties"]?.AsObject().Select(p => p.Value) ?? [], schema["additionalProperties"], schema["items"], schema["propertyNames"]];
        return inner.OfType<JsonObject>().SelectMany(s => Subschemas(s).Prepend(s));
    }

    private static HashSet<string> Known { get; } =
    [
        "type", "enum", "properties", "required", "additionalProperties", "propertyNames", "items", "minItems", "minimum", "maximum", "exclusiveMinimum", "pattern",
    ];

    private static void Check(JsonObject schema, JsonNode? value, string path, List<string> errors)
    {
        var type = TypeOf(value);
        Require(schema["type"] is not { } types || Names(types).Any(t => t == type || (t == "number" && type == "integer")), $"is {type}, not {schema["type"]?.ToJsonString()}");
        Require(schema["enum"] is not JsonArray choices || choices.Any(c => JsonNode.DeepEquals(c, value)), $"is {value?.ToJsonString() ?? "null"}, none of {schema["enum"]?.ToJsonString()}");
        if (type is "integer" or "number")
        {
            var number = value!.GetValue<double>();
            Require(schema["minimum"] is not { } low || number >= low.GetValue<double>(), $"is {number}, below {schema["minimum"]}");
            Require(schema["maximum"] is not { } high || number <= high.GetValue<double>(), $"is {number}, above {schema["maximum"]}");
            Require(schema["exclusiveMinimum"] is not { } above || number > above.GetValue<double>(), $"is {number}, not above {schema["exclusiveMinimum"]}");
        }

        Require(type != "string" || schema["pattern"] is not { } pattern || Regex.IsMatch(value!.GetValue<string>(), pattern.GetValue<string>()), $"is '{value}', not {schema["pattern"]}");
        if (value is JsonArray items)
        {
            Require(schema["minItems"] is not { } fewest || items.Count >= fewest.GetValue<int>(), $"has {items.Count} items, fewer than {schema["minItems"]}");
            for (var n = 0; n < items.Count && schema["items"] is JsonObject item; n++)
            {
                Check(item, items[n], $"{path}[{n}]", errors);
            }
        }

        if (value is JsonObject mapping)
        {
            CheckMapping(schema, mapping, path, errors);
        }

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                errors.Add($"{path}: {problem}");
            }
        }
    }

    private static void CheckMapping(JsonObject schema, JsonObject mapping, string path, List<string> errors)
    {
        errors.AddRange(Names(schema["required"]).Where(k => !mapping.ContainsKey(k)).Select(k => $"{path}: lacks '{k}'"));
        foreach (var (key, entry) in mapping)
        {
            var at = path.Length == 0 ? key : $"{path}.{key}";
            if (schema["propertyNames"] is JsonObject names)
            {
                Check(names, key, $"{at} (name)", errors);
            }

            if (schema["properties"]?[key] is JsonObject property)
            {
                Check(property, entry, at, errors);
            }
            else if (schema["additionalProperties"] is JsonObject other)
            {
                Check(other, entry, at, errors);
            }
            else if (schema["additionalProperties"] is JsonValue)
            {
                errors.Add($"{at}: unknown key");
            }
        }
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => array.Select(n => n!.GetValue<string>()),
        _ => [node.GetValue<string>()],
    };

    private static string TypeOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
            _ => value.GetValue<double>() is var n && n == Math.Floor(n) ? "integer" : "number",
        },
    };

    /// <summary>YAML as an editor reads it: the core schema of YAML 1.2.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value!, Json(p.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Json)]),
        _ => Scalar((YamlScalarNode)node),
    };

    private static JsonNode? Scalar(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        if (node.Style != ScalarStyle.Plain)
        {
            return text;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => Number().IsMatch(text) ? double.Parse(text, CultureInfo.InvariantCulture) : text,
        };
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();
}
