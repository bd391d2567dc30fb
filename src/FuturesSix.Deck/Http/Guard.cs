using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FuturesSix.Deck;

/// <summary>Who may ask: Host allow-list (a page on another name cannot be bound to this address), Origin, token.</summary>
internal sealed class Guard
{
    private readonly byte[]? _token;
    private readonly HashSet<string> _hosts;

    public Guard(DeckOptions options)
    {
        _token = options.Token is { } token ? SHA256.HashData(Encoding.UTF8.GetBytes(token)) : null;
        _hosts = new HashSet<string>(options.Hosts, StringComparer.OrdinalIgnoreCase) { "localhost" };
    }

    /// <summary>True when changes need a token.</summary>
    public bool HasToken => _token is not null;

    /// <summary>Why the request may not go on; null when it may.</summary>
    public Problem? Refuse(HttpRequest request)
    {
        if (!HostIsKnown(request.Host))
        {
            return new Problem(400, "Unknown host", "The Host header names a host this Deck does not answer for; expected localhost, an address, or a name in DECK_HOSTS.", "Host");
        }

        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if ((changes || request.Path.StartsWithSegments("/ws", StringComparison.Ordinal)) && !OriginIsOwn(request))
        {
            return new Problem(403, "Foreign origin", "The Origin header names another site; expected the Deck's own page, or no browser.", "Origin");
        }

        return changes && !TokenFits(request)
            ? new Problem(401, "Token needed", "X-Deck-Token is missing or wrong; expected the Deck's token.", "X-Deck-Token")
            : null;
    }

    private bool HostIsKnown(HostString host) => host.HasValue && (_hosts.Contains(host.Host) || IPAddress.TryParse(host.Host.Trim('[', ']'), out _));

    private static bool OriginIsOwn(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        return string.IsNullOrEmpty(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Compares digests in constant time, so that neither the content nor the length of the token leaks.</summary>
    private bool TokenFits(HttpRequest request) =>
        _token is null || CryptographicOperations.FixedTimeEquals(_token, SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers["X-Deck-Token"].ToString())));
}
