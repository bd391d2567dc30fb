using System.Text.Json;
using FuturesSix.Application.Reporting;
using FuturesSix.Data.Reports;
using FuturesSix.Data.Runs;
using FuturesSix.Tests.Application;

namespace FuturesSix.Tests.Reporting;

/// <summary>What the script of the page sees is what the report says, to the stated step.</summary>
public sealed class ReportChartsTests(StoredRunFixture run) : IClassFixture<StoredRunFixture>
{
    [Fact]
    public void Data_block_adds_up_to_the_series_of_the_report()
    {
        var report = Read();
        var page = File.ReadAllText(run.File(RunFiles.Report));
        Assert.SkipUnless(ReportPage.IsInteractive, "SKIPPED: this build has no script bundle (no npm): the page has no data block");
        var text = page.Split("id=\"charts\">")[1].Split("</script>")[0];
        using var data = JsonDocument.Parse(text);

        var days = Sum(data.RootElement.GetProperty("days"), 1);
        Assert.Equal(report.Days.Dates.Select(d => (double)(d.DayNumber - new DateOnly(1970, 1, 1).DayNumber)), days);
        Same(report.Days.Equity, "equity", 0);
        Same(report.Days.UnbrakedEquity, "equity", 1);
        Same(report.Days.Drawdown, "drawdown", 0);
        Same(report.Days.Volatility, "volatility", 0);
        Same(report.Rebalances.Leverage, "leverage", 0);
        Same(report.Rebalances.Scalar, "scalar", 0);
        Same(report.Rebalances.Gross[^1].Values, "gross", report.Rebalances.Gross.Count - 1);
        Same(report.Sleeves[0].Cumulative, "sleeves", 0);
        Same(report.Sleeves[0].Cumulative, "sleeve-0", 0);

        void Same(double[] expected, string chart, int line)
        {
            var found = data.RootElement.GetProperty("charts").EnumerateArray().Single(c => c.GetProperty("id").GetString() == chart).GetProperty("lines")[line];
            var steps = found.GetProperty("steps").GetDouble();
            var seen = Sum(data.RootElement.GetProperty("series")[found.GetProperty("series").GetInt32()], steps);
            Assert.Equal(expected.Length, seen.Length);
            Assert.All(expected.Zip(seen), v => Assert.True(double.IsNaN(v.First) ? double.IsNaN(v.Second) : Math.Abs(v.First - v.Second) <= 0.5001 / steps, $"{chart}: {v}"));
            Assert.True(expected.Where(double.IsFinite).Select(Math.Abs).Max() * steps > 50, $"{chart}: too coarse a step");
        }
    }

    private static double[] Sum(JsonElement differences, double steps)
    {
        var sum = 0L;
        return [.. differences.EnumerateArray().Select(d => d.ValueKind == JsonValueKind.Null ? double.NaN : (sum += d.GetInt64()) / steps)];
    }

    private ReportModel Read()
    {
        using var stream = File.OpenRead(run.File(RunFiles.ReportData));
        return ReportJson.Read(stream);
    }
}
