using System.Globalization;
using System.Net;
using FuturesSix.Data;

namespace FuturesSix.Deck;

/// <summary>Options of a Deck.</summary>
public sealed record DeckOptions
{
    /// <summary>Where it listens by default.</summary>
    public const string DefaultBind = "127.0.0.1:8002";

    /// <summary>Address and port; port 0 takes any free one.</summary>
    public string Bind { get; init; } = DefaultBind;

    /// <summary>What POST must carry in X-Deck-Token; null asks for nothing, on loopback only.</summary>
    public string? Token { get; init; }

    /// <summary>Folder of the journal.</summary>
    public required string StateFolder { get; init; }

    /// <summary>A page of your own instead of the built-in one.</summary>
    public string? StaticFolder { get; init; }

    /// <summary>Connection string of a PostgreSQL database instead of the folder.</summary>
    public string? Database { get; init; }

    /// <summary>Strategies of a new Deck.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = ["scalp", "momentum", "trend", "event"];

    /// <summary>Host names, beside localhost and addresses, under which it may be asked.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Control changes a second and client.</summary>
    public int ControlPerSecond { get; init; } = 60;

    /// <summary>Telemetry pushes a second and client.</summary>
    public int TelemetryPerSecond { get; init; } = 2000;

    /// <summary>Everything else a second and client.</summary>
    public int ReadsPerSecond { get; init; } = 500;

    /// <summary>Entries between two snapshots.</summary>
    public int SnapshotEvery { get; init; } = 20_000;

    /// <summary>Options from the environment: DECK_BIND, DECK_TOKEN, DECK_STATE, DECK_STATIC_DIR, DECK_DB, DECK_STRATEGIES,
    /// DECK_HOSTS (lists with commas).</summary>
    /// <param name="read">Reads a variable.</param>
    /// <param name="stateFolder">The folder when DECK_STATE does not say.</param>
    public static DeckOptions FromEnvironment(Func<string, string?> read, string stateFolder)
    {
        ArgumentNullException.ThrowIfNull(read);
        string? Text(string name) => read(name) is { Length: > 0 } text ? text : null;
        var options = new DeckOptions { StateFolder = Text("DECK_STATE") ?? stateFolder };
        return options with
        {
            Bind = Text("DECK_BIND") ?? options.Bind,
            Token = Text("DECK_TOKEN"),
            StaticFolder = Text("DECK_STATIC_DIR"),
            Database = Text("DECK_DB"),
            Strategies = List(Text("DECK_STRATEGIES")) ?? options.Strategies,
            Hosts = List(Text("DECK_HOSTS")) ?? options.Hosts,
        };
    }

    /// <summary>The endpoint to listen on, after every option has been checked.</summary>
    /// <exception cref="RequestException">An option cannot be used; beyond loopback there must be a token.</exception>
    public IPEndPoint Endpoint()
    {
        if (!TryParse(Bind, out var endpoint))
        {
            throw new RequestException($"DECK_BIND is '{Bind}'; expected address:port, for example {DefaultBind}, [::1]:8002 or 0.0.0.0:8002.");
        }

        if (!IPAddress.IsLoopback(endpoint.Address) && Token is null)
        {
            throw new RequestException($"DECK_BIND is '{Bind}', which others can reach, and there is no DECK_TOKEN; expected a token, or an address of this machine only, for example {DefaultBind}.");
        }

        if (Token is { Length: < 8 })
        {
            throw new RequestException("DECK_TOKEN is shorter than 8 characters; expected a secret that cannot be guessed.");
        }

        if (Strategies.Count is 0 or > Core.Live.Deck.DeckRules.MaxStrategies || Strategies.Distinct(StringComparer.Ordinal).Count() != Strategies.Count || Strategies.Any(s => !Names.IsName(s)))
        {
            throw new RequestException($"DECK_STRATEGIES is '{string.Join(',', Strategies)}'; expected 1 to {Core.Live.Deck.DeckRules.MaxStrategies} different names of at most {Names.MaxLength} characters.");
        }

        return StaticFolder is null || Directory.Exists(StaticFolder) ? endpoint : throw new RequestException($"DECK_STATIC_DIR is '{StaticFolder}', which does not exist; expected a folder with index.html.");
    }

    private static bool TryParse(string bind, out IPEndPoint endpoint)
    {
        var local = bind.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? $"127.0.0.1{bind["localhost".Length..]}" : bind;
        endpoint = new IPEndPoint(IPAddress.Loopback, 0);
        var colon = local.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(local[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535 || !IPAddress.TryParse(local[..colon].Trim('[', ']'), out var address))
        {
            return false;
        }

        endpoint = new IPEndPoint(address, port);
        return true;
    }

    private static string[]? List(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
