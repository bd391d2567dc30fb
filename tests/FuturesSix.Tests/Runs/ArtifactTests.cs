using System.Text.Json;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Market;
using FuturesSix.Data.Runs;
using FuturesSix.Tests.Application;

namespace FuturesSix.Tests.Runs;

public sealed class ArtifactTests(StoredRunFixture run) : IClassFixture<StoredRunFixture>
{
    [Fact]
    public void Run_has_exactly_the_listed_files() =>
        Assert.Equal(RunFiles.Paths, Manifest.FilesOf(run.Folder));

    [Fact]
    public void Artifacts_document_describes_every_file()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "artifacts.md"));

        Assert.All(RunFiles.Paths, p => Assert.Contains($"`{p}`", text));
    }

    [Theory]
    [InlineData("portfolio_returns.csv", "ret")]
    [InlineData("unbraked_returns.csv", "ret")]
    [InlineData("equity_curve.csv", "equity")]
    [InlineData("unbraked_equity.csv", "equity")]
    public void Series_reads_back_to_the_same_bits(string file, string column)
    {
        var csv = new CsvFile(run.File(file));
        var book = file.StartsWith("unbraked", StringComparison.Ordinal) ? run.Result.Shadow : run.Result.Book;
        var first = column == "equity" ? Array.IndexOf(book.Dates, run.Outcome.Meta.EffectiveStart!.Value) : 0;

        Assert.Equal(["date", column], csv.Header);
        Assert.Equal(book.Dates[first..], csv.Dates);
        Assert.Equal((column == "equity" ? book.Equity : book.Returns)[first..], csv.Column(column));
    }

    [Theory]
    [InlineData("weights.csv")]
    [InlineData("contracts.csv")]
    [InlineData("asset_returns.csv")]
    [InlineData("sleeve_returns.csv")]
    [InlineData("instrument_returns.csv")]
    [InlineData("trend_unit_returns.csv")]
    public void Wide_file_reads_back_to_the_same_bits(string file)
    {
        var (result, first) = (run.Result, run.Result.Book.FirstRow);
        var expected = file switch
        {
            "weights.csv" => result.Book.Weights.Select(result.Universe),
            "contracts.csv" => result.Book.Contracts.Select(result.Universe),
            "asset_returns.csv" => result.Market.Returns.Select(result.Universe).Slice(first, result.Book.Days),
            "sleeve_returns.csv" => result.Book.SleeveReturns,
            "instrument_returns.csv" => result.Book.InstrumentReturns.Select(result.Universe),
            _ => result.TrendUnitReturns!,
        };
        var read = new CsvFile(run.File(file)).Panel();

        Assert.Equal(expected.Columns, read.Columns);
        Assert.Equal(expected.Dates, read.Dates);
        Assert.Equal(expected.Values.ToArray(), read.Values.ToArray());
    }

    [Fact]
    public void Weights_scaled_are_weights_raw_times_the_applied_scalar()
    {
        var (raw, scaled) = (new CsvFile(run.File("weights_raw.csv")).Panel(), new CsvFile(run.File("weights_scaled.csv")).Panel());
        var scalar = new CsvFile(run.File("allocator_risk_v1_applied.csv")).Column("risk_scalar_applied");

        Assert.Contains(scalar, s => s < 1);
        for (var k = 0; k < raw.Rows; k++)
        {
            for (var i = 0; i < raw.Columns.Count; i++)
            {
                Assert.Equal(scalar[k] * raw[k, i], scaled[k, i]);
            }
        }
    }

    [Fact]
    public void Allocator_state_follows_from_the_runs_own_files()
    {
        var equity = new CsvFile(run.File("unbraked_equity.csv"));
        var start = equity.Dates[0];
        var returns = From(new CsvFile(run.File("unbraked_returns.csv")).Panel(), start);
        var sleeves = From(new CsvFile(run.File("unbraked_sleeve_returns.csv")).Panel(), start);
        var engines = Enumerable.Range(0, sleeves.Columns.Count - 2).ToArray();

        var state = AllocatorState.Compute(
            returns.Column(0), equity.Column("equity"), From(new CsvFile(run.File("asset_returns.csv")).Panel(), start),
            From(new CsvFile(run.File("trend_unit_returns.csv")).Panel(), start), sleeves.Select(engines), new AllocatorStateOptions());

        var written = new CsvFile(run.File("allocator_state_v1.csv")).Panel();
        Assert.NotEqual(0, written.Rows);
        Assert.Equal(state.States.Dates, written.Dates);
        Assert.Equal(state.States.Columns, written.Columns);
        Assert.Equal(state.States.Values.ToArray(), written.Values.ToArray());
    }

    [Fact]
    public void Applied_scalar_is_the_scalar_as_of_the_previous_rebalance()
    {
        var risk = new CsvFile(run.File("allocator_risk_v1.csv"));
        var (dates, scalars) = (risk.Dates, risk.Column("risk_scalar"));
        var applied = new CsvFile(run.File("allocator_risk_v1_applied.csv"));

        for (var k = 0; k < applied.Rows.Count; k++)
        {
            var known = k == 0 ? -1 : Array.FindLastIndex(dates, d => d <= applied.Dates[k - 1]);
            Assert.Equal(known < 0 ? 1.0 : scalars[known], applied.Column("risk_scalar_applied")[k]);
        }
    }

    [Fact]
    public void Realized_vol_is_the_rolling_volatility_of_the_weights_before_risk_targeting()
    {
        var returns = new CsvFile(run.File("asset_returns.csv")).Panel();
        var vol = new CsvFile(run.File("risk_targeting/realized_vol.csv"));
        var weights = new CsvFile(run.File("risk_targeting/weights_pre_risk_targeting.csv")).Rows.ToLookup(r => r[0]);
        using var parameters = JsonDocument.Parse(File.ReadAllBytes(run.File("risk_targeting/params.json")));
        const double floor = 0.05;

        Assert.Equal(run.Configuration.Options.RiskTargeting.VolatilityFloor, parameters.RootElement.GetProperty("vol_floor").GetDouble());
        Assert.Contains(floor, vol.Column("realized_vol"));
        var universe = run.Result.Market.Returns.Select(run.Result.Universe);

        for (var k = 0; k < vol.Rows.Count; k++)
        {
            var row = returns.RowOf(vol.Dates[k]);
            var w = weights[vol.Rows[k][0]].Select(r => CsvFile.Number(r[2])).ToArray();
            var expected = row < 63 ? 0 : Math.Sqrt(252 * NaiveVariance(returns, row, w));
            Assert.Equal(expected, SizingFiles.VolatilityBefore(run.Result, universe, k), 1e-9);
            Assert.Equal(Math.Max(floor, expected), vol.Column("realized_vol")[k], 1e-9);
        }
    }

    [Fact]
    public void Metrics_exposure_is_the_mean_of_the_days_from_the_first_fill_on()
    {
        var exposure = new CsvFile(run.File("exposure.csv"));
        var from = run.Result.Schedule.Rows[run.Result.FirstActiveRebalance!.Value] - run.Result.Book.FirstRow + 1;
        using var metrics = JsonDocument.Parse(File.ReadAllBytes(run.File("metrics.json")));
        var written = metrics.RootElement.GetProperty("exposure");

        Assert.Equal(exposure.Column("net").Skip(from).Average(), written.GetProperty("mean_net").GetDouble(), 1e-12);
        Assert.Equal(exposure.Column("gross").Skip(from).Average(), written.GetProperty("mean_gross").GetDouble(), 1e-12);
        Assert.Equal(exposure.Column("gross").Skip(from).Max(), written.GetProperty("maximum_gross").GetDouble());
        Assert.NotEqual(written.GetProperty("mean_gross").GetDouble(), written.GetProperty("mean_net").GetDouble());
    }

    [Fact]
    public void Sleeve_returns_add_up_to_the_portfolio_return()
    {
        var sleeves = new CsvFile(run.File("sleeve_returns.csv")).Panel();
        var total = new CsvFile(run.File("portfolio_returns.csv")).Column("ret");

        for (var d = 0; d < total.Length; d++)
        {
            Assert.Equal(total[d], Enumerable.Range(0, sleeves.Columns.Count).Sum(c => sleeves[d, c]), 1e-12);
        }
    }

    [Fact]
    public void Sleeve_weights_with_their_multipliers_add_up_to_weights_raw()
    {
        var raw = new CsvFile(run.File("weights_raw.csv"));
        var sums = new CsvFile(run.File("sleeve_weights.csv")).Rows
            .GroupBy(r => (r[0], r[2])).ToDictionary(g => g.Key, g => g.Sum(r => CsvFile.Number(r[3]) * CsvFile.Number(r[4])));

        Assert.NotEmpty(sums);
        foreach (var row in raw.Rows)
        {
            for (var c = 1; c < raw.Header.Length; c++)
            {
                Assert.Equal(CsvFile.Number(row[c]), sums.GetValueOrDefault((row[0], raw.Header[c])), 1e-12);
            }
        }
    }

    [Fact]
    public void Every_json_artifact_says_that_the_data_is_synthetic()
    {
        Assert.StartsWith("synthetic_", run.Outcome.RunId, StringComparison.Ordinal);
        foreach (var file in RunFiles.Paths.Where(p => p.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(run.File(file)));
            Assert.True(json.RootElement.GetProperty("synthetic").GetBoolean(), file);
        }
    }

    [Fact]
    public void Only_meta_has_a_timestamp()
    {
        var year = TimeProvider.System.GetUtcNow().Year.ToString("D", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal([RunFiles.Meta], RunFiles.Paths.Where(p => File.ReadAllText(run.File(p)).Contains($"{year}-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Metrics_read_back_to_the_summary() => Assert.Equivalent(run.Outcome.Summary, new RunStore(Path.Combine(run.Folder, "..", "..")).Open(run.Outcome.RunId).Summary, strict: true);

    private static double NaiveVariance(Panel returns, int row, double[] w)
    {
        var sum = 0.0;
        for (var i = 0; i < w.Length; i++)
        {
            for (var j = 0; j < w.Length; j++)
            {
                var pairs = Enumerable.Range(row - 63, 63).Select(t => (X: returns[t, i], Y: returns[t, j])).Where(p => !double.IsNaN(p.X) && !double.IsNaN(p.Y)).ToList();
                var (mx, my) = pairs.Count == 0 ? (0, 0) : (pairs.Average(p => p.X), pairs.Average(p => p.Y));
                sum += pairs.Count < 2 ? 0 : w[i] * w[j] * pairs.Sum(p => (p.X - mx) * (p.Y - my)) / (pairs.Count - 1);
            }
        }

        return Math.Max(0, sum);
    }

    private static Panel From(Panel panel, DateOnly start)
    {
        var row = panel.RowOf(start);
        return panel.Slice(row, panel.Rows - row);
    }
}
