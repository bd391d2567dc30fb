using System.Text.Json;
using FuturesSix.Data.Deck;

namespace FuturesSix.Application.Deck;

/// <summary>A drill that was held, for the audit.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Who">The user of the machine who held it.</param>
/// <param name="Passed">True when every step held.</param>
/// <param name="TimeToHaltMs">From the request to the last connected client that saw the halt; null when some did not.</param>
/// <param name="Steps">What was tried.</param>
public sealed record DrillRecord(DateTimeOffset At, string Who, bool Passed, double? TimeToHaltMs, IReadOnlyList<DrillStep> Steps);

/// <summary>drills.jsonl beside the Deck's audit log: one line a drill, never rewritten, synced before the drill ends.</summary>
public static class DrillLog
{
    /// <summary>The file's name.</summary>
    public const string FileName = "drills.jsonl";

    /// <summary>Appends a record in the Deck's state folder; returns the file.</summary>
    public static string Append(string stateFolder, DrillRecord record)
    {
        ArgumentException.ThrowIfNullOrEmpty(stateFolder);
        var path = Path.Combine(stateFolder, FileName);
        Directory.CreateDirectory(stateFolder);
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
            {
                file.WriteByte((byte)'\n'); // a line that a crash tore stays by itself
            }
        }

        file.Write(JsonSerializer.SerializeToUtf8Bytes(record, DeckJson.Options));
        file.WriteByte((byte)'\n');
        file.Flush(flushToDisk: true);
        return path;
    }
}
