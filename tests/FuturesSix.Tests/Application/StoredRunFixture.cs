using FuturesSix.Application;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Application;

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
