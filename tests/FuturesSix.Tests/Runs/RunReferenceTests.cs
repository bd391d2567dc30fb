using FuturesSix.Data.Runs;
using FuturesSix.Tests.Application;

namespace FuturesSix.Tests.Runs;

public sealed class RunReferenceTests : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();

    [Fact]
    public void FolderOf_id_folder_and_latest()
    {
        var (first, last) = (_sandbox.Run(), _sandbox.Run("policy.mode=off"));

        Assert.Equal(first.Path, RunReference.FolderOf(_sandbox.Store, first.RunId));
        Assert.Equal(first.Path, RunReference.FolderOf(_sandbox.Store, $"runs/{first.RunId}/", _sandbox.Path));
        Assert.Equal(last.Path, RunReference.FolderOf(_sandbox.Store, "latest"));
    }

    [Fact]
    public void FolderOf_latest_passes_over_damaged_runs()
    {
        var (first, last) = (_sandbox.Run(), _sandbox.Run("policy.mode=off"));
        File.WriteAllText(Path.Combine(last.Path, RunFiles.Meta), "{");

        Assert.Equal(first.Path, RunReference.FolderOf(_sandbox.Store, "latest"));
        Assert.Equal(last.Path, RunReference.FolderOf(_sandbox.Store, last.RunId));
    }

    [Fact]
    public void FolderOf_what_is_no_run_says_what_was_expected()
    {
        Assert.Contains("There is no run in", Assert.Throws<RunStoreException>(() => RunReference.FolderOf(_sandbox.Store, "latest")).Message);
        Assert.Contains("latest", Assert.Throws<RunStoreException>(() => RunReference.FolderOf(_sandbox.Store, "latset")).Message);
        Assert.Contains("manifest.sha256", Assert.Throws<RunStoreException>(() => RunReference.FolderOf(_sandbox.Store, ".", _sandbox.Path)).Message);
    }

    public void Dispose() => _sandbox.Dispose();
}
