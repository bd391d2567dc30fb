using FuturesSix.Application;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Application;

/// <summary>An artifacts folder that is deleted with the test, and short runs of the synthetic market in it.</summary>
public sealed class ArtifactsSandbox : IDisposable
{
    public string Path { get; } = Repository.TemporaryFolder();

    internal RunStore Store => new(Path);

    internal string Runs => Store.RunsFolder;

    public static RunRequest Request(string artifacts, params string[] sets) => new()
    {
        Artifacts = artifacts,
        Configuration = new ConfigurationRequest { End = new DateOnly(2018, 12, 31), Sets = sets },
    };

    public RunOutcome Run(params string[] sets) => new RunStack().Execute(Request(Path, sets));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
