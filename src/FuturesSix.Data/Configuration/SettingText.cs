using System.Text;

namespace FuturesSix.Data.Configuration;

/// <summary>Turns <c>a.b.c=value</c> into the YAML that says the same, so that a value on the command line is read by
/// exactly the rules of the file.</summary>
internal static class SettingText
{
    /// <summary>True when the value is YAML's null: nothing, ~ or null.</summary>
    public static bool IsNull(string setting) => setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim() is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The dotted key and the YAML.</summary>
    /// <exception cref="ConfigurationException">The text has not that form.</exception>
    public static (string Key, string Yaml) ToYaml(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? "" : setting[..equals].Trim();
        var parts = key.Split('.');
        if (equals < 0 || parts.Any(p => p.Length == 0 || !p.All(c => char.IsLetterOrDigit(c) || c is '_' or '-')))
        {
            throw new ConfigurationException($"setting {setting}: is not one; expected section.key=value, for example risk_targeting.target_vol=0.15");
        }

        var value = setting[(equals + 1)..].Trim();
        if (value.AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            throw new ConfigurationException($"setting {key}: the value has a line break; expected one line");
        }

        var yaml = new StringBuilder();
        for (var depth = 0; depth < parts.Length; depth++)
        {
            yaml.Append(' ', 2 * depth).Append(parts[depth]).Append(depth == parts.Length - 1 ? $": {value}\n" : ":\n");
        }

        return (key, yaml.ToString());
    }
}
