using System.Text.RegularExpressions;

namespace FuturesSix.Data.Processes;

/// <summary>Takes credentials out of text that other programs wrote, before it can be shown or stored.</summary>
public static partial class Secrets
{
    private const string Gone = "***";
    private const int ShortestValue = 6;
    private static readonly string[] Variables = ["GH_TOKEN", "GITHUB_TOKEN", "GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN", "DECK_TOKEN"];

    /// <summary>The text with tokens of GitHub, credentials in addresses and headers, and the values of the variables that
    /// hold tokens replaced by ***.</summary>
    public static string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var value in Variables.Select(Environment.GetEnvironmentVariable).Where(v => v?.Trim().Length >= ShortestValue))
        {
            text = text.Replace(value!.Trim(), Gone, StringComparison.Ordinal);
        }

        text = Token().Replace(text, Gone);
        text = Address().Replace(text, $"$1{Gone}@");
        return Header().Replace(text, $"$1{Gone}");
    }

    [GeneratedRegex(@"\b(?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]*://)[^/\s@]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(\b(?:authorization|x-[a-z-]*token)\s*[:=]\s*(?:(?:bearer|token|basic)\s+)?)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();
}
