using FuturesSix.Data.Runs;

namespace FuturesSix.Data;

/// <summary>Writes files that are there whole or not at all, for readers at any moment and after a crash: a temporary file
/// in the same folder is written, synced, and given its name.</summary>
internal static class AtomicFile
{
    /// <summary>Names that begin like this are files being written.</summary>
    private const string TemporaryPrefix = ".tmp-";

    /// <summary>Replaces <paramref name="path"/>, or creates it; a reader sees the old content or the new.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = Write(path, content);
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        DurableFolder.Sync(Path.GetDirectoryName(temporary)!);
    }

    /// <summary>Creates <paramref name="path"/> unless it is there: of several writers at once exactly one succeeds.</summary>
    /// <returns>False when a file of that name exists.</returns>
    public static bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        if (File.Exists(path))
        {
            return false;
        }

        var temporary = Write(path, content);
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(temporary);
        }

        DurableFolder.Sync(Path.GetDirectoryName(temporary)!);
        return true;
    }

    /// <summary>Deletes what writers that died more than an hour ago left in <paramref name="folder"/>.</summary>
    public static void DeleteDead(string folder)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"{TemporaryPrefix}*") : [])
        {
            if (File.GetLastWriteTimeUtc(path) < DateTime.UtcNow.AddHours(-1))
            {
                File.Delete(path);
            }
        }
    }

    private static string Write(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, TemporaryPrefix + Path.GetRandomFileName());
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
        return temporary;
    }
}
