using System.Globalization;
using FuturesSix.Application.Orders;
using FuturesSix.Data;
using FuturesSix.Data.Orders;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Application.Orders;

public sealed class OrdersTests(StoredRunFixture run) : IClassFixture<StoredRunFixture>, IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    private string Artifacts => Path.GetDirectoryName(Path.GetDirectoryName(run.Folder))!;

    [Fact]
    public void Execute_leads_from_the_holdings_to_the_last_target()
    {
        var (contracts, last) = (run.Result.Book.Contracts, run.Result.Book.Contracts.Rows - 1);
        var symbol = run.Result.Market.Instruments[run.Result.Universe[0]].Symbol;
        var list = ListOrders.Execute(Request($"symbol,contracts\n{symbol},7\n"), null, TestContext.Current.CancellationToken);

        Assert.Equal((contracts.Dates[last], true), (list.Date, list.Synthetic));
        Assert.NotEmpty(list.Orders);
        foreach (var i in run.Result.Universe)
        {
            var (name, target) = (run.Result.Market.Instruments[i].Symbol, contracts[last, i]);
            var line = list.Lines.SingleOrDefault(l => l.Symbol == name);
            var held = name == symbol ? 7 : 0;
            Assert.Equal(target, line?.Target ?? 0);
            Assert.Equal(Math.Abs(target - held), line?.Contracts ?? 0, 1e-9);
            Assert.Equal(target > held ? "buy" : target < held ? "sell" : "hold", line?.Side ?? "hold");
        }
    }

    [Fact]
    public void Execute_gives_a_reason_that_multiplies_to_the_target()
    {
        var list = ListOrders.Execute(Request("symbol,contracts\n"), null, TestContext.Current.CancellationToken);

        Assert.Contains(list.Lines, l => l.Reason!.Brake < 1);
        foreach (var (line, reason) in list.Lines.Select(l => (l, l.Reason!)))
        {
            Assert.Equal(reason.Tilted, reason.Gated * (double.IsNaN(reason.Overlay) ? 0 : reason.Overlay), 1e-12);
            Assert.Equal(reason.Levered, reason.Tilted * reason.Leverage, 1e-9);
            Assert.Equal(reason.Braked, reason.Levered * reason.Brake, 1e-12);
            Assert.Equal(line.Target * line.Price * Point(line.Symbol, list.Date) / list.Equity, reason.Final, 1e-9);
            Assert.All(reason.Sleeves, s => Assert.InRange(s.Forecast, -1, 1));
            Assert.All(reason.Sleeves, s => Assert.True(s.BaseWeight > 0));
            Assert.All(["forecast", "policy", "base", "overlay", "leverage", "brake", "limits"], word => Assert.Contains(word, line.Why, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Execute_has_nothing_to_trade_once_the_target_is_held()
    {
        var lines = ListOrders.Execute(Request("symbol,contracts\n"), null, TestContext.Current.CancellationToken).Lines;
        var list = ListOrders.Execute(Request($"symbol,contracts\n{string.Concat(lines.Select(l => FormattableString.Invariant($"{l.Symbol},{l.Target:R}\n")))}"), null, TestContext.Current.CancellationToken);

        Assert.Empty(list.Orders);
        Assert.Equal((0.0, list.MarginBefore), (list.Cost, list.MarginAfter));
        Assert.True(list.MarginAfter > 0);
    }

    [Fact]
    public void Execute_with_a_date_takes_the_rebalance_at_or_before_it()
    {
        var dates = run.Result.Book.Contracts.Dates;
        var list = ListOrders.Execute(Request("symbol,contracts\n") with { Date = dates[^3].AddDays(1) }, null, TestContext.Current.CancellationToken);

        Assert.Equal(dates[^3], list.Date);
        Assert.Contains("no rebalance at or before", Assert.ThrowsAny<InputException>(() => ListOrders.Execute(Request("symbol,contracts\n") with { Date = dates[0].AddDays(-1) }, null, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_refuses_a_run_that_was_edited()
    {
        using var sandbox = new ArtifactsSandbox();
        var made = sandbox.Run();
        File.AppendAllText(Path.Combine(made.Path, "contracts.csv"), "\n");
        var error = Assert.Throws<RunStoreException>(() => ListOrders.Execute(Request("symbol,contracts\n") with { RunId = made.RunId, Artifacts = sandbox.Path }, null, TestContext.Current.CancellationToken));

        Assert.Contains("contracts.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_artifact_says_what_bound_each_target()
    {
        using var sandbox = new ArtifactsSandbox();
        var made = sandbox.Run("margin.max_instrument_notional=0.05");
        var list = ListOrders.Execute(Request("symbol,contracts\n") with { RunId = made.RunId, Artifacts = sandbox.Path }, null, TestContext.Current.CancellationToken);

        Assert.Contains(list.Lines, l => l.Reason!.Limits.Contains("notional", StringComparison.Ordinal));
        Assert.All(list.Lines.Where(l => l.Reason!.Limits == "notional"), l => Assert.Equal(0.05, Math.Abs(l.Reason!.Final), 1e-9));
        Assert.All(list.Lines.Where(l => l.Reason!.Limits.Length == 0), l => Assert.Equal(l.Reason!.Braked, l.Reason.Final, 1e-9));
    }

    [Fact]
    public void Csv_reads_back_to_the_lines()
    {
        var list = ListOrders.Execute(Request("symbol,contracts\n"), null, TestContext.Current.CancellationToken);
        var path = Path.Combine(_folder, "trades.csv");
        File.WriteAllText(path, OrderListText.Csv(list));
        var rows = File.ReadAllLines(path);

        Assert.Equal(list.Lines.Count + 1, rows.Length);
        Assert.Equal(list.Lines.Select(l => l.Contracts), rows.Skip(1).Select(r => double.Parse(r.Split(',')[2], CultureInfo.InvariantCulture)));
        Assert.All(rows.Skip(1), r => Assert.EndsWith(",true", r, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("yes")]
    public void Publish_under_AF_SKIP_MT5_leaves_the_world_outside_alone_and_says_so(string value)
    {
        var terminal = Path.Combine(_folder, "terminal");
        var outcome = Publish(terminal, value);

        Assert.Equal((true, false, null), (outcome.Skipped, outcome.Written, outcome.File));
        Assert.Contains("AF_SKIP_MT5 is set", outcome.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(terminal));
    }

    [Fact]
    public void Publish_under_AF_SKIP_MT5_does_not_touch_a_folder_that_is_there()
    {
        var terminal = Directory.CreateDirectory(Path.Combine(_folder, "terminal"));
        var before = terminal.LastWriteTimeUtc;
        Publish(terminal.FullName, "1");
        terminal.Refresh();

        Assert.Empty(terminal.EnumerateFileSystemInfos());
        Assert.Equal(before, terminal.LastWriteTimeUtc);
    }

    [Fact]
    public void Publish_under_AF_SKIP_MT5_writes_inside_artifacts()
    {
        var outcome = Publish(Path.Combine(Artifacts, "dry-run", Path.GetRandomFileName()), "1");

        Assert.Equal((false, true), (outcome.Skipped, outcome.Written));
        Assert.Equal(outcome.Orders.Count + 1, File.ReadAllLines(outcome.File!).Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    public void Publish_without_AF_SKIP_MT5_writes_outside_once(string? value)
    {
        var terminal = Directory.CreateDirectory(Path.Combine(_folder, "terminal")).FullName;
        var (first, second) = (Publish(terminal, value), Publish(terminal, value));

        Assert.Equal((true, false), (first.Written, second.Written));
        Assert.Equal(first.BatchId, second.BatchId);
        Assert.Equal([first.File!], Directory.EnumerateFileSystemEntries(terminal));
        Assert.Contains("nothing was written", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Publish_reads_the_acknowledgement_back()
    {
        var terminal = Directory.CreateDirectory(Path.Combine(_folder, "terminal")).FullName;
        var first = Publish(terminal, null);
        File.WriteAllText(Path.Combine(terminal, $"fsix_{first.BatchId}.fills.csv"), FormattableString.Invariant($"id,contracts,price\n{first.Orders[0].Id},{first.Orders[0].Contracts:R},12.5\n"));
        var second = Publish(terminal, null);

        Assert.Equal((OrderState.Filled, 12.5), (second.Orders[0].State, second.Orders[0].Price));
        Assert.All(second.Orders.Skip(1), o => Assert.Equal(OrderState.Open, o.State));
        Assert.Contains("1 acknowledged", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Publish_of_other_holdings_is_another_batch()
    {
        var terminal = Directory.CreateDirectory(Path.Combine(_folder, "terminal")).FullName;
        var symbol = run.Result.Market.Instruments[run.Result.Universe[0]].Symbol;

        Assert.NotEqual(Publish(terminal, null).BatchId, Publish(terminal, null, $"symbol,contracts\n{symbol},1\n").BatchId);
        Assert.Equal(2, Directory.EnumerateFiles(terminal).Count());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Account currency a point on a day.</summary>
    private double Point(string symbol, DateOnly date)
    {
        var market = run.Result.Market;
        var (column, row) = (market.Instruments.ToList().FindIndex(i => i.Symbol == symbol), market.Dates.ToList().IndexOf(date));
        return market.Instruments[column].Multiplier * market.Fx[row, column];
    }

    private PublishOutcome Publish(string folder, string? skip, string holdings = "symbol,contracts\n") =>
        new PublishOrders(_ => skip).Execute(new PublishOrdersRequest { Orders = Request(holdings), Folder = folder }, null, TestContext.Current.CancellationToken);

    private ListOrdersRequest Request(string holdings)
    {
        var path = Path.Combine(_folder, "holdings.csv");
        File.WriteAllText(path, holdings);
        return new ListOrdersRequest { RunId = run.Outcome.RunId, Holdings = path, Artifacts = Artifacts };
    }
}
