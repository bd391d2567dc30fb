using FuturesSix.Application;
using FuturesSix.Data;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Application;

public sealed class PrecomputedTests : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();

    [Theory]
    [InlineData("off")]
    [InlineData("compute")]
    public void Allocator_precomputed_from_a_run_agrees_with_compute_to_the_byte(string sourceMode)
    {
        var compute = _sandbox.Run("allocator.mode=compute");
        var source = _sandbox.Run($"allocator.mode={sourceMode}");

        var replay = _sandbox.Run("allocator.mode=precomputed", $"allocator.precomputed_run_id={source.RunId}");

        Assert.NotEqual(compute.RunId, replay.RunId);
        Assert.Equal(source.Meta.DeterminismHash, Assert.Single(replay.Meta.Sources).DeterminismHash);
        Assert.All(RunFiles.Paths.Where(p => p.EndsWith(".csv", StringComparison.Ordinal)), f => Equal(compute, replay, f));
        Assert.Equal(compute.Meta.Layers.Select(l => l.OutputHash), replay.Meta.Layers.Select(l => l.OutputHash));
    }

    [Fact]
    public void Policy_precomputed_from_a_run_agrees_with_compute()
    {
        var source = _sandbox.Run();

        var replay = _sandbox.Run("policy.mode=precomputed", $"policy.precomputed_run_id={source.RunId}");

        Equal(source, replay, "weights.csv");
        Equal(source, replay, "portfolio_returns.csv");
        Assert.All(File.ReadLines(Path.Combine(replay.Path, RunFiles.PolicyApplied)).Skip(1), l => Assert.EndsWith($",{source.RunId}", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("allocator", RunFiles.RiskApplied)]
    [InlineData("policy", RunFiles.PolicyApplied)]
    public void Precomputed_edited_source_is_refused(string use, string file)
    {
        var source = _sandbox.Run();
        var path = Path.Combine(source.Path, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(",1\n", ",0.5\n", StringComparison.Ordinal) + " ");

        var error = Assert.Throws<RunStoreException>(() => _sandbox.Run($"{use}.mode=precomputed", $"{use}.precomputed_run_id={source.RunId}"));

        Assert.Contains(file, error.Message);
        Assert.Contains(use, error.Message);
    }

    [Fact]
    public void Allocator_precomputed_lists_every_layer_that_does_not_fit()
    {
        var source = _sandbox.Run();

        var error = Assert.Throws<RunStoreException>(() => _sandbox.Run(
            "allocator.mode=precomputed", $"allocator.precomputed_run_id={source.RunId}",
            "rebalance=M", "policy.vrp_quantile=0.98", "construction.instrument_volatility=0.2", "risk_targeting.leverage_cap=5", "simulation.capital=1000"));

        Assert.Equal(6, error.Problems.Count);
        Assert.Contains(error.Problems, p => p.Contains("capital is 50000000, not 1000", StringComparison.Ordinal));
        Assert.All(["layer 1 ", "layer 2 ", "layer 3 ", "layer 5 ", "layer 7 "], l => Assert.Contains(error.Problems, p => p.Contains(l, StringComparison.Ordinal)));
    }

    [Fact]
    public void Precomputed_without_a_run_id_is_an_error_not_a_silent_off()
    {
        var error = Assert.ThrowsAny<InputException>(() => _sandbox.Run("allocator.mode=precomputed"));

        Assert.Contains("allocator.precomputed_run_id is missing", error.Message);
    }

    public void Dispose() => _sandbox.Dispose();

    private static void Equal(RunOutcome a, RunOutcome b, string file) =>
        Assert.True(File.ReadAllBytes(Path.Combine(a.Path, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(b.Path, file))), file);
}
