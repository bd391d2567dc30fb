using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FuturesSix.Core.Live.Deck;

namespace FuturesSix.Data.Deck;

/// <summary>Entries and states as JSON: snake_case, absent where there is nothing.</summary>
public static class DeckJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>A state read back, with its names in ordinal order again.</summary>
    public static DeckState Ordinal(DeckState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with
        {
            Strategies = state.Strategies.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Universe = state.Universe.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }
}
