namespace FuturesSix.Data;

/// <summary>Small files that a running daemon replaces while others read them.</summary>
public static class DaemonFiles
{
    /// <summary>Replaces a file: readers see the old content or the new, never half of it.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content) => AtomicFile.Replace(path, content);
}
