using FuturesSix.Application;
using FuturesSix.Application.Certificates;
using FuturesSix.Application.Runs;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Data;
using FuturesSix.Data.Certificates;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Synthetic;

namespace FuturesSix.Tests.Application;

public sealed class CertifyRunTests : IDisposable
{
    private static readonly EngineRegistry Seer = EngineRegistry.FromAssemblies(typeof(EngineRegistry).Assembly, typeof(SeerEngine).Assembly);

    private readonly ArtifactsSandbox _sandbox = new();

    [Fact]
    public void Execute_run_of_the_built_in_engines_passes_and_is_stored()
    {
        var run = _sandbox.Run("allocator.mode=compute");

        var outcome = new CertifyRun().Execute(Request(run.RunId));
        var read = new CertificateStore(_sandbox.Path).Read(run.RunId)!;

        Assert.True(outcome.Certificate.Passed, outcome.Certificate.Violation?.ToString());
        Assert.Equal(Path.Combine(_sandbox.Path, "certificates", $"{run.RunId}.json"), outcome.Path);
        Assert.Equivalent(outcome.Certificate, read, strict: true);
        Assert.Equal((run.Meta.DeterminismHash, 6), (read.DeterminismHash, read.Dates.Count));
        Assert.True(read.Dates.Count(d => d.DayOfWeek == DayOfWeek.Friday) >= 3);
        Assert.Contains("weights.csv", read.Files);
        Assert.True(read.RowsCompared > 10_000);
        Assert.False(read.IsStaleFor(run.Meta));
        Assert.True(read.IsStaleFor(run.Meta with { DeterminismHash = "another" }));
        Assert.Empty(_sandbox.Store.Verify(run.RunId));
    }

    [Fact]
    public void Execute_engine_that_looks_ahead_is_caught_with_file_date_and_cell()
    {
        var run = new RunStack(Seer).Execute(WithSeer());

        var certificate = new CertifyRun(Seer).Execute(Request(run.RunId)).Certificate;
        var violation = certificate.Violation;

        Assert.False(certificate.Passed);
        Assert.NotNull(violation);
        Assert.EndsWith(".csv", violation.File, StringComparison.Ordinal);
        Assert.True(violation.Row <= violation.Known);
        Assert.Equal(violation.Known, certificate.Dates[^1]);
        Assert.NotEqual(violation.Stored, violation.Replayed);
        Assert.NotEqual("", violation.Column);
        var header = File.ReadLines(Path.Combine(run.Path, violation.File)).First().Split(',');
        var stored = File.ReadLines(Path.Combine(run.Path, violation.File)).First(l => l.StartsWith($"{violation.Row:yyyy-MM-dd}", StringComparison.Ordinal) && l.Split(',')[Array.IndexOf(header, violation.Column)] == violation.Stored);
        Assert.NotNull(stored);
        Assert.Equivalent(certificate, new CertificateStore(_sandbox.Path).Read(run.RunId), strict: true);
    }

    [Fact]
    public void Execute_the_same_twice_finds_the_same()
    {
        var run = new RunStack(Seer).Execute(WithSeer());

        var (a, b) = (new CertifyRun(Seer).Execute(Request(run.RunId)).Certificate, new CertifyRun(Seer).Execute(Request(run.RunId)).Certificate);
        var other = new CertifyRun(Seer).Execute(Request(run.RunId) with { Seed = 9 }).Certificate;

        Assert.Equivalent(a with { CreatedUtc = b.CreatedUtc, ElapsedSeconds = b.ElapsedSeconds }, b, strict: true);
        Assert.NotEqual(a.Dates[0], other.Dates[0]);
    }

    [Fact]
    public void Execute_full_checks_every_day_that_has_a_future()
    {
        var request = ArtifactsSandbox.Request(_sandbox.Path);
        var run = new RunStack().Execute(request with { Configuration = request.Configuration with { Start = new DateOnly(2017, 1, 2), End = new DateOnly(2017, 1, 31) } });

        var certificate = new CertifyRun().Execute(Request(run.RunId) with { Full = true }).Certificate;

        Assert.True(certificate.Passed, certificate.Violation?.ToString());
        Assert.Equal(File.ReadLines(Path.Combine(run.Path, "portfolio_returns.csv")).Count() - 1, certificate.Dates.Count);
    }

    [Fact]
    public void Execute_run_of_another_engine_code_is_refused()
    {
        var run = new RunStack(Seer).Execute(WithSeer());
        var horizon = SeerEngine.Horizon;
        SeerEngine.Horizon = 3;
        var error = Assert.Throws<RunStoreException>(() => new CertifyRun(Seer).Execute(Request(run.RunId)));
        SeerEngine.Horizon = horizon;

        Assert.Contains("cannot be replayed exactly", error.Message, StringComparison.Ordinal);
        Assert.Null(new CertificateStore(_sandbox.Path).Read(run.RunId));
    }

