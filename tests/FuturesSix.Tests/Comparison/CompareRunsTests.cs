using FuturesSix.Application;
using FuturesSix.Application.Comparison;
using FuturesSix.Application.Reporting;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Comparison;
using FuturesSix.Data.Configuration;
using FuturesSix.Tests.Application;
using FuturesSix.Tests.Verification;

namespace FuturesSix.Tests.Comparison;

/// <summary>The base that planted changes are compared with.</summary>
public sealed class BaseRunFixture : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();

    public BaseRunFixture() => Base = Run();

    public RunOutcome Base { get; }

    public string Artifacts => _sandbox.Path;

    public RunOutcome Run(params string[] sets) => _sandbox.Run(["allocator.mode=compute", .. sets]);

    public RunOutcome RunWith(string yaml)
    {
        var file = Path.Combine(_sandbox.Path, "change.yaml");
        File.WriteAllText(file, yaml);
        var request = ArtifactsSandbox.Request(_sandbox.Path, "allocator.mode=compute");
        return new RunStack().Execute(request with { Configuration = request.Configuration with { File = file } });
    }

    public RunComparison Compare(RunOutcome other, double tolerance = 0) => new CompareRuns().Execute(
        new CompareRequest { A = Base.RunId, B = other.RunId, Artifacts = _sandbox.Path, Tolerance = tolerance }, null, TestContext.Current.CancellationToken);

    public void Dispose() => _sandbox.Dispose();
}

public sealed class CompareRunsTests(BaseRunFixture runs) : IClassFixture<BaseRunFixture>
{
    [Theory]
    [InlineData("engines.trend.settings.cross_sectional=true", 1)]
    [InlineData("policy.gamma_quantile=0.8", 2)]
    [InlineData("policy.gates.trend.invert=true", 2)]
    [InlineData("engines.csmom.weight=0.4", 3)]
    [InlineData("construction.instrument_volatility=0.2", 3)]
    [InlineData("risk_targeting.target_vol=0.15", 5)]
    [InlineData("risk_targeting.leverage_cap=5", 5)]
    [InlineData("allocator.mode=off", 6)]
    [InlineData("allocator.profile=H", 6)]
    [InlineData("margin.max_instrument_notional=0.8", 7)]
    [InlineData("margin.slippage_bps=1.5", 0)]
    [InlineData("margin.max_margin_utilisation=0.2", 7)]
    public void Compare_change_planted_in_a_layer_is_named_by_that_layer(string set, int layer)
    {
        var other = runs.Run(set);
        var comparison = runs.Compare(other);
        if (layer == 0)
        {
            Assert.True(comparison.Divergence is null or { Layer: 7 }, comparison.Verdict);
            return;
        }

        Assert.Equal(layer, comparison.Divergence!.Layer);
        Assert.Contains(comparison.Settings, s => s.Name == set.Split('=')[0] && s.B == set.Split('=')[1]);
        Assert.All(comparison.Stages.TakeWhile(s => s.Stage != comparison.Divergence.Stage && s.Stage != RunStage.UnbrakedBook), s => Assert.True(s.Same, s.Name));
        var first = comparison.Divergence.First!;
        Assert.Equal(FirstDifferent(runs.Base, other, first.File), first.Date);
        Assert.NotEqual(first.A, first.B);
        if (layer is 3 or 5 or 7)
        {
            Assert.Contains(first.Instrument, runs.Base.Meta.Universe);
        }
    }

    [Fact]
    public void Compare_tilt_is_named_by_layer_4_with_date_and_instrument()
    {
        var other = runs.RunWith("overlay:\n  tilts:\n    - { scope: asset_class, target: rates, multiplier: 1.3, start: 2017-09-01, end: 2018-02-01, author: pm, intent: planted }\n");

        var divergence = runs.Compare(other).Divergence!;

        Assert.Equal((4, new DateOnly(2017, 9, 1)), (divergence.Layer, divergence.First!.Date));
        Assert.Contains("asset_class rates", divergence.First.Column);
        Assert.Contains(divergence.First.Instrument, new[] { "ZT", "ZF", "ZN", "UB", "FGBL" });
        Assert.Equal((null, "1.3", "B"), (divergence.First.A, divergence.First.B, divergence.First.OnlyIn));
    }

    [Fact]
    public void Compare_run_with_itself_is_identical()
    {
        var comparison = runs.Compare(runs.Base);

        Assert.True(comparison.Identical);
        Assert.Null(comparison.Divergence);
        Assert.Empty(comparison.Settings);
        Assert.Empty(comparison.Receipt);
        Assert.Contains("the same to the byte", comparison.Verdict);
    }

    [Fact]
    public void Compare_metrics_side_by_side_with_the_difference()
    {
        var other = runs.Run("risk_targeting.target_vol=0.15");
        var sharpe = runs.Compare(other).Metrics.Single(m => m.Name == "performance.sharpe");

        Assert.Equal((runs.Base.Summary.Performance.Sharpe, other.Summary.Performance.Sharpe), (sharpe.A, sharpe.B));
        Assert.Equal(sharpe.B - sharpe.A, sharpe.Difference);
    }

