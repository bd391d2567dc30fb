using FuturesSix.Application;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;
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

/// <summary>One stored run with the brake acting, shared by the tests that only read it, and the result it was written
/// from.</summary>
public sealed class StoredRunFixture : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();

    public StoredRunFixture()
    {
        Outcome = _sandbox.Run(Sets);
        var request = ArtifactsSandbox.Request(_sandbox.Path, Sets).Configuration;
        Configuration = ConfigurationReader.Read(request);
        Result = CanonicalStack.Run(new StackInput(RunDataset.Open(Configuration.Dataset).Market, Configuration.Options, EngineRegistry.BuiltIn));
    }

    public static string[] Sets { get; } = ["allocator.mode=compute"];

    public RunOutcome Outcome { get; }

    public RunConfiguration Configuration { get; }

    public StackResult Result { get; }

    public string Folder => Outcome.Path;

    public string File(string name) => Path.Combine(Folder, name);

    public void Dispose() => _sandbox.Dispose();
}
