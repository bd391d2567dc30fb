using System.Text;

namespace FuturesSix.Application.Reporting;

/// <summary>What pages embed: their stylesheet, and the scripts of web/ where the build made them.</summary>
internal static class PageAssets
{
    private static readonly Lazy<string> Page = new(() => Read("page.css") ?? throw new InvalidOperationException("The resource page.css is missing from the assembly."));

    /// <summary>The stylesheet of every page.</summary>
    public static string Stylesheet => Page.Value;

    /// <summary>An embedded resource as text; null when the build did not make it.</summary>
    public static string? Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
