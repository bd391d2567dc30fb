namespace FuturesSix.Data.Promotions;

/// <summary>One version of the base weights of layer 3.</summary>
public sealed record Promotion
{
    /// <summary>1, 2, 3…</summary>
    public required int Version { get; init; }

    /// <summary>When it was promoted, UTC.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Who promoted it.</summary>
    public required string Author { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The proposal it commits; null for stated weights and for a revert.</summary>
    public PromotionSource? Source { get; init; }

    /// <summary>The version that this one takes back; null when it takes none back.</summary>
    public int? Reverts { get; init; }

    /// <summary>Base weights by engine, not negative, not all zero; layer 3 divides by their sum over the engines that have
    /// data. An engine that is not named has none.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    /// <summary>The base weights that were in force before.</summary>
    public required IReadOnlyDictionary<string, double> Replaces { get; init; }

    /// <summary><see cref="Hash"/> of the version before; null for the first.</summary>
    public required string? ParentHash { get; init; }

    /// <summary>SHA-256 of this file's text without this line's value.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>The export that a promotion commits.</summary>
/// <param name="File">Its CSV, as it was named.</param>
/// <param name="Sha256">SHA-256 of that CSV.</param>
/// <param name="InputsSha256">SHA-256 of the inputs behind it; null when it has no record.</param>
public sealed record PromotionSource(string File, string Sha256, string? InputsSha256);
