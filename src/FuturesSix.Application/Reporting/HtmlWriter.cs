using System.Text;

namespace FuturesSix.Application.Reporting;

/// <summary>Writes the body of a page: every text is escaped, every element that is begun is ended. No attribute carries style or
/// script: the page's content security policy would refuse both.</summary>
public sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="classes">Its classes; null for none.</param>
    /// <param name="attributes">More attributes, names and unescaped values in turn.</param>
    public HtmlWriter Begin(string tag, string? classes = null, params ReadOnlySpan<string> attributes)
    {
        _open.Push(tag);
        return Tag(tag, classes, attributes, ">");
    }

    /// <summary>Ends the element that was begun last.</summary>
    /// <exception cref="InvalidOperationException">None is open.</exception>
    public HtmlWriter End()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element with text in it.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="text">Its text, unescaped.</param>
    /// <param name="classes">Its classes; null for none.</param>
    /// <param name="attributes">More attributes, names and unescaped values in turn.</param>
    public HtmlWriter Element(string tag, string? text, string? classes = null, params ReadOnlySpan<string> attributes) =>
        Begin(tag, classes, attributes).Text(text).End();

    /// <summary>An element without an end, or one of SVG closed at once.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="classes">Its classes; null for none.</param>
    /// <param name="attributes">More attributes, names and unescaped values in turn.</param>
    public HtmlWriter Void(string tag, string? classes = null, params ReadOnlySpan<string> attributes) => Tag(tag, classes, attributes, "/>");

    /// <summary>A paragraph.</summary>
    public HtmlWriter Paragraph(string? text, string? classes = null) => Element("p", text, classes);

    /// <summary>Text, escaped.</summary>
    public HtmlWriter Text(string? text)
    {
        _text.Append(HtmlText.Escape(text));
        return this;
    }

    /// <summary>Markup as it is: for what the program itself made.</summary>
    public HtmlWriter Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>A heading for each name, a value below it: the figures a reader looks at first.</summary>
    /// <param name="figures">Name, value, and what it means (shown below; null for nothing).</param>
    public HtmlWriter Figures(IEnumerable<(string Name, string Value, string? Meaning)> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Begin("dl", "figures");
        foreach (var (name, value, meaning) in figures)
        {
            Begin("div").Element("dt", name).Begin("dd").Element("strong", value);
            _ = meaning is null ? this : Element("small", meaning);
            End().End();
        }

        return End();
    }

    /// <summary>Everything written so far.</summary>
    /// <exception cref="InvalidOperationException">An element is still open.</exception>
    public override string ToString() =>
        _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> was not ended.");

    internal StringBuilder Buffer => _text;

    private HtmlWriter Tag(string tag, string? classes, ReadOnlySpan<string> attributes, string end)
    {
        _text.Append('<').Append(tag);
        if (classes is not null)
        {
            _text.Append(" class=\"").Append(HtmlText.Escape(classes)).Append('"');
        }

        for (var a = 0; a + 1 < attributes.Length; a += 2)
        {
            _text.Append(' ').Append(attributes[a]).Append("=\"").Append(HtmlText.Escape(attributes[a + 1])).Append('"');
        }

        _text.Append(end);
        return this;
    }
}
