using System.Text.Json;
using FuturesSix.Application;
using FuturesSix.Data.Orders;
using FuturesSix.Data.Runs;
using FuturesSix.Tests.Runs;

namespace FuturesSix.Tests.Application;

public sealed class AdditionArtifactTests : IDisposable
{
    private static readonly string[] Added =
    [
        "allocator_convexity_v1.csv", "allocator_convexity_v1_meta.json", "allocator_sleeves_v1.csv", "allocator_sleeves_v1_applied.csv", "allocator_sleeves_v1_meta.json",
        "convexity_returns.csv", "engine_policy_applied_v2.csv", "engine_policy_state_v2.csv", "engine_policy_v2_meta.json",
    ];

    private static readonly string[] On =
    [
        "allocator.mode=compute", "allocator.sleeves.csmom.crisis=0.2", "allocator.sleeves.csmom.stress=0.5", "allocator.sleeves.csmom.floor=0.1",
        "allocator.convexity.instrument=VX1", "allocator.convexity.normal=0.5",
        "policy.throttles.trend.vol_of_vol.floor=0.1", "policy.throttles.csmom.dispersion={}", "policy.throttles.csmom.skew_proxy={}", "policy.impairment.trend={}",
    ];

    private readonly ArtifactsSandbox _sandbox = new();

    [Fact]
    public void Run_settings_of_what_is_off_change_no_byte_of_the_files()
    {
        var plain = _sandbox.Run("allocator.mode=compute");
        var off = _sandbox.Run("allocator.mode=compute", "policy.throttle_features.skew_window=30");
        string[] named = ["config.yaml", "meta.json", "manifest.sha256", "report.json", "report.html"];

        Assert.Equal(RunFiles.Paths, Manifest.FilesOf(plain.Path));
        Assert.Equal(RunFiles.Paths, Manifest.FilesOf(off.Path));
        Assert.All(RunFiles.Paths.Except(named), f => Assert.Equal(File.ReadAllBytes(Path.Combine(plain.Path, f)), File.ReadAllBytes(Path.Combine(off.Path, f))));
        Assert.Equal(plain.Meta.Layers.Select(l => l.OutputHash), off.Meta.Layers.Select(l => l.OutputHash));
        Assert.DoesNotContain("convexity", File.ReadAllText(Path.Combine(plain.Path, "metrics.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("policy_factors", File.ReadAllText(Path.Combine(plain.Path, "metrics.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("convexity", File.ReadLines(Path.Combine(plain.Path, "sleeve_returns.csv")).First().Split(','));
    }

    [Fact]
    public void Run_with_everything_on_writes_and_hashes_the_added_files()
    {
        var (plain, run) = (_sandbox.Run("allocator.mode=compute"), _sandbox.Run(On));

        Assert.Equal(RunFiles.Paths.Concat(Added).Order(StringComparer.Ordinal), Manifest.FilesOf(run.Path));
        Assert.Empty(_sandbox.Store.Verify(run.RunId));
        Assert.All([1, 3, 4], n => Assert.Equal(plain.Meta.Layers[n - 1].ConfigHash, run.Meta.Layers[n - 1].ConfigHash));
        Assert.All([2, 6], n => Assert.NotEqual(plain.Meta.Layers[n - 1].OutputHash, run.Meta.Layers[n - 1].OutputHash));
        File.AppendAllText(Path.Combine(run.Path, "allocator_convexity_v1.csv"), " ");
        Assert.Contains(_sandbox.Store.Verify(run.RunId), d => d.Contains("allocator_convexity_v1.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_added_files_explain_the_decided_weights()
    {
        var run = _sandbox.Run(On);
        var scaled = Csv(run, "weights_scaled.csv").Panel();
        var (brake, convexity) = (Csv(run, "allocator_risk_v1_applied.csv").Column("risk_scalar_applied"), Csv(run, "allocator_convexity_v1.csv").Column("weight"));
        var scalars = Csv(run, "allocator_sleeves_v1_applied.csv");
        var sleeves = Csv(run, "sleeve_weights.csv").Rows;
        for (var k = 0; k < scaled.Rows; k++)
        {
            var date = $"{scaled.Dates[k]:yyyy-MM-dd}";
            var sums = scaled.Columns.ToDictionary(s => s, s => s == "VX1" ? convexity[k] : 0);
            foreach (var row in sleeves.Where(r => r[0] == date))
            {
                var scalar = scalars.Rows.Where(r => r[0] == date && r[1] == row[1]).Select(r => CsvFile.Number(r[2])).FirstOrDefault(1);
                sums[row[2]] += brake[k] * scalar * CsvFile.Number(row[3]) * CsvFile.Number(row[4]);
            }

            Assert.All(sums, s => Assert.Equal(s.Value, scaled[k, scaled.IndexOf(s.Key)], 1e-12));
        }

        Assert.Contains(scalars.Column("risk_scalar_applied"), s => s < 1);
        Assert.Contains(convexity, w => w > 0);
    }

    [Fact]
    public void Run_sleeve_returns_file_adds_up_with_the_convexity_column()
    {
        var run = _sandbox.Run(On);
        var (sleeves, returns, own) = (Csv(run, "sleeve_returns.csv").Panel(), Csv(run, "portfolio_returns.csv").Column("ret"), Csv(run, "convexity_returns.csv"));

        var column = sleeves.IndexOf("convexity");
        Assert.Equal(["convexity", "execution", "cost"], sleeves.Columns.Skip(column));
        for (var d = 0; d < sleeves.Rows; d++)
        {
            Assert.Equal(returns[d], Enumerable.Range(0, sleeves.Columns.Count).Sum(c => sleeves[d, c]), 1e-12);
            Assert.Equal(sleeves[d, column], own.Column("profit")[d] + own.Column("cost")[d], 1e-15);
        }

        Assert.True(own.Column("cost").Sum() < 0);
        Assert.Equal(own.Column("profit").Sum(), run.Summary.Convexity!.Profit, 1e-12);
    }

    [Fact]
    public void Run_of_the_sample_book_has_everything_on()
    {
        var file = Path.Combine(Repository.Root, "docs", "samples", "book.yaml");
        var request = ArtifactsSandbox.Request(_sandbox.Path);

        var run = new RunStack().Execute(request with { Configuration = request.Configuration with { File = file } });

        Assert.Equal("cautious", run.Summary.Brake.Profile);
        Assert.Equal(5, run.Summary.PolicyFactors!.Count);
        Assert.True(run.Summary.Convexity!.Acts);
        Assert.Empty(_sandbox.Store.Verify(run.RunId));
    }

    [Fact]
    public void Orders_reasons_lead_to_the_decided_weight_with_everything_on()
    {
        var run = _sandbox.Run(On);
        var convexity = Csv(run, "allocator_convexity_v1.csv");
        var date = convexity.Rows.Last(r => r[6] != "0")[0];
        var decision = RunDecisionReader.Read(_sandbox.Store.Open(run.RunId), DateOnly.Parse(date, null));
        var (leverage, compared) = (decision.Reasons.Values.First().Leverage, 0);

        Assert.True(decision.Reasons["VX1"].Convexity > 0);
        foreach (var reason in decision.Reasons.Values)
        {
            var weight = reason.Sleeves.Sum(s => s.Scalar * s.PolicyMultiplier * s.Weight);
            Assert.Equal((reason.Brake * leverage * weight) + reason.Convexity, reason.Braked, 1e-9);
            compared += reason.Sleeves.Any(s => s.Scalar < 1) ? 1 : 0;
        }

        Assert.True(compared > 0, "no scalar acted");
    }

    [Fact]
    public void Run_added_files_are_described()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "artifacts.md"));

        Assert.All(Added, f => Assert.Contains($"`{f}`", text, StringComparison.Ordinal));
        Assert.Equal(Added, RunFiles.Optional.Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_meta_files_and_summary_say_what_was_on()
    {
        var run = _sandbox.Run(On);
        using var policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Path, "engine_policy_v2_meta.json")));
        using var convexity = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Path, "allocator_convexity_v1_meta.json")));

