namespace FuturesSix.Data.Runs;

/// <summary>A folder beside the runs in which one run is written. A lock file beside it, held open as long as the
/// writer lives, tells a living writer from a dead one on any file system that .NET can lock on.</summary>
internal sealed class TemporaryRunFolder : IDisposable
{
    /// <summary>Names that begin like this are no runs.</summary>
    public const string Prefix = ".tmp-";

    private const string LockSuffix = ".lock";
    private readonly FileStream _lock;

    private TemporaryRunFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Creates a fresh one for <paramref name="runId"/>.</summary>
    public static TemporaryRunFolder Create(string runsFolder, string runId)
    {
        Directory.CreateDirectory(runsFolder);
        var path = System.IO.Path.Combine(runsFolder, $"{Prefix}{runId}-{Guid.NewGuid():N}");
        var @lock = new FileStream(path + LockSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        Directory.CreateDirectory(path);
        return new TemporaryRunFolder(path, @lock);
    }

    /// <summary>Deletes the temporary folders whose writers are dead. A folder whose lock is held, or that has no lock
    /// file, is left alone.</summary>
    public static void DeleteDead(string runsFolder)
    {
        foreach (var lockPath in Directory.Exists(runsFolder) ? Directory.GetFiles(runsFolder, $"{Prefix}*{LockSuffix}") : [])
        {
            try
            {
                using (new FileStream(lockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None))
                {
                    DeleteFolder(lockPath[..^LockSuffix.Length]);
                }

                File.Delete(lockPath);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Its writer lives, or another process cleans up: not ours to delete.
            }
        }
    }

    /// <summary>Deletes what is left of the folder and gives up the lock.</summary>
    public void Dispose()
    {
        DeleteFolder(Path);
        _lock.Dispose();
        try
        {
            File.Delete(_lock.Name);
        }
        catch (IOException)
        {
            // Another process found the lock free and deletes it.
        }
    }

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
