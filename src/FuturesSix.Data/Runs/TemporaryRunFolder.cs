namespace FuturesSix.Data.Runs;

/// <summary>A folder beside the runs in which one run is written. A lock file beside it, held open as long as the
/// writer lives, tells a living writer from a dead one on any file system that .NET can lock on.</summary>
internal sealed class TemporaryRunFolder : IDisposable
{
    /// <summary>Names that begin like this are no runs.</summary>
    public const string Prefix = ".tmp-";

    /// <summary>The folder inside into which a run that is being replaced is moved.</summary>
    private const string Replaced = "replaced";

    private const string LockSuffix = ".lock";
    private readonly FileStream _lock;

    private TemporaryRunFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>Where the run goes that is being replaced. It is put back when the folder is deleted and no run of its id
    /// is there.</summary>
    public string Aside => System.IO.Path.Combine(Path, Replaced);

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

    /// <summary>Deletes the temporary folders whose writers are dead; a run that one of them was about to replace, and did
    /// not, is put back. A folder whose lock is held, or that has no lock
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
        try
        {
            DeleteFolder(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && Directory.Exists(Aside))
        {
            // The replaced run could not be put back: the lock file stays, so that the next writer tries again.
            _lock.Dispose();
            return;
        }

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
            PutBack(path);
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>A process that was killed between moving the old run aside and moving the new one in leaves neither.</summary>
    private static void PutBack(string path)
    {
        var aside = System.IO.Path.Combine(path, Replaced);
        var name = System.IO.Path.GetFileName(path);
        var end = name.LastIndexOf('-');
        if (!Directory.Exists(aside) || end <= Prefix.Length)
        {
            return;
        }

        var run = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, name[Prefix.Length..end]);
        if (!Directory.Exists(run))
        {
            Directory.Move(aside, run);
        }
    }
}
