namespace FuturesSix.Data;

/// <summary>Keeps other writers, threads and processes, out of a folder while it is held. The lock is an open file: it ends
/// with its holder, also when that is killed.</summary>
internal sealed class FolderLock : IDisposable
{
    private const string Name = ".lock";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock of <paramref name="folder"/>, which is created if need be.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="RequestException">It stayed taken.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FolderLock Take(string folder, TimeSpan patience, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name);
        for (var left = patience; ; left -= Pause)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException error)
            {
                if (left <= TimeSpan.Zero)
                {
                    throw new RequestException($"{path}: another process is writing here ({error.Message}); expected it to end within {patience.TotalSeconds:0} s.", error);
                }
            }

            cancel.WaitHandle.WaitOne(Pause);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
