using System.Buffers;
using System.Text;

namespace FuturesSix.Application.Reporting;

/// <summary>Text as HTML shows it.</summary>
public static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    /// <summary>Escapes text for element content and for quoted attributes. Control characters, which HTML forbids, become the
    /// replacement character.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        return text.AsSpan().IndexOfAny(Special) < 0 && !text.Any(Forbidden) ? text : Slowly(text);
    }

    private static string Slowly(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(Forbidden(c) ? '\uFFFD' : c),
            };
        }

        return escaped.ToString();
    }

    private static bool Forbidden(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
