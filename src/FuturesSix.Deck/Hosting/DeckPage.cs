using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FuturesSix.Deck;

/// <summary>The built-in page: the files that were bundled into the assembly. A build without npm has none, and says so.</summary>
internal static class DeckPage
{
    private const string Missing = "<!doctype html><html lang=\"en\"><title>Deck</title><h1>Deck</h1><p>This build has no page: npm was missing when it was built. The API is complete: <a href=\"/status\">/status</a>, <a href=\"/openapi\">/openapi</a>.</p></html>";

    private static readonly (string Path, string Resource, string Type)[] Files =
    [
        ("/", "deck/index.html", "text/html; charset=utf-8"),
        ("/deck.js", "deck/deck.js", "text/javascript; charset=utf-8"),
        ("/deck.css", "deck/deck.css", "text/css; charset=utf-8"),
    ];

    /// <summary>Adds the files.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var (path, resource, type) in Files)
        {
            var content = Read(resource) ?? (path == "/" ? Encoding.UTF8.GetBytes(Missing) : null);
            if (content is not null)
            {
                app.MapGet(path, context => Answers.WriteAsync(context, content, type));
            }
        }
    }

    private static byte[]? Read(string resource)
    {
        using var stream = typeof(DeckPage).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
