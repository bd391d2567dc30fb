using FuturesSix.Application.Reporting;

namespace FuturesSix.Tests.Reporting;

public sealed class HtmlTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("plain µ ×", "plain µ ×")]
    [InlineData("<a href='x'>\"&\"</a>", "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;")]
    [InlineData("a\u0000b\nc\u0085", "a\uFFFDb\nc\uFFFD")]
    public void Escape_gives_text(string? text, string expected) => Assert.Equal(expected, HtmlText.Escape(text));

    [Fact]
    public void Writer_escapes_and_closes()
    {
        var writer = new HtmlWriter().Begin("p", "a\"b", "title", "<x>").Text("1 < 2").Void("br").End();

        Assert.Equal("<p class=\"a&quot;b\" title=\"&lt;x&gt;\">1 &lt; 2<br/></p>", writer.ToString());
        Assert.Contains("<p> was not ended", Assert.Throws<InvalidOperationException>(() => new HtmlWriter().Begin("p").ToString()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_has_headings_for_columns_and_rows_and_refuses_ragged_ones()
    {
        var writer = new HtmlWriter();
        var table = new HtmlTable("What & why", "Name", "#Value").Row("a<", new HtmlCell("-1", "bad"));
        table.Write(writer);

        Assert.Contains("<th scope=\"col\">Name</th><th class=\"n\" scope=\"col\">Value</th>", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">a&lt;</th><td class=\"n bad\">-1</td></tr>", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("aria-label=\"What &amp; why\"", writer.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => table.Row("only one"));
    }

    [Fact]
    public void Page_policy_names_the_hashes_of_its_own_style_and_scripts_only()
    {
        var page = new HtmlPage("T <1>", "sub") { Warning = "w", Footer = "f" }
            .Section("one", "One", b => b.Paragraph("x")).Section("two", "Two", b => b.Paragraph("y"))
            .Data("d", "{\"a\":\"</script>\"}").Script("1;'</script>'").ToString();

        Assert.Contains("<title>T &lt;1&gt;</title>", page, StringComparison.Ordinal);
        Assert.Contains("{\"a\":\"\\u003c/script>\"}", page, StringComparison.Ordinal);
        Assert.Contains("<script>1;'<\\/script>'</script>", page, StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"#two\">Two</a></li>", page, StringComparison.Ordinal);
        var script = Hash("1;'<\\/script>'");
        var style = Hash(page.Split("<style>")[1].Split("</style>")[0]);
        Assert.Contains(HtmlText.Escape($"style-src {style}; script-src {script};"), page, StringComparison.Ordinal);
        Assert.Contains("script-src &#39;none&#39;", new HtmlPage("x").ToString(), StringComparison.Ordinal);
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}'";
}
