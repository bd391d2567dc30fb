using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace FuturesSix.PowerShell;

/// <summary>Reads settings: text as <c>section.key=value</c>, a hashtable of such keys, nested hashtables, or a list of
/// any of these. What comes out is <c>section.key=value</c>, read by the rules of the configuration file.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Settings(inputData).ToArray();

    private static IEnumerable<string> Settings(object? input) => Bare(input) switch
    {
        string text => [text],
        IDictionary table => Flatten("", table),
        IEnumerable list => list.Cast<object?>().SelectMany(Settings),
        var other => throw new ArgumentTransformationMetadataException($"'{other}' is not a setting; expected 'section.key=value' or a hashtable, for example @{{ 'risk_targeting.target_vol' = 0.15 }}."),
    };

    private static IEnumerable<string> Flatten(string prefix, IDictionary table)
    {
        foreach (var key in table.Keys.Cast<object>().OrderBy(k => k.ToString(), StringComparer.Ordinal))
        {
            var (path, value) = ($"{prefix}{key}", Bare(table[key]));
            foreach (var setting in value is IDictionary inner ? Flatten($"{path}.", inner) : [$"{path}={Text(value)}"])
            {
                yield return setting;
            }
        }
    }

    /// <summary>A value as YAML on one line.</summary>
    private static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IDictionary table => $"{{{string.Join(", ", table.Keys.Cast<object>().Select(k => $"{k}: {Text(Bare(table[k]))}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(i => Text(Bare(i))))}]",
        _ => value.ToString() ?? "",
    };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
