using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Journals;

/// <summary>Appends lines to a journal. What <see cref="Flush"/> returned from is on the disk, whatever happens next; a crash
/// leaves at most one torn last line, which the next writer sets aside into <c>NAME.torn-N</c> before it appends. One writer at
/// a time: the caller holds a lock.</summary>
public sealed class JournalWriter : IDisposable
{
    private const int Group = 1 << 20;
    private readonly string _path;
    private readonly long _rotateBytes;
    private readonly List<byte> _pending = new(Group);
    private FileStream _file;

    /// <summary>Opens a journal for appending, created if need be, and sets a torn last line aside.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rotateBytes">A file beyond this is rotated away at the next flush; 0 = never.</param>
    public JournalWriter(string path, long rotateBytes = 0)
    {
        _path = Path.GetFullPath(path);
        _rotateBytes = rotateBytes;
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        SetAside = RepairTail(_path);
        _file = Open(_path);
    }

    /// <summary>Where a torn last line was set aside; null where there was none.</summary>
    public string? SetAside { get; }

    /// <summary>Adds a line without its end; it is durable after the next <see cref="Flush"/>, which comes by itself after
    /// each MiB.</summary>
    public void Append(ReadOnlySpan<byte> line)
    {
        _pending.AddRange(line);
        _pending.Add((byte)'\n');
        if (_pending.Count >= Group)
        {
            Flush();
        }
    }

    /// <summary>Writes and syncs what was added.</summary>
    public void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        if (_rotateBytes > 0 && _file.Length > _rotateBytes)
        {
            Rotate();
        }

        _file.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pending));
        _file.Flush(flushToDisk: true);
        _pending.Clear();
    }

    /// <summary>Writes what was added and closes.</summary>
    public void Dispose()
    {
        Flush();
        _file.Dispose();
    }

    /// <summary>Cuts an unfinished last line off and keeps it beside the journal; ends a whole one that lacks only its line
    /// end.</summary>
    /// <returns>Where it was kept; null where nothing was cut.</returns>
    public static string? RepairTail(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        var tail = Tail(file);
        if (tail.Length == 0)
        {
            return null;
        }

        if (JournalReader.IsWhole(tail))
        {
            file.Seek(0, SeekOrigin.End);
            file.WriteByte((byte)'\n');
            file.Flush(flushToDisk: true);
            return null;
        }

        var kept = FreeName(path);
        AtomicFile.Replace(kept, tail);
        file.SetLength(file.Length - tail.Length);
        file.Flush(flushToDisk: true);
        return kept;
    }

    /// <summary>The bytes behind the last line end.</summary>
    private static byte[] Tail(FileStream file)
    {
        var tail = new List<byte>();
        var block = new byte[1 << 16];
        for (var end = file.Length; end > 0;)
        {
            var size = (int)Math.Min(block.Length, end);
            file.Seek(end - size, SeekOrigin.Begin);
            file.ReadExactly(block.AsSpan(0, size));
            var at = block.AsSpan(0, size).LastIndexOf((byte)'\n');
            tail.InsertRange(0, block.AsSpan(at + 1, size - at - 1));
            end = at >= 0 ? 0 : end - size;
        }

        return [.. tail];
    }

    private static string FreeName(string path)
    {
        var n = 1;
        while (File.Exists(FormattableString.Invariant($"{path}.torn-{n}")))
        {
            n++;
        }

        return FormattableString.Invariant($"{path}.torn-{n}");
    }

    private static FileStream Open(string path)
    {
        var created = !File.Exists(path);
        var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1);
        if (created)
        {
            DurableFolder.Sync(Path.GetDirectoryName(path)!);
        }

        return file;
    }

    private void Rotate()
    {
        _file.Dispose();
        File.Move(_path, JournalFiles.NextPart(_path));
        _file = Open(_path);
    }
}
