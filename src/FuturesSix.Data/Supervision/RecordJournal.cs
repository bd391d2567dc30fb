using System.Text.Json;
using FuturesSix.Core.Supervision;
using FuturesSix.Data.Journals;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Supervision;

/// <summary>A journal of one kind of record: small ones, read as a whole.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="path">The file.</param>
public sealed class RecordJournal<T>(string path)
    where T : class
{
    /// <summary>All records, oldest first; a torn last line is not one.</summary>
    /// <exception cref="JournalException">A line is no such record; file and line are named.</exception>
    public IReadOnlyList<T> Read()
    {
        var records = new List<T>();
        using var journal = new JournalReader(JournalFiles.Of(path));
        while (journal.Read())
        {
            records.Add(Parse(journal));
        }

        return records;
    }

    /// <summary>Appends records and syncs them.</summary>
    public void Append(IReadOnlyCollection<T> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0)
        {
            return;
        }

        using var writer = new JournalWriter(path);
        foreach (var record in records)
        {
            writer.Append(JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Line));
        }
    }

    private static T Parse(JournalReader journal)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(journal.Current, RunJson.Line) ?? throw JournalException.At(journal.File, journal.Line, "the line says null", $"a {typeof(T).Name}");
        }
        catch (JsonException error)
        {
            throw JournalException.At(journal.File, journal.Line, $"the line is no {typeof(T).Name} ({error.Message.Split(" Path: ")[0].TrimEnd('.')})", "a line as fsix supervise writes it", error);
        }
    }
}

/// <summary>The ladder as its events tell it.</summary>
public static class LadderState
{
    /// <summary>Where every agent that was ever judged stands.</summary>
    public static SortedDictionary<string, LadderPosition> Of(IEnumerable<LadderEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var positions = new SortedDictionary<string, LadderPosition>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            positions[happened.Agent] = happened.Position();
        }

        return positions;
    }
}
