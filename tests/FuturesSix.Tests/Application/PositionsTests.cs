using System.Globalization;
using FuturesSix.Application;
using FuturesSix.Application.Positions;
using FuturesSix.Data;

namespace FuturesSix.Tests.Application;

public sealed class PositionsTests(StoredRunFixture run) : IClassFixture<StoredRunFixture>
{
    private static readonly DateOnly Between = new(2018, 3, 14);

    [Fact]
    public void List_is_what_the_files_have()
    {
        var list = ListPositions.Execute(Request());
        var (contracts, weights) = (LastRow("contracts.csv"), LastRow("weights.csv"));

        Assert.Equal(contracts.Keys, list.Positions.Select(p => p.Instrument));
        Assert.All(list.Positions, p => Assert.Equal((contracts[p.Instrument], weights[p.Instrument]), (p.Contracts, p.Weight)));
        Assert.All(list.Positions, p => Assert.Equal(p.Weight * list.Equity, p.Notional, 1e-6));
        Assert.All(list.Positions, p => Assert.Equal((run.Outcome.RunId, true, list.Decided), (p.RunId, p.Synthetic, p.Decided)));
        Assert.Equal(run.Outcome.Meta.Schedule.Last, list.Decided);
    }

    [Fact]
    public void Explain_gives_the_positions_of_the_list_with_steps_that_lead_there()
    {
        foreach (var date in new DateOnly?[] { null, Between, new DateOnly(2018, 6, 29) })
        {
            var list = ListPositions.Execute(Request(date));
            var explained = new ExplainPositions().Execute(Request(date));

            Assert.Equal(list.Decided, explained.Decided);
            Assert.Equal(list.Notes, explained.Notes);
            foreach (var (position, waterfall) in list.Positions.Zip(explained.Positions, (p, w) => (p, w)))
            {
                Assert.Equal((position.Instrument, position.Contracts, position.Weight), (waterfall.Instrument, waterfall.Contracts, waterfall.Weight));
                Assert.Equal(position.Notional, waterfall.Notional, 1e-6);
                Assert.Equal(position.Contracts, waterfall.Steps[^1].Value, 1e-12 * Math.Max(1, Math.Abs(position.Contracts)));
                Assert.Equal(position.Limits.Split('+', StringSplitOptions.RemoveEmptyEntries), waterfall.Limits.Where(l => l is not ("leverage_cap" or "leverage_floor" or "volatility_floor")));
            }
        }
    }

    [Fact]
    public void Explain_between_rebalances_means_the_decision_in_force_and_says_so()
    {
        var explained = new ExplainPositions().Execute(Request(Between, "ES"));

        Assert.Equal(new DateOnly(2018, 3, 9), explained.Decided);
        Assert.Contains("2018-03-14 is between two rebalances (W-FRI): the decision of 2018-03-09 is in force", explained.Notes);
        Assert.Equal("ES", Assert.Single(explained.Positions).Instrument);
        Assert.DoesNotContain(new ExplainPositions().Execute(Request(explained.Decided, "ES")).Notes, n => n.Contains("between", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_latest_is_the_run_written_last() =>
        Assert.Equal(run.Outcome.RunId, new ExplainPositions().Execute(Request() with { RunId = "latest" }).RunId);

    [Theory]
    [InlineData("2015-12-31", null, "decided from 2016-01-08 on and ends on 2018-12-31")]
    [InlineData("2019-01-02", null, "decided from 2016-01-08 on and ends on 2018-12-31")]
    [InlineData(null, "EX", "did you mean 'ES'?")]
    public void Execute_what_the_run_does_not_have_is_said(string? date, string? instrument, string expected)
    {
        var request = Request(date is null ? null : DateOnly.Parse(date, CultureInfo.InvariantCulture), instrument is null ? [] : [instrument]);

        Assert.Contains(expected, Assert.Throws<RequestException>(() => ListPositions.Execute(request)).Message, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Throws<RequestException>(() => new ExplainPositions().Execute(request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_reports_the_steps_of_the_replay_in_order()
    {
        var steps = new List<int>();

        new ExplainPositions().Execute(Request(), new Told(p => steps.Add(p.Step)), TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, 11), steps);
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new ExplainPositions().Execute(Request(), new Told(_ => source.Cancel()), source.Token));
    }

    private PositionsRequest Request(DateOnly? date = null, params string[] instruments) => new()
    {
        RunId = run.Outcome.RunId,
        Artifacts = Path.GetFullPath(Path.Combine(run.Folder, "..", "..")),
        Date = date,
        Instruments = instruments,
    };

    private Dictionary<string, double> LastRow(string file)
    {
        var lines = File.ReadAllLines(run.File(file));
        return lines[0].Split(',').Zip(lines[^1].Split(',')).Skip(1).ToDictionary(c => c.First, c => double.Parse(c.Second, CultureInfo.InvariantCulture));
    }

    private sealed class Told(Action<RunProgress> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told(value);
    }
}
