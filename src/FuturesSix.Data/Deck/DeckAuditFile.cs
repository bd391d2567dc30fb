using System.Buffers;
using System.Text.Json;
using FuturesSix.Core.Live.Deck;

namespace FuturesSix.Data.Deck;

/// <summary>One line of the audit log.</summary>
/// <param name="Seq">Number in the journal.</param>
/// <param name="At">When.</param>
/// <param name="Who">Who.</param>
/// <param name="From">From where.</param>
/// <param name="Kind">What kind of change.</param>
/// <param name="Old">What was there.</param>
/// <param name="New">What is there now.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record DeckAuditLine(long Seq, DateTimeOffset At, string Who, string From, DeckChangeKind Kind, string? Old, string? New, string? Reason)
{
    /// <summary>The line of an entry.</summary>
    public static DeckAuditLine Of(DeckEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry.Seq, entry.At, entry.Who, entry.From, entry.Change.Kind, entry.Old, entry.New, entry.Change.Reason);
    }
}

/// <summary>audit.jsonl: every control change, one readable line each, never rewritten. Made good from the journal at start.</summary>
internal sealed class DeckAuditFile : IDisposable
{
    private readonly FileStream _file;
    private long _last;

    public DeckAuditFile(string folder)
    {
        _file = new FileStream(Path.Combine(folder, "audit.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1);
        CutTornTail();
    }

    /// <summary>Adds the control changes among <paramref name="entries"/> that are not there yet.</summary>
    public void Add(IReadOnlyList<DeckEntry> entries)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var entry in entries)
        {
            if (!entry.Change.IsTelemetry && entry.Seq > _last)
            {
                lines.Write(JsonSerializer.SerializeToUtf8Bytes(DeckAuditLine.Of(entry), DeckJson.Options));
                lines.Write("\n"u8);
                _last = entry.Seq;
            }
        }

        if (lines.WrittenCount > 0)
        {
            _file.Write(lines.WrittenSpan);
            _file.Flush(flushToDisk: true);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private void CutTornTail()
    {
        var content = new byte[_file.Length];
        _file.ReadExactly(content);
        var whole = content.AsSpan().LastIndexOf((byte)'\n') + 1;
        _file.SetLength(whole);
        _file.Position = whole;
        if (whole > 0)
        {
            var before = content.AsSpan(0, whole - 1).LastIndexOf((byte)'\n') + 1;
            _last = JsonSerializer.Deserialize<DeckAuditLine>(content.AsSpan(before, whole - 1 - before), DeckJson.Options)?.Seq ?? 0;
        }
    }
}
