using FuturesSix.Application;
using FuturesSix.Application.Verification;
using FuturesSix.Tests.Application;

namespace FuturesSix.Tests.Verification;

/// <summary>Runs in which every layer does something: gates fire, tilts, leverage bounds, the brake, sleeve scalars, a
/// convexity position, throttles, impairment.</summary>
public sealed class VerifiedRunFixture : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();

    public VerifiedRunFixture()
    {
        var book = Path.Combine(_sandbox.Path, "book.yaml");
        File.WriteAllText(book, Overlay);
        Braked = Run(book, "allocator.mode=compute", "margin.max_instrument_notional=0.9", "policy.gamma_quantile=0.8");
        Full = Run(
            book, "allocator.mode=compute", "policy.throttles.trend.vol_of_vol.floor=0.3", "policy.throttles.csmom.dispersion.floor=0.3", "policy.impairment.trend.window=252",
            "allocator.sleeves.trend.stress=0.5", "allocator.sleeves.trend.crisis=0.4", "allocator.convexity.instrument=VX1");
    }

    public RunOutcome Braked { get; }

    public RunOutcome Full { get; }

    public string Artifacts => _sandbox.Path;

    private static string Overlay => """
        overlay:
          tilts:
            - { scope: asset_class, target: equity, multiplier: 1.4, start: 2017-06-01, end: 2018-06-01, author: pm, intent: planted }

        """;

    public static RunVerification Verify(string folder, bool replay = false, string? dataset = null) => new VerifyRun().Execute(
        new VerifyRequest { Run = folder, Artifacts = Path.Combine(folder, "..", ".."), Replay = replay, Dataset = dataset }, null, TestContext.Current.CancellationToken);

    public void Dispose() => _sandbox.Dispose();

    private RunOutcome Run(string book, params string[] sets)
    {
        var request = ArtifactsSandbox.Request(_sandbox.Path, sets);
        return new RunStack().Execute(request with { Configuration = request.Configuration with { File = book } });
    }
}
