using System.Text.Json;
using System.Text.Json.Serialization;
using FuturesSix.Data;
using FuturesSix.Data.Deck;

namespace FuturesSix.Application.Daemon;

/// <summary>The daemon's decisions as JSON Lines, synced after each. A torn last line is set aside; any other damage is an error.</summary>
public sealed class DaemonJournal
{
    private static readonly JsonSerializerOptions Options = new(DeckJson.Options) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private readonly string _path;

    /// <summary>The journal at a path; its folder is created if need be.</summary>
    public DaemonJournal(string path)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
    }

    /// <summary>Every decision, in order.</summary>
    /// <param name="torn">True when the last line is not whole; it is not among the decisions.</param>
    /// <exception cref="RequestException">A line is damaged; the message names file and line.</exception>
    public IReadOnlyList<DaemonDecision> Read(out bool torn)
    {
        torn = false;
        var decisions = new List<DaemonDecision>();
        if (!File.Exists(_path))
        {
            return decisions;
        }

        var text = File.ReadAllText(_path);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            decisions.Add(Line(lines[i], i + 1));
        }

        torn = lines[^1].Length > 0;
        return decisions;
    }

    /// <summary>Cuts a torn last line off, keeping it beside the journal.</summary>
    public void SetTornAside()
    {
        var content = File.ReadAllBytes(_path);
        var whole = Array.LastIndexOf(content, (byte)'\n') + 1;
        File.WriteAllBytes(_path + ".torn", content[whole..]);
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Write);
        file.SetLength(whole);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Adds a decision; it is on disk afterwards.</summary>
    public void Add(DaemonDecision decision)
    {
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(decision, Options));
        file.Write("\n"u8);
        file.Flush(flushToDisk: true);
    }

    /// <summary>A decision as one line of the journal.</summary>
    public static string Text(DaemonDecision decision) => JsonSerializer.Serialize(decision, Options);

    private DaemonDecision Line(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<DaemonDecision>(line, Options) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new RequestException($"{_path}({number}): the line is damaged ({error.Message}); expected a decision of the daemon.", error);
        }
    }
}