        Assert.Equal(["dispersion", "skew_proxy", "vol_of_vol", "impairment"], run.Summary.PolicyFactors!.Select(f => f.Component));
        Assert.Equal(4, policy.RootElement.GetProperty("factors").GetArrayLength());
        Assert.Equal("VX1", convexity.RootElement.GetProperty("instrument").GetString());
        Assert.Equal("csmom", Assert.Single(run.Summary.SleeveScalars!).Sleeve);
        Assert.Equal(run.Summary.Convexity, _sandbox.Store.Open(run.RunId).Summary.Convexity);
    }

    [Fact]
    public void Precomputed_with_everything_on_agrees_with_compute_to_the_byte()
    {
        var source = _sandbox.Run(On);

        var replay = _sandbox.Run([.. On.Skip(1), "allocator.mode=precomputed", $"allocator.precomputed_run_id={source.RunId}"]);

        Assert.All(
            Manifest.FilesOf(source.Path).Where(p => p.EndsWith(".csv", StringComparison.Ordinal)),
            f => Assert.Equal(File.ReadAllBytes(Path.Combine(source.Path, f)), File.ReadAllBytes(Path.Combine(replay.Path, f))));

        var policy = _sandbox.Run([.. On, "policy.mode=precomputed", $"policy.precomputed_run_id={source.RunId}"]);
        Assert.Equal(File.ReadAllBytes(Path.Combine(source.Path, "weights.csv")), File.ReadAllBytes(Path.Combine(policy.Path, "weights.csv")));
        Assert.All(Csv(policy, RunFiles.PolicyFactors).Rows, r => Assert.Equal(source.RunId, r[^1]));
    }

    [Theory]
    [InlineData("policy", "policy.impairment.trend={}", "has no throttles or impairment (engine_policy_applied_v2.csv)")]
    [InlineData("allocator", "allocator.sleeves.trend={}", "has no sleeve scalars (allocator_sleeves_v1_applied.csv)")]
    [InlineData("allocator", "allocator.convexity.instrument=VX1", "has no convexity position (allocator_convexity_v1.csv)")]
    public void Precomputed_from_a_run_without_them_is_refused(string use, string setting, string expected)
    {
        var source = _sandbox.Run("allocator.mode=compute");

        var error = Assert.Throws<RunStoreException>(() => _sandbox.Run(setting, $"{use}.mode=precomputed", $"{use}.precomputed_run_id={source.RunId}"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _sandbox.Dispose();

    private static CsvFile Csv(RunOutcome run, string file) => new(Path.Combine(run.Path, file));
}
