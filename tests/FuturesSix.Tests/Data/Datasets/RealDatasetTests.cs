using FuturesSix.Core.Market;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Quality;

namespace FuturesSix.Tests.Data.Datasets;

/// <summary>The sample datasets over the real files: they load, stay finite, and show what is wrong with them.</summary>
public sealed class RealDatasetTests
{
    [Theory]
    [InlineData("futures13")]
    [InlineData("legacy37")]
    public void Load_sample_is_finite_consistent_and_repeatable(string name)
    {
        var loaded = Load(name);
        var market = loaded.Market;

        Assert.All(market.Dates, d => Assert.False(TradingCalendar.IsWeekend(d)));
        for (var i = 0; i < market.Count; i++)
        {
            Columns(market, i, loaded.Quality.Instruments[i]);
        }

        Assert.Equal(loaded.Hash, Load(name).Hash);
        Assert.Equal(market.Returns.Values, Load(name).Market.Returns.Values);
        Assert.All(market.Instruments, i => Assert.NotEqual("", i.Region));
        Assert.All(market.Instruments, i => Assert.NotNull(i.Cost));
        Assert.All(market.Roles.Values, s => Assert.True(market.Returns.IndexOf(s) >= 0));
    }

    [Theory]
    [InlineData("futures13")]
    [InlineData("legacy37")]
    public void Load_sample_declares_every_Friday_on_which_nothing_was_observed(string name)
    {
        var market = Load(name).Market;
        var absent = new List<DateOnly>();
        for (var day = market.Dates[0]; day < market.Dates[^1]; day = day.AddDays(1))
        {
            if (day.DayOfWeek == DayOfWeek.Friday && market.Returns.RowOf(day) < 0 && !market.Holidays.Contains(day))
            {
                absent.Add(day);
            }
        }

        Assert.Empty(absent);
    }

    [Fact]
    public void Load_futures13_returns_are_those_of_the_file_with_Sundays_compounded()
    {
        var market = Load("futures13").Market;
        var lines = File.ReadAllLines(Path.Combine(Repository.DataOrSkip(), "futures13", "asset_returns.csv"));
        var header = lines[0].Split(',');
        var column = Array.FindIndex(header, h => h.StartsWith("ES_", StringComparison.Ordinal));
        double growth = 1, loaded = 1;
        foreach (var cell in lines.Skip(1).Select(line => line.Split(',')[column]).Where(cell => cell.Length > 0))
        {
            growth *= 1 + double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var r in market.Returns.Column("ES"))
        {
            loaded *= double.IsNaN(r) ? 1 : 1 + r;
        }

        Assert.Equal(growth, loaded, 9);
        Assert.Equal(["vix", "vvix", "vx1", "vx2", "vx3"], market.Auxiliary.Keys);
    }

    [Fact]
    public void Load_legacy37_return_is_the_adjusted_change_over_the_previous_raw_price()
    {
        var market = Load("legacy37").Market;
        var folder = Path.Combine(Repository.DataOrSkip(), "legacy37");
        for (var i = 0; i < market.Count; i++)
        {
            var symbol = market.Instruments[i].Symbol;
            var adjusted = Values(Path.Combine(folder, $"{symbol}_price.csv"));
            var raw = Values(Path.Combine(folder, $"{symbol}_carrydata.csv"));
            double total = 0, expected = 0, previous = double.NaN;
            for (var t = 0; t < market.Rows; t++)
            {
                if (!double.IsNaN(market.Returns[t, i]))
                {
                    total += market.Returns[t, i] * previous;
                }
                else if (!double.IsNaN(previous) && !double.IsNaN(market.Prices[t, i]))
                {
                    expected -= adjusted[market.Dates[t]] - adjusted[market.Dates[Before(market, t, i)]];
                }

                previous = double.IsNaN(market.Prices[t, i]) ? previous : raw[market.Dates[t]];
            }

            expected += adjusted.Values.Last() - adjusted.Values.First();
            Assert.True(Math.Abs(total - expected) <= 1e-9 * adjusted.Values.Max(Math.Abs), $"{symbol}: {total} against {expected}");
        }
    }

