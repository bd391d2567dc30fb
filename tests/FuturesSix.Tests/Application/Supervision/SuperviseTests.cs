using System.Text.Json;
using FuturesSix.Application.Supervision;
using FuturesSix.Core.Supervision;
using FuturesSix.Data;
using FuturesSix.Data.Journals;

namespace FuturesSix.Tests.Application.Supervision;

public sealed class SuperviseTests : IDisposable
{
    private readonly SupervisorScene _scene = new();

    [Fact]
    public void Execute_reconciles_every_due_signal_once_by_the_formula()
    {
        _scene.Write(80);
        var result = _scene.Run();
        var signals = Lines("signals.jsonl").ToDictionary(s => s.GetProperty("id").GetString()!);
        var prices = File.ReadLines(_scene.Path("prices.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(f => f[0], f => (A: Number(f[1]), B: Number(f[2])));
        var rows = Lines("reconciled.jsonl").ToList();

        Assert.Equal((240, 240, 0), (result.NewRows, rows.Count, result.Report.Pending!.Count));
        Assert.Equal(signals.Keys.Order(), rows.Select(r => r.GetProperty("id").GetString()!).Order());
        foreach (var row in rows)
        {
            var signal = signals[row.GetProperty("id").GetString()!];
            var (entry, exit) = (prices[signal.GetProperty("ts").GetString()!], prices[row.GetProperty("exit_ts").GetString()!]);
            var (p0, p1) = signal.GetProperty("symbol").GetString() == "A" ? (entry.A, exit.A) : (entry.B, exit.B);
            var realised = Math.Sign(signal.GetProperty("score").GetDouble()) * ((p1 / p0) - 1) * 1e4;
            Assert.Equal(realised, row.GetProperty("realized_pnl_bps").GetDouble(), 1e-9);
            Assert.Equal(realised - row.GetProperty("expected_pnl_bps").GetDouble(), row.GetProperty("pnl_error_bps").GetDouble(), 1e-9);
            Assert.Equal(Math.Abs(row.GetProperty("pnl_error_bps").GetDouble()), row.GetProperty("abs_error_bps").GetDouble());
        }
    }

    [Fact]
    public void Execute_a_second_time_changes_no_byte()
    {
        _scene.Write(100).Run();
        var before = _scene.Files();
        var again = _scene.Run();

        Assert.Equal((0, 0, 0), (again.NewRows, again.NewEvents.Count, again.Written.Count));
        Assert.Equal(before, _scene.Files());
    }

    [Fact]
    public void Execute_step_by_step_is_the_same_as_at_once()
    {
        using var steps = new SupervisorScene();
        _scene.Write(400).Run();
        steps.Write(400);
        foreach (var hour in new[] { 30, 31, 170, 171, 333 })
        {
            steps.Run(SupervisorScene.Start.AddHours(hour));
        }

        steps.Run();
        var (a, b) = (_scene.Files(), steps.Files());
        Assert.Equal(a["reconciled.jsonl"], b["reconciled.jsonl"]);
        Assert.Equal(a.Where(f => f.Key.StartsWith("models", StringComparison.Ordinal)), b.Where(f => f.Key.StartsWith("models", StringComparison.Ordinal)));
        Assert.Equal(a["state/confidence_multipliers.json".Replace('/', Path.DirectorySeparatorChar)], b["state/confidence_multipliers.json".Replace('/', Path.DirectorySeparatorChar)]);
    }

    [Fact]
    public void Execute_no_future_price_influences_what_was_expected()
    {
        using var other = new SupervisorScene();
        _scene.Write(500).Run();
        other.Write(500);
        const int Changed = 300;
        var prices = File.ReadAllLines(other.Path("prices.csv"));
        for (var h = Changed; h < prices.Length - 1; h++)
        {
            var fields = prices[h + 1].Split(',');
            prices[h + 1] = FormattableString.Invariant($"{fields[0]},{Number(fields[1]) * (1 + (0.03 * (h % 5))):R},{fields[2]}");
        }

        File.WriteAllLines(other.Path("prices.csv"), prices);
        other.Run();
        var mine = Lines("reconciled.jsonl").Select(r => (Ts: r.GetProperty("ts").GetString()!, E: r.GetProperty("expected_pnl_bps").GetDouble())).ToList();
        var theirs = File.ReadLines(other.Path("reconciled.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("expected_pnl_bps").GetDouble()).ToList();
        var known = mine.FindIndex(r => string.CompareOrdinal(r.Ts, SupervisorScene.Ts(Changed)) >= 0);

        Assert.Equal(mine.Take(known).Select(r => r.E), theirs.Take(known));
        Assert.NotEqual(mine.Skip(known).Select(r => r.E), theirs.Skip(known));
    }

    [Fact]
    public void Execute_what_is_not_due_or_not_priced_is_pending()
    {
        _scene.Write(60, pricesUntil: 50);
        File.AppendAllText(_scene.Path("signals.jsonl"), File.ReadLines(_scene.Path("signals.jsonl")).First().Replace("\"a0-0\"", "\"x\"").Replace("\"symbol\":\"A\"", "\"symbol\":\"ZZ\"") + "\n");
        var early = _scene.Run(SupervisorScene.Start.AddHours(40));
        var late = _scene.Run();

        Assert.Equal(3 * 17, early.Report.Rows);
        Assert.Equal((3 * 26, (3 * 34) + 1), (late.Report.Rows, late.Report.Pending!.Count));
        Assert.Equal(1, late.Report.Pending.UnknownSymbols["ZZ"]);
        Assert.Contains("1 signals wait for ZZ, which the price source does not have", late.Report.Notes);
        Assert.Equal(SupervisorScene.Start, late.Report.Pending.Oldest);
    }

    [Fact]
    public void Execute_torn_and_malformed_lines_are_told_apart()
    {
        _scene.Write(40);
        File.AppendAllText(_scene.Path("signals.jsonl"), "{\"id\":\"torn");
        Assert.Single(_scene.Run().Report.Journals["signals"].Torn);
        File.AppendAllText(_scene.Path("signals.jsonl"), "{\"id\":\"next\"}\n");
        var error = Assert.Throws<JournalException>(() => _scene.Run());
        var skipped = new Supervise().Execute(_scene.Request() with { SkipBadRows = true }, null, TestContext.Current.CancellationToken);

        Assert.Contains("signals.jsonl(121): ", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, skipped.Report.Journals["signals"].Bad);
        Assert.Contains("signals.jsonl(121)", skipped.Report.Journals["signals"].FirstBad[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_an_id_that_is_there_twice_counts_once()
    {
        _scene.Write(30);
        var lines = File.ReadAllLines(_scene.Path("signals.jsonl"));
        File.AppendAllLines(_scene.Path("signals.jsonl"), lines.Take(7));
        var result = _scene.Run();
        File.AppendAllLines(_scene.Path("reconciled.jsonl"), File.ReadAllLines(_scene.Path("reconciled.jsonl")).Take(4));

        Assert.Equal((90, 7), (result.Report.Rows, result.Report.Journals["signals"].Doubled));
        Assert.Equal((90, 4), (_scene.Run().Report.Rows, _scene.Run().Report.Journals["reconciled"].Doubled));
    }

    [Fact]
    public void Execute_an_error_of_the_agent_is_a_row_without_figures()
    {
        _scene.Write(30);
        File.AppendAllText(_scene.Path("signals.jsonl"), $$"""{"id":"e","ts":"{{SupervisorScene.Ts(2)}}","agent":"agent0","strategy":"s0","horizon_hours":24,"error":"feed timeout"}""" + "\n");
        var agent = _scene.Run().Report.Agents[0];

        Assert.Equal((31, 1, 30, 1.0 / 31), (agent.Statistics.Rows, agent.Statistics.Errors, agent.Statistics.Figures, agent.Statistics.ErrorRate));
        Assert.Contains("\"error\":\"feed timeout\"", File.ReadAllText(_scene.Path("reconciled.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_permuted_agents_give_the_permuted_result()
    {
        using var other = new SupervisorScene();
        _scene.Write(120);
        other.Write(120);
        var renamed = File.ReadAllText(other.Path("signals.jsonl")).Replace("\"agent0\"", "\"tmp\"").Replace("\"agent2\"", "\"agent0\"").Replace("\"tmp\"", "\"agent2\"");
        File.WriteAllText(other.Path("signals.jsonl"), renamed);
        var (a, b) = (_scene.Run().Report.Agents, other.Run().Report.Agents);

        Assert.Equal((a[0].Confidence, a[0].Statistics, a[0].Weight.Score, a[0].Ledger), (b[2].Confidence, b[2].Statistics, b[2].Weight.Score, b[2].Ledger));
        Assert.Equal((a[0].Weight.Weight, a[1].Weight.Weight, a[2].Weight.Weight), (b[2].Weight.Weight, b[1].Weight.Weight, b[0].Weight.Weight));
    }

    [Fact]
    public void Execute_live_agents_alone_have_capital()
    {
        _scene.Write(120);
        File.WriteAllText(_scene.Path("supervisor.yaml"), "promotion:\n  rungs: { agent1: live }\n  min_pnl_bps: 1e9\n");
        var report = _scene.Run().Report;

        Assert.All(report.Agents, a => Assert.Equal(a.Agent == "agent1" ? Rung.Live : Rung.Shadow, a.Rung));
        Assert.All(report.Agents.Where(a => a.Rung != Rung.Live), a => Assert.Equal((0.0, "no capital on the rung shadow"), (a.Capital, a.CapitalWhy)));
        Assert.Equal(1, report.Agents.Sum(a => a.Capital) + report.CapitalUninvested, 1e-12);
    }

    [Fact]
    public void Execute_fills_split_the_gap_exactly()
    {
        _scene.Write(60);
        File.WriteAllLines(_scene.Path("fills.jsonl"), Lines("signals.jsonl").Where((_, i) => i % 3 == 0).SelectMany(s => new[] { 0.4, 0.3 }.Select(size => JsonSerializer.Serialize(new
        {
            id = s.GetProperty("id").GetString(),
            ts = s.GetProperty("ts").GetString()!.Replace(":00:00Z", ":30:00Z"),
            price = 100.0,
            size,
            cost_bps = 2.0,
        }))));
        var signals = File.ReadAllText(_scene.Path("signals.jsonl")).Replace("\"horizon_hours\"", "\"size\":1,\"expected_cost_bps\":0.5,\"horizon_hours\"");
        File.WriteAllText(_scene.Path("signals.jsonl"), signals);
        var agent = _scene.Run().Report.Agents[0];
        var l = agent.Ledger;

        Assert.Equal(l.Gap, l.Cost + l.Timing + l.Data + l.Sizing + l.Residual);
        Assert.Equal(-1.5 * 60, l.Cost, 1e-3);
        Assert.True(l.Timing != 0 && l.Sizing != 0);
        Assert.Equal(0.5, agent.FillDelayHours!.Value, 1e-9);
        Assert.Equal(agent.Statistics.AvgPnlErrorBps * 60, l.Gap, 1e-3);
    }

    [Fact]
    public void Execute_doubts_about_prices_are_counted_and_stay()
    {
        _scene.Write(30);
        var prices = File.ReadAllLines(_scene.Path("prices.csv"));
        File.WriteAllLines(_scene.Path("prices.csv"), [.. prices[..2], .. prices[40..]]);
        var signals = File.ReadAllText(_scene.Path("signals.jsonl"));
        File.WriteAllText(_scene.Path("signals.jsonl"), signals.Replace("\"agent0\"", "\"agent0\",\"ref_price\":1e6"));
        var request = _scene.Request() with { Sets = ["ledger.max_price_lag_hours=4"] };
        var first = new Supervise().Execute(request, null, TestContext.Current.CancellationToken).Report.Notes;

        Assert.Contains(first, n => n.StartsWith("agent1: ", StringComparison.Ordinal) && n.EndsWith("rows with a price that came late: the move across the hole counts as data", StringComparison.Ordinal));
        Assert.Contains("agent0: 30 rows with a fill or reference price that is not in the unit of the price source: it was left out", first);
        Assert.Contains(first, n => n.Contains("rows whose entry and exit are one price", StringComparison.Ordinal));
        Assert.Equal(first, new Supervise().Execute(request, null, TestContext.Current.CancellationToken).Report.Notes);
    }

    [Fact]
    public void Execute_rotated_journals_are_one_journal()
    {
        _scene.Write(200);
        var request = _scene.Request();
        var lines = File.ReadAllLines(_scene.Path("signals.jsonl"));
        File.WriteAllLines(_scene.Path("signals.2025-01.jsonl"), lines[..300]);
        File.WriteAllLines(_scene.Path("signals.jsonl"), lines[300..]);
        new Supervise().Execute(request, null, TestContext.Current.CancellationToken);
        File.Move(_scene.Path("reconciled.jsonl"), _scene.Path("reconciled.000001.jsonl"));
        var again = new Supervise().Execute(request, null, TestContext.Current.CancellationToken);

        Assert.Equal((0, 600), (again.NewRows, again.Report.Rows));
        Assert.Equal(["signals.2025-01.jsonl", "signals.jsonl"], again.Report.Journals["signals"].Files);
    }

    [Fact]
    public void Execute_without_journals_or_under_a_held_lock_says_what_is_missing()
    {
        Assert.Contains("there is nothing to supervise", Assert.Throws<RequestException>(() => _scene.Run()).Message, StringComparison.Ordinal);
        _scene.Write(30);
        using var held = new FuturesSix.Data.Supervision.SupervisorFolder(_scene.Folder).Lock(TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.Contains(
            "another process is writing here",
            Assert.Throws<RequestException>(() => new Supervise().Execute(_scene.Request() with { Patience = TimeSpan.FromMilliseconds(50) }, null, TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_without_prices_reports_on_what_was_reconciled_before()
    {
        _scene.Write(60).Run();
        File.Delete(_scene.Path("prices.csv"));
        var report = _scene.Run().Report;

        Assert.Equal((180, null), (report.Rows, report.Pending));
        Assert.Contains(report.Notes, n => n.StartsWith("no prices: signals were not reconciled", StringComparison.Ordinal));
    }

    [Fact]
    public void Queries_look_and_change_nothing()
    {
        _scene.Write(90).Run();
        var before = _scene.Files();
        var (queries, request) = (new SupervisorQueries(), _scene.Request());
        var report = _scene.Run().Report;

        Assert.Equal(report.Agents.Select(a => (a.Agent, a.Confidence)), queries.Confidence(request).Select(c => (c.Agent, c.Confidence)));
        Assert.Equal(report.Strategies.Select(s => (s.Strategy, s.CvarBps)), queries.Cvar(request).Select(s => (s.Strategy, s.CvarBps)));
        Assert.All(queries.Promotion(request), p => Assert.Equal((5, 0, null), (p.Gates.Count, (int)p.RowsSinceJudged, p.Next)));
        Assert.Equal(["s0", "s1"], ShowSimulatorModels.Execute(_scene.Folder).Select(m => m.Model.Strategy));
        Assert.Contains("did you mean 's0'?", Assert.Throws<RequestException>(() => ShowSimulatorModels.Execute(_scene.Folder, "so")).Message, StringComparison.Ordinal);
        Assert.Equal(before, _scene.Files());
    }

    [Fact]
    public async Task Every_looks_again_and_outlives_a_bad_line()
    {
        _scene.Write(40);
        using var stop = new CancellationTokenSource();
        var (looks, failures) = (0, new List<string>());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SuperviseEvery().RunAsync(
            _scene.Request(),
            TimeSpan.FromSeconds(1),
            (supervise, request) =>
            {
                looks++;
                if (looks == 2)
                {
                    stop.Cancel();
                    File.AppendAllText(_scene.Path("signals.jsonl"), "nonsense\n");
                }

                supervise.Execute(request, null, CancellationToken.None);
            },
            e => failures.Add(e.Message),
            stop.Token));

        Assert.Equal(2, looks);
        Assert.Contains("signals.jsonl(121)", Assert.Single(failures), StringComparison.Ordinal);
    }

    public void Dispose() => _scene.Dispose();

    private IEnumerable<JsonElement> Lines(string file) => File.ReadLines(_scene.Path(file)).Select(l => JsonDocument.Parse(l).RootElement);

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
