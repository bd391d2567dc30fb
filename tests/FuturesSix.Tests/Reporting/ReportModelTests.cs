using System.Text.Json;
using FuturesSix.Core.Market;
using FuturesSix.Data.Reports;
using FuturesSix.Data.Runs;
using FuturesSix.Tests.Application;
using FuturesSix.Tests.Runs;

namespace FuturesSix.Tests.Reporting;

/// <summary>report.json says what metrics.json and the CSV files say: read back from the files, added up the plain way.</summary>
public sealed class ReportModelTests(StoredRunFixture run) : IClassFixture<StoredRunFixture>
{
    private readonly ReportModel _report = Read(run.File(RunFiles.ReportData));

    [Fact]
    public void Summary_is_that_of_the_metrics()
    {
        using var metrics = JsonDocument.Parse(File.ReadAllText(run.File(RunFiles.Metrics)));
        using var report = JsonDocument.Parse(File.ReadAllText(run.File(RunFiles.ReportData)));

        Assert.True(JsonElement.DeepEquals(metrics.RootElement, report.RootElement.GetProperty("summary")));
    }

    [Fact]
    public void Days_are_those_of_the_equity_curve_and_of_the_exposure()
    {
        var (equity, unbraked, exposure) = (Csv("equity_curve.csv"), Csv("unbraked_equity.csv"), Csv("exposure.csv"));
        var last = _report.Days.Dates.Length;

        Assert.Equal(equity.Dates, _report.Days.Dates);
        Assert.Equal(equity.Column("equity"), _report.Days.Equity);
        Assert.Equal(unbraked.Column("equity"), _report.Days.UnbrakedEquity);
        Assert.Equal(exposure.Column("gross")[^last..], _report.Days.Gross);
        Assert.Equal(exposure.Column("net")[^last..], _report.Days.Net);
        Assert.Equal(exposure.Column("margin")[^last..], _report.Days.Margin);
    }

    [Fact]
    public void Drawdown_follows_from_the_equity_curve_and_its_lowest_is_in_the_metrics()
    {
        var (equity, peak) = (_report.Days.Equity, 0.0);
        for (var d = 0; d < equity.Length; d++)
        {
            peak = Math.Max(peak, equity[d]);
            Assert.Equal((equity[d] / peak) - 1, _report.Days.Drawdown[d], 1e-9);
        }

        Assert.Equal(_report.Summary.Performance.MaxDrawdown, _report.Days.Drawdown.Min());
        Assert.Equal(_report.Summary.Performance.MaxDrawdown, _report.Drawdowns[0].Depth);
        Assert.Equal(_report.Summary.Performance.MaxDrawdownTrough, _report.Drawdowns[0].Trough);
        Assert.Equal(_report.Summary.Performance.MaxDrawdownRecovery, _report.Drawdowns[0].Recovery);
        Assert.Equal(_report.Drawdowns.OrderBy(d => d.Depth), _report.Drawdowns);
    }

    [Fact]
    public void Volatility_is_the_deviation_of_the_last_returns()
    {
        double[] returns = Csv("portfolio_returns.csv").Column("ret")[^_report.Days.Dates.Length..];
        var (window, least) = (_report.Days.VolatilityWindow, ReportBuilder.VolatilityObservations);
        for (var d = 0; d < returns.Length; d++)
        {
            double[] seen = returns[Math.Max(1, d - window + 1)..(d + 1)];
            var plain = seen.Length < least ? double.NaN : Math.Sqrt(252 * seen.Sum(r => (r - seen.Average()) * (r - seen.Average())) / (seen.Length - 1));
            Assert.Equal(plain, _report.Days.Volatility[d], 1e-9);
        }
    }

    [Fact]
    public void Sleeves_add_up_to_the_book_day_by_day()
    {
        var csv = Csv("sleeve_returns.csv");
        double[] returns = Csv("portfolio_returns.csv").Column("ret")[^_report.Days.Dates.Length..];

        Assert.Equal(csv.Header[1..], _report.Sleeves.Select(s => s.Name));
        Assert.All(_report.Sleeves, s =>
        {
            double[] parts = csv.Column(s.Name)[^returns.Length..];
            Assert.Equal(s.Contribution, s.Cumulative[^1]);
            Assert.Equal(parts[1..].Sum(), s.Contribution, 1e-12);
            Assert.Equal(_report.Summary.Sleeves.Single(c => c.Name == s.Name).Value, s.Contribution, 1e-12);
        });
        for (var d = 1; d < returns.Length; d++)
        {
            Assert.Equal(returns[d], _report.Sleeves.Sum(s => s.Cumulative[d] - s.Cumulative[d - 1]), 1e-12);
        }
    }