    [Fact]
    public void Check_futures13_doubts_RTY_and_SR3_and_passes()
    {
        var report = DatasetQuality.Check(Load("futures13"));

        Assert.True(report.Passed);
        foreach (var doubtful in new[] { "RTY", "SR3" })
        {
            Assert.Contains(doubtful, Symbols(report, QualityKind.LowPeerCorrelation));
            Assert.Contains(doubtful, Symbols(report, QualityKind.Sparse));
        }

        Assert.Contains("RTY", Symbols(report, QualityKind.WeekdayHole));
        Assert.Contains("RTY", Symbols(report, QualityKind.UnmovedWithPeers));
        Assert.DoesNotContain(report.Warnings, w => w is { Kind: QualityKind.LowPeerCorrelation, Symbol: "ES" or "NQ" or "ZT" or "ZF" or "ZN" or "UB" });
        Assert.True(report.Counts.MergedWeekendRows > 0);
    }

    [Fact]
    public void Check_legacy37_finds_the_unadjusted_rolls()
    {
        var loaded = Load("legacy37");
        var report = DatasetQuality.Check(loaded);
        var rolls = report.Warnings.Where(w => w.Kind == QualityKind.RollJump).ToList();

        // Few days are roll days; most of the jumps are on them.
        Assert.True(2 * rolls.Count > loaded.Jumps.Count, $"{rolls.Count} of {loaded.Jumps.Count} jumps are on contract changes");
        Assert.True(20 * loaded.Market.Rolls!.Values.ToArray().Sum() < loaded.Quality.Instruments.Sum(i => i.Observed));
        Assert.Equal(rolls.Count, loaded.Quality.RollJumpsMissing);
        Assert.All(rolls, w => Assert.EndsWith("an unadjusted roll; made missing", w.Message, StringComparison.Ordinal));
        Assert.True(loaded.Quality.IgnoredConfigRows > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{rolls.Count} of {loaded.Jumps.Count} jumps are on contract changes");
    }

    [Fact]
    public void Load_real_margin_schedules_read_for_every_product()
    {
        var folder = Path.Combine(Repository.DataOrSkip(), "margins");
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv"))
        {
            var steps = MarginScheduleReader.Read(Path.GetFileName(file), File.ReadAllBytes(file), "X", new BadRows(BadRowPolicy.Error));
            Assert.NotEmpty(steps);
            Assert.All(steps, s => Assert.True(s.Initial > 0));
        }
    }

    private static void Columns(MarketData market, int i, InstrumentQuality counts)
    {
        var observed = 0;
        for (var t = 0; t < market.Rows; t++)
        {
            double r = market.Returns[t, i], price = market.Prices[t, i], fx = market.Fx[t, i];
            Assert.False(double.IsInfinity(r) || double.IsInfinity(price) || double.IsInfinity(fx));
            Assert.True(double.IsNaN(price) || price > 0);
            Assert.True(double.IsNaN(r) || !double.IsNaN(price));
            Assert.True(double.IsNaN(price) || fx > 0);
            observed += double.IsNaN(price) ? 0 : 1;
        }

        Assert.Equal(counts.Observed, observed);
        Assert.True(observed > 500);
    }

    private static int Before(MarketData market, int t, int i)
    {
        do
        {
            t--;
        }
        while (double.IsNaN(market.Prices[t, i]));

        return t;
    }

    private static SortedDictionary<DateOnly, double> Values(string path) => new(File.ReadLines(path).Skip(1)
        .Select(line => line.Split(','))
        .Where(cells => cells[1].Length > 0)
        .ToDictionary(
            cells => DateOnly.ParseExact(cells[0], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            cells => double.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Symbols(DatasetQualityReport report, QualityKind kind) =>
        report.Warnings.Where(w => w.Kind == kind).Select(w => w.Symbol!).Order(StringComparer.Ordinal);

    private static LoadedDataset Load(string name) => DatasetLoader.Load(
        new DatasetRequest(Path.Combine(Repository.Root, "docs", "samples", $"{name}.yaml")) { DataRoot = Repository.DataOrSkip() });
}
