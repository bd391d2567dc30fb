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
