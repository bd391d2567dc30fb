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
        Create(folder);
        var path = Path.Combine(folder, Name);
        for (var left = patience; ; left -= Pause)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (Exception error) when (error is UnauthorizedAccessException || (error is IOException && !IsTaken(error)))
            {
                throw Unwritable(folder, error);
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

    private static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, error);
        }
    }

    private static RequestException Unwritable(string folder, Exception error) =>
        new($"{folder}: cannot be written ({error.Message}); expected a folder that can be created and written.", error);

    /// <summary>True for the errors of a file that somebody else holds: sharing and lock violations of Windows, EAGAIN of
    /// Linux and macOS. Any other will not go away by waiting.</summary>
    private static bool IsTaken(Exception error) => (error.HResult & 0xFFFF) is 32 or 33 or 11 or 35;

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
