using FuturesSix.Application;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Tests.Application;

public sealed class RealDatasetTests : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();

    [Theory]
    [InlineData("futures13")]
    [InlineData("legacy37")]
    public void Execute_real_dataset_stores_an_intact_run_with_its_quality_counts(string name)
    {
        Repository.DataOrSkip();
        var request = new RunRequest
        {
            Artifacts = _sandbox.Path,
            Configuration = new ConfigurationRequest { Dataset = Path.Combine(Repository.Root, "docs", "samples", $"{name}.yaml"), Sets = ["allocator.mode=compute"] },
        };

        var run = new RunStack().Execute(request);

        Assert.StartsWith($"{name}_", run.RunId, StringComparison.Ordinal);
        Assert.False(run.Meta.Synthetic);
        Assert.Contains(run.Meta.DataQuality, q => q.Value > 0);
        Assert.NotEmpty(run.Meta.Notes);
        Assert.Empty(_sandbox.Store.Verify(run.RunId));
        Assert.True(new RunStack().Execute(request).Reused);
    }

    public void Dispose() => _sandbox.Dispose();
}
