namespace FuturesSix.Deck;

/// <summary>Names that strategies, symbols and operators may have.</summary>
internal static class Names
{
    /// <summary>Characters of a name.</summary>
    public const int MaxLength = 64;

    /// <summary>True for 1 to 64 printable characters without spaces around them.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= MaxLength && text.Trim().Length == text.Length && !text.Any(char.IsControl);
}
