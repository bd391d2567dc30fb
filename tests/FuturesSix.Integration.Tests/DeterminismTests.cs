using System.Text.Json;

namespace FuturesSix.Integration.Tests;

/// <summary>The same bytes on any number of threads and whatever the processor can do.</summary>
public sealed class DeterminismTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    [Theory]
    [InlineData("DOTNET_PROCESSOR_COUNT", "1")]
    [InlineData("DOTNET_PROCESSOR_COUNT", "2")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("DOTNET_TieredPGO", "0")]
    public async Task Run_gives_the_same_determinism_hash(string variable, string value)
    {
        var plain = await HashAsync("plain", new Dictionary<string, string>());
        var varied = await HashAsync("varied", new Dictionary<string, string> { [variable] = value });

        Assert.Equal(plain, varied);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> HashAsync(string name, Dictionary<string, string> environment)
    {
        var artifacts = Path.Combine(_folder, name);
        using var fsix = Fsix.Start(environment, ["run", "--json", "--set", "allocator.mode=compute", "--artifacts", artifacts]);
        var result = await fsix.EndAsync();
        Assert.Equal(0, result.ExitCode);
        var meta = Assert.Single(Directory.GetFiles(artifacts, "meta.json", SearchOption.AllDirectories));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(meta, TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("determinism_hash").GetString()!;
    }
}