    [Fact]
    public void Compare_another_period_says_what_only_one_has_and_finds_the_common_part_the_same()
    {
        var request = ArtifactsSandbox.Request(runs.Artifacts, "allocator.mode=compute");
        var shorter = new RunStack().Execute(request with { Configuration = request.Configuration with { End = new DateOnly(2018, 6, 29) } });

        var comparison = runs.Compare(shorter);

        Assert.Null(comparison.Divergence);
        Assert.False(comparison.Identical);
        Assert.Equal(new DateOnly(2018, 6, 29), comparison.CommonEnd);
        var days = comparison.OnlyInOne.Single(o => o.Kind == "days");
        Assert.Equal(("A", "2018-07-02", "2018-12-31"), (days.In, days.Names[0], days.Names[^1]));
        Assert.Contains(comparison.OnlyInOne, o => o is { In: "A", Kind: "rebalances" });
    }

    [Fact]
    public void Compare_an_engine_less_says_so_in_layer_1()
    {
        var comparison = runs.Compare(runs.Run("engines.csmom.weight=0"));

        Assert.Equal((1, "csmom", "A"), (comparison.Divergence!.Layer, comparison.Divergence.First!.Engine, comparison.Divergence.First.OnlyIn));
        Assert.Contains(comparison.OnlyInOne, o => o is { In: "A", Kind: "engines" } && o.Names.SequenceEqual(["csmom"]));
    }

    [Fact]
    public void Compare_tolerance_forgives_small_differences_only()
    {
        using var forger = new RunForger(runs.Base.Path);
        var row = forger.Row("weights_raw.csv", r => r["GC"] != "0");
        forger.Cell("weights_raw.csv", row, "GC", c => (double.Parse(c, System.Globalization.CultureInfo.InvariantCulture) + 1e-8).ToString("R", System.Globalization.CultureInfo.InvariantCulture)).Reseal();
        RunComparison Compare(double tolerance) => new CompareRuns().Execute(new CompareRequest { A = runs.Base.Path, B = forger.Folder, Artifacts = runs.Artifacts, Tolerance = tolerance });

        var exact = Compare(0).Divergence!;

        Assert.Equal((5, "GC", row + 2), (exact.Layer, exact.First!.Instrument, exact.First.LineA));
        Assert.Equal(1e-8, exact.First.Absolute, 1e-12);
        Assert.Equal(exact.First.Absolute / Math.Abs(double.Parse(exact.First.A!, System.Globalization.CultureInfo.InvariantCulture)), exact.First.Relative, 1e-15);
        Assert.Null(Compare(1e-7).Divergence);
    }

    [Fact]
    public void Compare_edited_run_finds_the_edit_and_says_that_it_is_one()
    {
        using var forger = new RunForger(runs.Base.Path);
        forger.Cell("contracts.csv", 100, "ES", _ => "1");

        var comparison = new CompareRuns().Execute(new CompareRequest { A = runs.Base.Path, B = forger.Folder, Artifacts = runs.Artifacts });

        Assert.Contains("contracts.csv", Assert.Single(comparison.Notes));
        Assert.Equal((7, "ES", 102, "1"), (comparison.Divergence!.Layer, comparison.Divergence.First!.Instrument, comparison.Divergence.First.LineB, comparison.Divergence.First.B));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Compare_tolerance_that_is_none_is_refused(double tolerance) =>
        Assert.Throws<FuturesSix.Data.RequestException>(() => runs.Compare(runs.Base, tolerance));

    [Theory]
    [InlineData(2, 700)]
    [InlineData(4, 820)]
    public void Compare_one_return_of_one_instrument_changed_in_the_data_is_found(int column, int row)
    {
        var (symbol, day) = (new[] { "AA", "BB", "CC", "DD", "EE" }[column], TestMarkets.BusinessDays(900)[row]);
        var folder = Path.Combine(runs.Artifacts, $"data{row}");
        RunOutcome Run(string name, Func<int, int, double, double>? change) => new RunStack().Execute(new RunRequest
        {
            Artifacts = Path.Combine(folder, "artifacts"),
            Configuration = new ConfigurationRequest { Dataset = SmallDataset.Write(Path.Combine(folder, name), change), Sets = ["allocator.mode=compute"] },
        });

        var (a, b) = (Run("before", null), Run("after", (t, i, r) => (t, i) == (row, column) ? r + 0.001 : r));
        var comparison = new CompareRuns().Execute(new CompareRequest { A = a.RunId, B = b.RunId, Artifacts = Path.Combine(folder, "artifacts") });

        var first = comparison.Divergence!.First!;
        Assert.Equal((RunStage.MarketData, day, symbol), (comparison.Divergence.Stage, first.Date, first.Instrument));
        Assert.Equal(0.001, first.Absolute, 1e-12);
        Assert.Contains(comparison.Receipt, r => r.Name == "dataset");
        Assert.Empty(comparison.Settings);
        var signals = comparison.Stages.Single(s => s.Layer == 1).First!;
        Assert.True(signals.Date >= day);
    }

    [Fact]
    public void Page_and_tables_say_what_differs()
    {
        var page = ComparisonPage.Write(runs.Compare(runs.Run("allocator.profile=H")));

        Assert.Contains("diverge first in layer 6, allocator", page);
        Assert.Contains("| allocator.profile | L | H |", page);
        Assert.Contains("| sharpe |", page);
        Assert.DoesNotContain("NaN", page);
    }

    /// <summary>The first date on which two files differ, found the plain way.</summary>
    private static DateOnly FirstDifferent(RunOutcome a, RunOutcome b, string file)
    {
        string[] x = File.ReadAllLines(Path.Combine(a.Path, file)), y = File.ReadAllLines(Path.Combine(b.Path, file));
        var difference = x.Except(y).Concat(y.Except(x)).Where(l => char.IsDigit(l[0])).Min(l => l[..10])!;
        return DateOnly.ParseExact(difference, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
