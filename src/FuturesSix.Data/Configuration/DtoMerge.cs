using System.Collections;
using System.Reflection;

namespace FuturesSix.Data.Configuration;

/// <summary>Lays one DTO over another: what the upper one says wins, sections and maps key by key, lists as a whole.</summary>
internal static class DtoMerge
{
    /// <summary>Copies everything that <paramref name="upper"/> says into <paramref name="lower"/>.</summary>
    public static void Over<T>(T lower, T upper)
        where T : class
    {
        foreach (var property in lower.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetValue(upper) is { } said)
            {
                property.SetValue(lower, Combine(property.GetValue(lower), said));
            }
        }
    }

    /// <summary>Takes back what is said at <paramref name="key"/>, so that the default holds again.</summary>
    /// <param name="dto">The whole configuration.</param>
    /// <param name="key">Dotted key of a section, of a value in it, or of a map's entry.</param>
    public static void Reset(object dto, string key)
    {
        var parts = key.Split('.');
        object? node = dto;
        for (var depth = 0; depth < parts.Length - 1 && node is not null; depth++)
        {
            node = node is IDictionary map ? map[parts[depth]] : Property(node, parts[depth])?.GetValue(node);
        }

        if (node is IDictionary entries)
        {
            entries.Remove(parts[^1]);
        }
        else if (node is not null)
        {
            Property(node, parts[^1])?.SetValue(node, null);
        }
    }

    private static PropertyInfo? Property(object node, string key) =>
        ConfigurationWriter.Keys(node.GetType()).FirstOrDefault(k => k.Key == key).Property;

    private static object Combine(object? lower, object upper)
    {
        if (lower is null)
        {
            return upper;
        }

        if (lower is IDictionary map && upper is IDictionary entries)
        {
            foreach (DictionaryEntry entry in entries)
            {
                map[entry.Key] = map.Contains(entry.Key) && entry.Value is { } value ? Combine(map[entry.Key], value) : entry.Value;
            }

            return map;
        }

        if (lower.GetType().Namespace == typeof(DtoMerge).Namespace)
        {
            Over(lower, upper);
            return lower;
        }

        return upper;
    }
}
