using System.Text.Json;
using FuturesSix.Data;

namespace FuturesSix.Application.Deck;

/// <summary>An accepted change.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Version">The allocation version after it.</param>
public sealed record DeckAccepted(long Seq, long Version);

/// <summary>A strategy in a status.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Switch">The operator's switch.</param>
/// <param name="RiskShare">Its share.</param>
/// <param name="Pnl">Its P&amp;L; null before the first.</param>
public sealed record DeckStatusStrategy(string Name, bool Switch, double RiskShare, double? Pnl);

/// <summary>What a client needs of a status.</summary>
/// <param name="Seq">Number of the last change.</param>
/// <param name="Version">Allocation version.</param>
/// <param name="Mode">red, yellow or green.</param>
/// <param name="Kill">The kill switch.</param>
/// <param name="EquityUsd">Equity; null before the first.</param>
/// <param name="Strategies">Strategies in ordinal order of names.</param>
public sealed record DeckStatus(long Seq, long Version, string Mode, bool Kill, double? EquityUsd, IReadOnlyList<DeckStatusStrategy> Strategies)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="DeckUnavailableException">It is no status.</exception>
    public static DeckStatus Of(JsonElement status)
    {
        try
        {
            return new DeckStatus(
                status.GetProperty("seq").GetInt64(),
                status.GetProperty("version").GetInt64(),
                status.GetProperty("mode").GetString() ?? "",
                status.GetProperty("kill").GetProperty("enabled").GetBoolean(),
                Number(status, "equity_usd"),
                [.. status.GetProperty("strategies").EnumerateObject()
                    .Select(s => new DeckStatusStrategy(s.Name, s.Value.GetProperty("switch").GetBoolean(), s.Value.GetProperty("risk_share").GetDouble(), Number(s.Value, "pnl")))
                    .OrderBy(s => s.Name, StringComparer.Ordinal)]);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new DeckUnavailableException($"what answers is no Deck ({error.Message}); expected a Deck at DECK_URL", error);
        }
    }

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

/// <summary>The Deck does not answer, or not now.</summary>
public sealed class DeckUnavailableException : InputException
{
    /// <summary>Wraps a message.</summary>
    public DeckUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public DeckUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public DeckUnavailableException()
    {
    }
}

/// <summary>The Deck refused a request.</summary>
public sealed class DeckRefusedException : InputException
{
    /// <summary>Wraps a message.</summary>
    public DeckRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public DeckRefusedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public DeckRefusedException()
    {
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>The field at fault; null when there is none.</summary>
    public string? Field { get; init; }
}
