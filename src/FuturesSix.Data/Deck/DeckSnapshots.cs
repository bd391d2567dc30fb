using System.Globalization;
using System.Text.Json;
using FuturesSix.Core.Live.Deck;

namespace FuturesSix.Data.Deck;

/// <summary>A state with its past, as a snapshot file has it.</summary>
/// <param name="State">The state.</param>
/// <param name="History">Points, oldest first.</param>
internal sealed record DeckSnapshot(DeckState State, IReadOnlyList<DeckPoint> History);

/// <summary>Snapshot files and the names of the journal's files.</summary>
internal static class DeckSnapshots
{
    private const string SnapshotPrefix = "snapshot-";
    private const string SegmentPrefix = "journal-";

    public static string SegmentPath(string folder, long first) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{SegmentPrefix}{first:D12}.jsonl"));

    /// <summary>First numbers of the segments, ascending.</summary>
    public static List<long> Segments(string folder) => Numbers(folder, SegmentPrefix, ".jsonl");

    /// <summary>Numbers of the snapshots, ascending.</summary>
    public static List<long> All(string folder) => Numbers(folder, SnapshotPrefix, ".json");

    /// <summary>Writes one, atomically.</summary>
    public static void Write(string folder, DeckSnapshot snapshot) =>
        AtomicFile.Replace(PathOf(folder, snapshot.State.Seq), JsonSerializer.SerializeToUtf8Bytes(snapshot, DeckJson.Options));

    /// <summary>Reads one; null when it cannot be used, which the journal makes good.</summary>
    public static DeckSnapshot? Read(string folder, long seq)
    {
        try
        {
            var snapshot = JsonSerializer.Deserialize<DeckSnapshot>(File.ReadAllBytes(PathOf(folder, seq)), DeckJson.Options);
            return snapshot is { State.Seq: var found } && found == seq ? snapshot with { State = DeckJson.Ordinal(snapshot.State) } : null;
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            return null;
        }
    }

    /// <summary>The last snapshot that is not after a moment, by halving; null when there is none.</summary>
    public static DeckSnapshot? Before(string folder, DateTimeOffset at)
    {
        var numbers = All(folder);
        var (low, high) = (0, numbers.Count);
        DeckSnapshot? best = null;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Read(folder, numbers[middle]) is not { } snapshot)
            {
                numbers.RemoveAt(middle);
                high--;
            }
            else if (snapshot.State.At <= at)
            {
                (best, low) = (snapshot, middle + 1);
            }
            else
            {
                high = middle;
            }
        }

        return best;
    }

    private static string PathOf(string folder, long seq) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{SnapshotPrefix}{seq:D12}.json"));

    private static List<long> Numbers(string folder, string prefix, string suffix) =>
    [
        .. Directory.EnumerateFiles(folder, prefix + "*" + suffix)
            .Select(f => Path.GetFileName(f)[prefix.Length..^suffix.Length])
            .Where(n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(n => long.Parse(n, CultureInfo.InvariantCulture))
            .Order(),
    ];
}
