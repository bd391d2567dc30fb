using System.Security.Cryptography;
using System.Text;

namespace FuturesSix.Application.Reporting;

/// <summary>One self-contained HTML page: it asks the network for nothing (its content security policy forbids it), follows the
/// reader's light or dark scheme, fits a phone and a sheet of paper. Deterministic: the same content gives the same bytes.</summary>
/// <param name="title">Title of the document and its heading.</param>
/// <param name="subtitle">A line below the heading; null for none.</param>
public sealed class HtmlPage(string title, string? subtitle = null)
{
    private readonly HtmlWriter _body = new();
    private readonly List<(string Id, string Heading)> _sections = [];
    private readonly List<string> _scripts = [];
    private readonly List<string> _styles = [PageAssets.Stylesheet];
    private readonly List<(string Id, string Json)> _data = [];

    /// <summary>A strip above everything, for what no reader may miss; null for none.</summary>
    public string? Warning { get; init; }

    /// <summary>The last line; null for none.</summary>
    public string? Footer { get; init; }

    /// <summary>Adds a section, which the contents of the page link to.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="write">Writes it.</param>
    public HtmlPage Section(string id, string heading, Action<HtmlWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        _sections.Add((id, heading));
        _body.Begin("section", null, "id", id, "aria-labelledby", $"{id}-h").Element("h2", heading, null, "id", $"{id}-h");
        write(_body);
        _body.End().Raw("\n");
        return this;
    }

    /// <summary>Adds a stylesheet after the page's own.</summary>
    public HtmlPage Style(string css)
    {
        _styles.Add(css);
        return this;
    }

    /// <summary>Adds data for scripts: a block of JSON with an id.</summary>
    public HtmlPage Data(string id, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        _data.Add((id, json.Replace("<", "\\u003c", StringComparison.Ordinal)));
        return this;
    }

    /// <summary>Adds a script, run when everything else is there.</summary>
    public HtmlPage Script(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        _scripts.Add(script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase));
        return this;
    }

    /// <summary>The page.</summary>
    public override string ToString()
    {
        var styles = string.Concat(_styles);
        var page = new HtmlWriter();
        page.Raw("<!doctype html>\n").Begin("html", null, "lang", "en").Raw("\n").Begin("head").Raw("<meta charset=\"utf-8\"/>\n");
        page.Void("meta", null, "http-equiv", "Content-Security-Policy", "content", Policy(styles)).Raw("\n");
        page.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        page.Element("title", title).Raw("\n<link rel=\"icon\" href=\"data:,\"/>\n<style>").Raw(styles).Raw("</style>\n").End().Raw("\n").Begin("body").Raw("\n");
        WriteHeader(page);
        page.Begin("main", null, "id", "main").Raw("\n").Raw(_body.ToString()).End().Raw("\n");
        _ = Footer is null ? page : page.Begin("footer").Paragraph(Footer).End().Raw("\n");
        WriteScripts(page);
        return page.End().Raw("\n").End().Raw("\n").ToString();
    }

    /// <summary>The page as UTF-8 without a byte order mark.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    private void WriteHeader(HtmlWriter page)
    {
        page.Element("a", "Skip to the content", "skip", "href", "#main");
        _ = Warning is null ? page : page.Element("p", Warning, "warning", "role", "note");
        page.Begin("header").Element("h1", title);
        _ = subtitle is null ? page : page.Paragraph(subtitle, "subtitle");
        page.End().Raw("\n");
        if (_sections.Count < 2)
        {
            return;
        }

        page.Begin("nav", null, "aria-label", "Contents").Begin("ul");
        foreach (var (id, heading) in _sections)
        {
            page.Begin("li").Element("a", heading, null, "href", $"#{id}").End();
        }

        page.End().End().Raw("\n");
    }

    private void WriteScripts(HtmlWriter page)
    {
        foreach (var (id, json) in _data)
        {
            page.Raw($"<script type=\"application/json\" id=\"{HtmlText.Escape(id)}\">").Raw(json).Raw("</script>\n");
        }

        foreach (var script in _scripts)
        {
            page.Raw("<script>").Raw(script).Raw("</script>\n");
        }
    }

    /// <summary>Nothing but the page's own style and scripts, by their hashes.</summary>
    private string Policy(string styles)
    {
        var scripts = _scripts.Count == 0 ? "'none'" : string.Join(' ', _scripts.Select(Source));
        return $"default-src 'none'; style-src {Source(styles)}; script-src {scripts}; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static string Source(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";
}