    [Fact]
    public void Rebalances_are_those_of_the_layers()
    {
        var leverage = Csv("risk_targeting/leverage_series.csv");

        Assert.Equal(leverage.Dates, _report.Rebalances.Dates);
        Assert.Equal(leverage.Column("leverage"), _report.Rebalances.Leverage);
        Assert.Equal(Csv("risk_targeting/decisions.csv").Column("book_vol"), _report.Rebalances.BookVolatility);
        Assert.Equal(Csv("allocator_risk_v1_applied.csv").Column("risk_scalar_applied"), _report.Rebalances.Scalar);
        var policy = Csv("engine_policy_applied_v1.csv");
        Assert.All(_report.Rebalances.Policy, p => Assert.Equal(policy.Rows.Where(r => r[1] == p.Name).Select(r => CsvFile.Number(r[2])), p.Values));
    }

    [Fact]
    public void Exposure_by_class_adds_up_to_the_weights()
    {
        var weights = Csv("weights.csv").Panel();
        var classes = run.Result.Market.Instruments.ToDictionary(i => i.Symbol, i => i.AssetClass);

        foreach (var (gross, net) in _report.Rebalances.Gross.Zip(_report.Rebalances.Net))
        {
            int[] members = [.. Enumerable.Range(0, weights.Columns.Count).Where(c => classes[weights.Columns[c]] == gross.Name)];
            Assert.NotEmpty(members);
            for (var k = 0; k < weights.Rows; k++)
            {
                Assert.Equal(members.Sum(c => Math.Abs(weights[k, c])), gross.Values[k], 1e-12);
                Assert.Equal(members.Sum(c => weights[k, c]), net.Values[k], 1e-12);
            }
        }
    }

    [Fact]
    public void Regimes_cover_every_day_with_a_state()
    {
        var states = Csv("allocator_regime_v1.csv");
        Assert.Contains(_report.Regimes, r => r.Regime != "NORMAL");
        foreach (var row in states.Rows)
        {
            var date = DateOnly.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(row[1], Assert.Single(_report.Regimes, r => r.From <= date && date <= r.To).Regime);
        }
    }

    [Fact]
    public void Months_compound_to_years_and_years_to_the_total()
    {
        Assert.All(_report.Years, y => Assert.Equal(1 + y.Total, Product(y.Months), 1e-12));
        Assert.Equal(1 + _report.Summary.Performance.TotalReturn, Product([.. _report.Years.Select(y => y.Total)]), 1e-9);
    }

    [Fact]
    public void Costs_of_the_years_add_up_to_those_of_the_run()
    {
        var (costs, days) = (_report.Summary.Costs, _report.Days.Dates.Length - 1);

        Assert.Equal(costs.Slippage, _report.Costs.Sum(c => c.Slippage), 1e-6);
        Assert.Equal(costs.Commission, _report.Costs.Sum(c => c.Commission), 1e-6);
        Assert.Equal(costs.Roll, _report.Costs.Sum(c => c.Roll), 1e-6);
        Assert.Equal(Csv("costs.csv").Column("traded_notional").Sum(), _report.Costs.Sum(c => c.TradedNotional), 1e-3);
        Assert.Equal(costs.AnnualDrag, -252 * _report.Costs.Sum(c => c.Drag) / days, 1e-9);
    }

    [Fact]
    public void Positions_are_the_last_row_of_weights_and_contracts()
    {
        Panel weights = Csv("weights.csv").Panel(), contracts = Csv("contracts.csv").Panel();

        Assert.Equal(weights.Columns, _report.Positions.Select(p => p.Instrument));
        Assert.All(_report.Positions, p => Assert.Equal(weights.Dates[^1], p.Decided));
        for (var c = 0; c < weights.Columns.Count; c++)
        {
            Assert.Equal(weights[weights.Rows - 1, c], _report.Positions[c].Weight, 1e-12);
            Assert.Equal(contracts[contracts.Rows - 1, c], _report.Positions[c].Contracts, 1e-6);
        }
    }

    [Fact]
    public void Json_read_back_and_written_again_has_the_same_bytes()
    {
        using var again = new MemoryStream();
        ReportJson.Write(again, _report);

        Assert.Equal(File.ReadAllBytes(run.File(RunFiles.ReportData)), again.ToArray());
    }

    [Fact]
    public void Read_other_layout_or_damage_says_so()
    {
        var text = File.ReadAllText(run.File(RunFiles.ReportData));

        Assert.Contains("expected 1", Refusal(text.Replace("\"layout\": 1", "\"layout\": 7", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("expected a date", Refusal(text.Replace("\"dates\": [\"20", "\"dates\": [\"2o", StringComparison.Ordinal)), StringComparison.Ordinal);
        Refusal("{}");
        Refusal("null");
    }

    private static string Refusal(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return Assert.Throws<JsonException>(() => ReportJson.Read(stream)).Message;
    }

    private static double Product(double[] returns) => returns.Where(double.IsFinite).Aggregate(1.0, (wealth, r) => wealth * (1 + r));

    private static ReportModel Read(string path)
    {
        using var stream = File.OpenRead(path);
        return ReportJson.Read(stream);
    }

    private CsvFile Csv(string name) => new(run.File(name));
}
