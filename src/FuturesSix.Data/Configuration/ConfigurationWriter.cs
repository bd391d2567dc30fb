using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Serialization.NamingConventions;

namespace FuturesSix.Data.Configuration;

/// <summary>Writes the effective configuration: every key with its value, in a fixed order, so that equal configurations
/// are equal texts, and reading the text gives the configuration back. Sections that switch something on by being there are
/// left out where they are not.</summary>
public static class ConfigurationWriter
{
    /// <summary>The whole configuration as YAML (UTF-8, LF).</summary>
    public static string Write(RunConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var text = new StringBuilder();
        Mapping(Pairs(StackDto.Of(configuration)), 0, text);
        return text.ToString();
    }

    /// <summary>One or more top-level sections, for a layer's configuration hash.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="sections">Keys of the top level.</param>
    public static string Write(RunConfiguration configuration, IReadOnlyCollection<string> sections)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(sections);
        var text = new StringBuilder();
        Mapping(Pairs(StackDto.Of(configuration)).Where(p => sections.Contains(p.Key)), 0, text);
        return text.ToString();
    }

    /// <summary>Every value by its dotted key, in the order of the text; entries of lists by their number.</summary>
    public static IReadOnlyDictionary<string, string> Flatten(RunConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(Pairs(StackDto.Of(configuration)), "", found);
        return found;
    }

    /// <summary>The keys of a DTO in the order in which they are declared.</summary>
    internal static IEnumerable<(string Key, PropertyInfo Property)> Keys(Type dto) => dto
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .OrderBy(p => p.MetadataToken)
        .Select(p => (UnderscoredNamingConvention.Instance.Apply(p.Name), p));

    private static IEnumerable<(string Key, object? Value)> Pairs(object node) => node is IDictionary map
        ? map.Keys.Cast<string>().Select(key => (key, map[key]))
        : Keys(node.GetType()).Select(k => (k.Key, k.Property, Value: k.Property.GetValue(node)))
            .Where(p => p.Value is not null || !IsSection(p.Property.PropertyType)).Select(p => (p.Key, p.Value));

    /// <summary>Sections that are not there are off, and are left out; a value that is not set is written as null.</summary>
    private static bool IsSection(Type type) => type.Namespace == typeof(StackDto).Namespace || typeof(IDictionary).IsAssignableFrom(type);

    private static void Flatten(IEnumerable<(string Key, object? Value)> pairs, string path, Dictionary<string, string> found)
    {
        foreach (var (key, value) in pairs)
        {
            switch (value)
            {
                case IList items:
                    Flatten(items.Cast<object>().Select((item, n) => (n.ToString(CultureInfo.InvariantCulture), (object?)item)), $"{path}{key}.", found);
                    break;
                case not null when value is IDictionary || value.GetType().Namespace == typeof(StackDto).Namespace:
                    Flatten(Pairs(value), $"{path}{key}.", found);
                    break;
                default:
                    found[path + key] = Scalar(value);
                    break;
            }
        }
    }

    private static void Mapping(IEnumerable<(string Key, object? Value)> pairs, int depth, StringBuilder text, bool inList = false)
    {
        foreach (var (key, value) in pairs)
        {
            text.Append(' ', inList ? 0 : 2 * depth).Append(Text(key)).Append(':');
            inList = false;
            Value(value, depth, text);
        }
    }

    private static void Value(object? value, int depth, StringBuilder text)
    {
        switch (value)
        {
            case IDictionary { Count: 0 }:
                text.Append(" {}\n");
                break;
            case IList { Count: 0 }:
                text.Append(" []\n");
                break;
            case IList items when items[0] is string:
                text.Append(" [").AppendJoin(", ", items.Cast<string>().Select(Text)).Append("]\n");
                break;
            case IList items:
                text.Append('\n');
                foreach (var item in items)
                {
                    text.Append(' ', 2 * (depth + 1)).Append("- ");
                    Mapping(Pairs(item!), depth + 2, text, inList: true);
                }

                break;
            case not null when value is IDictionary || value.GetType().Namespace == typeof(StackDto).Namespace:
                text.Append('\n');
                Mapping(Pairs(value), depth + 1, text);
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum choice => UnderscoredNamingConvention.Instance.Apply(choice.ToString()),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Text((string)value),
    };

    /// <summary>Plain where that cannot be misread, otherwise in double quotes.</summary>
    private static string Text(string text)
    {
        var plain = text.Length > 0 && char.IsAsciiLetter(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/')
            && !string.Equals(text, "null", StringComparison.OrdinalIgnoreCase);
        return plain ? text : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
    }
}
