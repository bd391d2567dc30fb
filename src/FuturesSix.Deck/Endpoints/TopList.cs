using System.Globalization;
using System.Text.Json;
using FuturesSix.Core.Live.Deck;

namespace FuturesSix.Deck;

/// <summary>Reads the list of best symbols: texts, or objects with symbol and score.</summary>
internal static class TopList
{
    private const int Longest = 256;

    /// <summary>The entries that can be used; faults are noted in <paramref name="fields"/>.</summary>
    public static IReadOnlyList<TopEntry> Read(RequestFields fields, double largest)
    {
        var entries = new List<TopEntry>();
        if (fields.Raw("top") is not { } list)
        {
            return entries;
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > Longest)
        {
            fields.Fault("top", string.Create(CultureInfo.InvariantCulture, $"top is not usable; expected a list of at most {Longest} symbols"));
            return entries;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (One(item, largest) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                fields.Fault($"top[{entries.Count}]", $"top[{entries.Count}] is not usable; expected a symbol, or an object with symbol and a finite score");
                break;
            }
        }

        return entries;
    }

    private static TopEntry? One(JsonElement item, double largest)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            return item.GetString() is { } text && Names.IsName(text) ? new TopEntry(text, null) : null;
        }

        if (item.ValueKind != JsonValueKind.Object || item.EnumerateObject().Any(p => p.Name is not ("symbol" or "score")) || !item.TryGetProperty("symbol", out var symbol) || symbol.ValueKind != JsonValueKind.String || !Names.IsName(symbol.GetString()!))
        {
            return null;
        }

        if (!item.TryGetProperty("score", out var score) || score.ValueKind == JsonValueKind.Null)
        {
            return new TopEntry(symbol.GetString()!, null);
        }

        return score.ValueKind == JsonValueKind.Number && score.TryGetDouble(out var number) && Math.Abs(number) <= largest ? new TopEntry(symbol.GetString()!, number) : null;
    }
}