    [Fact]
    public void Execute_cancelled_between_replays_writes_nothing()
    {
        var run = _sandbox.Run();
        using var source = new CancellationTokenSource();
        var progress = new Told(p =>
        {
            if (p.Detail?.StartsWith("2 of", StringComparison.Ordinal) == true)
            {
                source.Cancel();
            }
        });

        Assert.ThrowsAny<OperationCanceledException>(() => new CertifyRun().Execute(Request(run.RunId), progress, source.Token));
        Assert.Null(new CertificateStore(_sandbox.Path).Read(run.RunId));
    }

    [Fact]
    public void Execute_what_cannot_be_certified_says_why()
    {
        Assert.Contains("no run 'nothing'", Message("nothing"), StringComparison.Ordinal);
        var run = _sandbox.Run();
        Assert.Contains("dates is 0", Assert.ThrowsAny<InputException>(() => new CertifyRun().Execute(Request(run.RunId) with { Dates = 0 })).Message, StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(run.Path, "weights.csv"), "x");
        Assert.Contains("not as it was written", Message(run.RunId), StringComparison.Ordinal);

        string Message(string id) => Assert.ThrowsAny<InputException>(() => new CertifyRun().Execute(Request(id))).Message;
    }

    [Fact]
    public void Read_damaged_certificate_names_the_file()
    {
        var store = new CertificateStore(_sandbox.Path);
        Directory.CreateDirectory(store.Folder);
        File.WriteAllText(store.PathOf("torn"), "{\"run_id\":");

        Assert.Contains("torn.json", Assert.Throws<RunStoreException>(() => store.Read("torn")).Message, StringComparison.Ordinal);
        Assert.Null(store.Read("none"));
        Assert.Null(store.Read("../runs"));
    }

    [Fact]
    public void Replay_changed_dataset_is_refused_and_a_moved_one_found()
    {
        var folder = Path.Combine(_sandbox.Path, "market");
        Synthesise(5, folder);
        var dataset = Path.Combine(folder, "dataset.yaml");
        var run = new RunStack().Execute(new RunRequest { Artifacts = _sandbox.Path, Configuration = new ConfigurationRequest { Dataset = dataset } });
        var request = new ReplayRequest { RunId = run.RunId, Artifacts = _sandbox.Path };
        Assert.Equal(run.Meta.DeterminismHash, new ReplayRun().Execute(request).Stored.Meta.DeterminismHash);

        var moved = Path.Combine(_sandbox.Path, "elsewhere");
        Directory.Move(folder, moved);
        Assert.Contains("its dataset cannot be read", Assert.ThrowsAny<InputException>(() => new ReplayRun().Execute(request)).Message, StringComparison.Ordinal);
        Assert.NotNull(new ReplayRun().Execute(request with { Dataset = Path.Combine(moved, "dataset.yaml") }));
        Assert.NotNull(new ReplayRun().Execute(request with { Dataset = Path.Combine("elsewhere", "dataset.yaml"), Folder = _sandbox.Path }));

        Synthesise(6, folder);
        Assert.Contains("is not the one it was made of", Assert.ThrowsAny<InputException>(() => new ReplayRun().Execute(request)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _sandbox.Dispose();

    private static void Synthesise(long seed, string folder) =>
        SynthesiseDataset.Execute(new SynthesisRequest { Market = new SyntheticMarketOptions { Seed = seed, Years = 2 }, Output = folder });

    private CertifyRequest Request(string runId) => new() { RunId = runId, Artifacts = _sandbox.Path, Dates = 6, Seed = 4 };

    private RunRequest WithSeer() => ArtifactsSandbox.Request(_sandbox.Path, "engines.seer.weight=1", "engines.my_engine.weight=0");

    private sealed class Told(Action<RunProgress> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told(value);
    }
}

/// <summary>Believes in what will have happened some days later: the look-ahead that a certificate must find.</summary>
[Engine("seer")]
public sealed class SeerEngine(EngineSettings settings) : IEngine
{
    private readonly double _conviction = settings.Number("conviction", 1, 0, 1);

    /// <summary>How many rows it sees ahead.</summary>
    public static int Horizon { get; set; } = 10;

    public string? MissingInputs(MarketData market) => null;

    public EngineForecast Forecast(EngineInput input)
    {
        var (market, level) = (input.Market, input.Features.Level);
        var panel = Panel.Missing([.. market.Dates], [.. market.Returns.Columns], out var values);
        for (var n = 0; n < values.Length; n++)
        {
            var (i, t) = (n / market.Rows, n % market.Rows);
            var change = level[Math.Min(t + Horizon, market.Rows - 1), i] - level[t, i];
            values[n] = double.IsNaN(change) ? double.NaN : _conviction * Math.Sign(change);
        }

        return new EngineForecast(panel, [.. market.Returns.Columns.Select(Bet.Outright)], []);
    }
}
