using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using FuturesSix.Data.Configuration;
using YamlDotNet.Serialization.NamingConventions;

namespace FuturesSix.Data.Schema;

/// <summary>Turns DTOs into JSON Schema (draft 2020-12): types, enum values, bounds and descriptions from the properties, defaults
/// from an instance. Every value may be null, which means "not said"; unknown keys are refused, as the reader refuses them.</summary>
/// <param name="names">Names that the keys of a map may have, and the choices of a text, by path; "*" stands for any entry.</param>
internal sealed class SchemaBuilder(IReadOnlyDictionary<string, IReadOnlyList<string>> names)
{
    /// <summary>The entry of a map that holds the defaults of entries without any of their own.</summary>
    public const string AnyEntry = "*";

    /// <summary>The schema of a mapping.</summary>
    /// <param name="dto">Its class.</param>
    /// <param name="defaults">An instance with the defaults; null without any.</param>
    /// <param name="path">Dotted path; empty for the whole file.</param>
    public JsonObject Mapping(Type dto, object? defaults, string path)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var (key, property) in ConfigurationWriter.Keys(dto))
        {
            var about = property.GetCustomAttribute<KeyAttribute>() ?? throw new InvalidOperationException($"{dto.Name}.{property.Name} has no description for the schema.");
            properties[key] = Property(property, about, defaults is null ? null : property.GetValue(defaults), path.Length == 0 ? key : $"{path}.{key}");
            if (about.Required)
            {
                required.Add(key);
            }
        }

        var schema = new JsonObject { ["type"] = Types("object", nullable: path.Length > 0), ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    private JsonObject Property(PropertyInfo property, KeyAttribute about, object? value, string path)
    {
        var schema = new JsonObject { ["description"] = about.Description };
        foreach (var (keyword, node) in Value(property.PropertyType, about, value, path).ToList())
        {
            schema[keyword] = node?.DeepClone();
        }

        return schema;
    }

    private JsonObject Value(Type type, KeyAttribute about, object? value, string path)
    {
        if (typeof(IDictionary).IsAssignableFrom(type))
        {
            return Map(type.GetGenericArguments()[1], (IDictionary?)value, path);
        }

        if (typeof(IList).IsAssignableFrom(type))
        {
            return List(type.GetGenericArguments()[0], about, (IList?)value, path);
        }

        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        if (!scalar.IsEnum && scalar.Namespace?.StartsWith("FuturesSix.Data", StringComparison.Ordinal) == true)
        {
            return Mapping(scalar, value, path);
        }

        var schema = Scalar(scalar, about, path);
        if (value is not null)
        {
            schema["default"] = Literal(value);
        }

        return schema;
    }

    private JsonObject Map(Type entry, IDictionary? defaults, string path)
    {
        var schema = new JsonObject { ["type"] = Types("object") };
        if (names.TryGetValue(path, out var keys))
        {
            schema["propertyNames"] = new JsonObject { ["enum"] = Strings(keys) };
        }

        var known = new JsonObject();
        foreach (var key in defaults?.Keys.Cast<string>().Where(k => k != AnyEntry && entry != typeof(string)) ?? [])
        {
            known[key] = Entry(entry, defaults![key], $"{path}.{key}");
        }

        if (known.Count > 0)
        {
            schema["properties"] = known;
        }

        schema["additionalProperties"] = Entry(entry, defaults is not null && defaults.Contains(AnyEntry) ? defaults[AnyEntry] : null, $"{path}.{AnyEntry}");
        return schema;
    }

    private JsonObject Entry(Type type, object? value, string path) => type == typeof(string)
        ? new JsonObject { ["type"] = "string" }
        : type == typeof(object)
            ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean", "array"), ["items"] = new JsonObject { ["type"] = "string" } }
            : Mapping(type, value, path);

    private JsonObject List(Type item, KeyAttribute about, IList? defaults, string path)
    {
        var element = item == typeof(string) || item == typeof(DateOnly) ? Scalar(item, new KeyAttribute(""), path, nullable: false) : Mapping(item, null, path);
        var schema = new JsonObject { ["type"] = Types("array"), ["items"] = element };
        if (about.Fewest > 0)
        {
            schema["minItems"] = about.Fewest;
        }

        if (defaults is not null)
        {
            schema["default"] = new JsonArray([.. defaults.Cast<object>().Select(Literal)]);
        }

        return schema;
    }

    private JsonObject Scalar(Type type, KeyAttribute about, string path, bool nullable = true)
    {
        if (type.IsEnum)
        {
            return Choice(Enum.GetNames(type).Select(Snake));
        }

        if (names.TryGetValue(path, out var choices))
        {
            return Choice(choices);
        }

        var schema = new JsonObject { ["type"] = Types(Name(type), about.NumberToo ? "integer" : null, nullable) };
        if (type == typeof(DateOnly))
        {
            schema["format"] = "date";
            schema["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
        }

        Bound(schema, "minimum", about.Minimum);
        Bound(schema, "maximum", about.Maximum);
        Bound(schema, "exclusiveMinimum", about.Above);
        if (about.Pattern is { } pattern)
        {
            schema["pattern"] = pattern;
        }

        return schema;
    }

    private static void Bound(JsonObject schema, string keyword, double value)
    {
        if (!double.IsNaN(value))
        {
            schema[keyword] = value;
        }
    }

    private static JsonObject Choice(IEnumerable<string> names)
    {
        var choices = Strings(names);
        choices.Add((JsonNode?)null);
        return new JsonObject { ["enum"] = choices };
    }

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static JsonArray Types(string type, string? other = null, bool nullable = true)
    {
        var types = new JsonArray(type);
        if (other is not null)
        {
            types.Add(other);
        }

        if (nullable)
        {
            types.Add("null");
        }

        return types;
    }

    private static string Name(Type type) =>
        type == typeof(int) ? "integer" : type == typeof(double) ? "number" : type == typeof(bool) ? "boolean" : "string";

    private static JsonNode? Literal(object value) => value switch
    {
        bool truth => truth,
        int whole => whole,
        double number => number,
        Enum choice => Snake(choice.ToString()),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    private static string Snake(string name) => UnderscoredNamingConvention.Instance.Apply(name);
}
