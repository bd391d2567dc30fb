using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Configuration;

/// <summary>Says where a key was set: in the file, with its line, or by a single setting.</summary>
internal sealed class ConfigurationPlaces(YamlDocument<StackDto>? document, IReadOnlyDictionary<string, string> settings)
{
    /// <summary>"setting …: ", "file(line): ", or nothing for a default.</summary>
    /// <param name="field">Path of the key as violations name it.</param>
    public string Of(string field)
    {
        var path = field.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('.'))])
        {
            if (settings.TryGetValue(at, out var setting))
            {
                return $"{setting}: ";
            }
        }

        if (settings.FirstOrDefault(s => s.Key.StartsWith($"{path}.", StringComparison.Ordinal)).Value is { } below)
        {
            return $"{below}: ";
        }

        return document?.LineOf(path) is { } line ? FormattableString.Invariant($"{document.File}({line}): ") : "";
    }

    /// <summary>The message of a scalar of the wrong kind names only its line; this adds the key that stands there.</summary>
    public static string WithKey(YamlInputException error, string path)
    {
        if (error.Key is not null || error.Line is not { } line || error.Message.Contains("unknown key", StringComparison.Ordinal))
        {
            return error.Message;
        }

        var text = File.ReadLines(path).ElementAtOrDefault(line - 1)?.Split(':')[0].Trim(' ', '-', '\t') ?? "";
        var place = FormattableString.Invariant($"{path}({line}): ");
        return text.Length == 0 || !error.Message.StartsWith(place, StringComparison.Ordinal)
            ? error.Message
            : $"{place}{text}: {error.Message[place.Length..]}";
    }
}
