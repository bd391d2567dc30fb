using System.Text.Json;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Allocations;

/// <summary>The exports in one folder. Any number of threads and processes may export at once: names are never shared,
/// every file is whole at any moment, latest.csv has the bytes of the newest export.</summary>
/// <param name="folder">The folder, by custom artifacts/allocations.</param>
/// <param name="clock">The time of an export; null = the system's.</param>
public sealed class AllocationStore(string folder, TimeProvider? clock = null)
{
    private const string Latest = "latest";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The copy of the newest export.</summary>
    public string LatestCsv => Path.Combine(Folder, $"{Latest}.csv");

    /// <summary>The exports, oldest first.</summary>
    public IReadOnlyList<string> List() => !Directory.Exists(Folder) ? [] :
    [
        .. Directory.EnumerateFiles(Folder, "*_alloc.csv")
            .Select(path => (Path: path, Name: AllocationName.Of(path)))
            .Where(f => f.Name is not null)
            .OrderBy(f => f.Name)
            .Select(f => f.Path),
    ];

    /// <summary>Writes the proposal under a name of its own, with its record beside it, and makes it the latest.</summary>
    /// <param name="allocation">The proposal.</param>
    /// <param name="source">Its input.</param>
    /// <param name="cancel">Stops waiting for other writers; nothing is written then.</param>
    /// <exception cref="InputException">Another writer holds the folder for too long.</exception>
    public AllocationExport Export(MetaAllocationResult allocation, AllocationInput source, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(allocation);
        ArgumentNullException.ThrowIfNull(source);
        var csv = AllocationCsv.Write(allocation);
        using var held = FolderLock.Take(Folder, Patience, cancel);
        AtomicFile.DeleteDead(Folder);
        var now = _clock.GetUtcNow();
        for (var name = AllocationName.At(now); ; name = name.Next())
        {
            var record = new AllocationRecord
            {
                Created = now,
                File = name.File("csv"),
                CsvSha256 = Hashes.Of(csv),
                Source = source.Source,
                InputsSha256 = AllocationInputReader.Hash(source.Input),
                CodeVersion = CodeVersion.Current,
                Allocation = allocation,
                InputNotes = source.Notes,
            };
            if (Publish(name, csv, JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Indented)) is { } paths)
            {
                return new AllocationExport(paths.Csv, paths.Json, LatestCsv, Path.Combine(Folder, $"{Latest}.json"), record);
            }
        }
    }

    /// <summary>Gives both files the name, then replaces the latest; null when the name is taken. The record comes first, so
    /// that whoever sees the CSV finds it.</summary>
    private (string Csv, string Json)? Publish(AllocationName name, byte[] csv, byte[] json)
    {
        var (csvPath, jsonPath) = (Path.Combine(Folder, name.File("csv")), Path.Combine(Folder, name.File("json")));
        if (!AtomicFile.TryCreate(jsonPath, json))
        {
            return null;
        }

        if (!AtomicFile.TryCreate(csvPath, csv))
        {
            File.Delete(jsonPath);
            return null;
        }

        AtomicFile.Replace(Path.Combine(Folder, $"{Latest}.json"), json);
        AtomicFile.Replace(LatestCsv, csv);
        return (csvPath, jsonPath);
    }
}
