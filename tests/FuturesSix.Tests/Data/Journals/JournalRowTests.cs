using FuturesSix.Data.Journals;

namespace FuturesSix.Tests.Data.Journals;

public sealed class JournalRowTests : IDisposable
{
    private const string Signal = """{"id":"a-1","ts":"2025-01-06T14:00:00Z","agent":"ag","strategy":"st","symbol":"ES","horizon_hours":24,"score":-0.5,"features":{"m":1.5,"n":null},"other":{"x":[1,2]}}""";
    private const string Row = """{"id":"a-1","ts":"2025-01-06T14:00:00Z","agent":"ag","strategy":"st","horizon_hours":24,"expected_pnl_bps":10,"realized_pnl_bps":4,"pnl_error_bps":-6,"abs_error_bps":6,"sim_version":"v1","error":null}""";
    private readonly string _folder = Repository.TemporaryFolder();

    public static TheoryData<string, string> BadSignals => new()
    {
        { "not json", "is not valid JSON" },
        { "[1]", "is not a JSON object" },
        { Signal + "{}", "is not valid JSON" },
        { Signal.Replace("\"id\":\"a-1\",", ""), "there is no id" },
        { Signal.Replace("\"a-1\"", "\"\""), "id has 0 bytes" },
        { Signal.Replace("\"a-1\"", "7"), "id is not text" },
        { Signal.Replace("14:00:00Z", "14:00:00"), "ts '2025-01-06T14:00:00' is not a moment; expected ISO 8601 with an offset" },
        { Signal.Replace("\"agent\":\"ag\",", ""), "there is no agent" },
        { Signal.Replace("\"symbol\":\"ES\",", ""), "there is no symbol" },
        { Signal.Replace("\"score\":-0.5,", ""), "there is no score" },
        { Signal.Replace("-0.5", "\"high\""), "score is not a finite number" },
        { Signal.Replace("-0.5", "1e999"), "score is not a finite number" },
        { Signal.Replace(":24,", ":0,"), "horizon_hours is 0; expected a number in (0, 1000000]" },
        { Signal.Replace("1.5", "\"x\""), "features.m is not a finite number" },
        { Signal.Replace("{\"m\":1.5,\"n\":null}", "[1]"), "features is not an object" },
        { Signal[..40], "is not valid JSON" },
    };

    [Fact]
    public void Signal_is_read_with_what_it_says()
    {
        var (names, signal) = (new JournalNames(), new SignalRow());
        Walk(Signal, j => signal.Read(j, names));

        Assert.Equal(("a-1", "ag", "st", "ES"), (System.Text.Encoding.UTF8.GetString(signal.Id), names.Agents[signal.Agent], names.Strategies[signal.Strategy], names.Symbols[signal.Symbol]));
        Assert.Equal((24, -0.5, 0, null), (signal.HorizonHours, signal.Score, signal.ExpectedCostBps, signal.Error));
        Assert.Equal([1.5, double.NaN], signal.Features.Values.ToArray());
        Assert.True(double.IsNaN(signal.Size) && double.IsNaN(signal.ReferencePrice));
    }

    [Fact]
    public void Signal_escaped_names_are_the_names_they_mean()
    {
        var (names, signal) = (new JournalNames(), new SignalRow());
        Walk(Signal.Replace("\"ag\"", "\"a\\u0067\"").Replace("\"m\"", "\"\\u006d\""), j => signal.Read(j, names));

        Assert.Equal(("ag", "m"), (names.Agents[signal.Agent], names.Features[signal.Features.Names[0]]));
    }

    [Theory]
    [InlineData("\"venue down\"", "venue down")]
    [InlineData("true", "true")]
    [InlineData("{\"code\":1}", "error")]
    [InlineData("false", null)]
    [InlineData("\"\"", null)]
    public void Signal_with_an_error_may_lack_symbol_and_score(string error, string? expected)
    {
        var signal = new SignalRow();
        var text = Signal.Replace("\"symbol\":\"ES\",", "").Replace("\"score\":-0.5,", $"\"error\":{error},");
        if (expected is null)
        {
            Assert.Throws<JournalException>(() => Walk(text, j => signal.Read(j, new JournalNames())));
            return;
        }

        Walk(text, j => signal.Read(j, new JournalNames()));
        Assert.Equal((expected, -1), (signal.Error, signal.Symbol));
    }

    [Theory]
    [MemberData(nameof(BadSignals))]
    public void Signal_that_is_none_names_file_line_and_field(string line, string problem)
    {
        var error = Assert.Throws<JournalException>(() => Walk($"{Signal}\n{line}\n{Signal}", j => new SignalRow().Read(j, new JournalNames())));

        Assert.Contains("j.jsonl(2): ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("expected", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Walk_skipping_bad_rows_counts_them_and_goes_on()
    {
        var read = 0;
        var signal = new SignalRow();
        var summary = Walk($"{Signal}\n{string.Join('\n', BadSignals.Select(b => b.Data.Item1))}\n{Signal}\n{Signal[..50]}", j =>
        {
            signal.Read(j, new JournalNames());
            read++;
        }, skip: true);

        Assert.Equal((2, BadSignals.Count, 1), (read, (int)summary.Bad, summary.Torn.Count));
        Assert.Equal(2, summary.FirstBad[0].Line);
        Assert.Equal(2 + BadSignals.Count, summary.Rows);
    }

    [Fact]
    public void Reconciled_row_of_another_program_is_read()
    {
        var (names, row) = (new JournalNames(), new ReconciledRow());
        Walk(Row, j => row.Read(j, names));

        Assert.Equal((10, 4, -6, 6, true, false), (row.ExpectedBps, row.RealisedBps, row.GapBps, row.AbsErrorBps, row.HasFigures, row.HasError));
        Assert.Equal(("v1", 24 * TimeSpan.TicksPerHour), (names.Versions[row.Version], row.ExitTicks - row.Ticks));
        Walk(Row.Replace("\"pnl_error_bps\":-6,\"abs_error_bps\":6,", ""), j => row.Read(j, names));
        Assert.Equal((-6, 6), (row.GapBps, row.AbsErrorBps));
        Walk(Row.Replace("null", "\"timeout\"").Replace(":10,", ":null,").Replace(":4,", ":null,").Replace("-6", "null").Replace(":6,", ":null,"), j => row.Read(j, names));
        Assert.Equal((true, false), (row.HasError, row.HasFigures));
    }

    [Theory]
    [InlineData("\"realized_pnl_bps\":4,", "there is no realized_pnl_bps")]
    [InlineData("\"strategy\":\"st\",", "there is no strategy")]
    [InlineData("\"horizon_hours\":24,", "there is no horizon_hours")]
    public void Reconciled_row_that_lacks_a_field_is_refused(string field, string problem)
    {
        var text = Row.Replace(field, "").Replace("\"pnl_error_bps\":-6,", "");

        Assert.Contains(problem, Assert.Throws<JournalException>(() => Walk(text, j => new ReconciledRow().Read(j, new JournalNames()))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ts":"2025-01-06T14:00:00Z"}""", "there is no id")]
    [InlineData("""{"id":"a","ts":"2025-01-06T14:00:00Z","price":-1}""", "a price above 0")]
    [InlineData("""{"id":"a","ts":"2025-01-06T14:00:00Z","size":-1}""", "a size of at least 0")]
    public void Fill_that_is_none_is_refused(string line, string problem) =>
        Assert.Contains(problem, Assert.Throws<JournalException>(() => Walk(line, new FillRow().Read)).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private JournalSummary Walk(string content, Action<JournalReader> row, bool skip = false)
    {
        var path = Path.Combine(_folder, "j.jsonl");
        File.WriteAllText(path, content.EndsWith('}') ? content + "\n" : content);
        return JournalScan.Walk([path], skip, row);
    }
}
