using FsCheck.Fluent;
using FuturesSix.Core.Supervision;

namespace FuturesSix.Tests.Supervision;

public sealed class GapTests
{
    private static readonly GapCvarOptions Options = new();
    private static readonly GapLedgerOptions Ledger = new();
    private static readonly long Start = new DateTime(2025, 1, 6, 14, 0, 0, DateTimeKind.Utc).Ticks;

    [Fact]
    public void Cvar_is_the_mean_of_the_worst_gaps_by_sorting() => Prop.ForAll(Arb.ToArbitrary(Gen.ArrayOf(Gen.Choose(-5000, 5000))), whole =>
    {
        double[] gaps = [.. whole.Select(g => g / 7.0)];
        var k = Math.Max(1, (int)Math.Floor(0.05 * gaps.Length));
        double? expected = gaps.Length < 3 ? null : gaps.Order().Take(k).Average();
        var actual = GapCvar.Of(gaps, Options);
        return expected is null ? actual is null : Math.Abs(expected.Value - actual!.Value) < 1e-9;
    }).Holds(200);

    [Fact]
    public void Cvar_of_permuted_gaps_is_the_same_to_the_bit() => Prop.ForAll(Arb.ToArbitrary(from n in Gen.Choose(3, 400) from seed in Gen.Choose(0, 10_000) select (n, seed)), c =>
    {
        var random = new Random(c.seed);
        double[] gaps = [.. Enumerable.Range(0, c.n).Select(_ => random.NextDouble() - 0.7)];
        var shuffled = gaps.ToArray();
        random.Shuffle(shuffled);
        return GapCvar.Of(gaps, Options) == GapCvar.Of(shuffled, Options);
    }).Holds();

    [Fact]
    public void Sample_gives_back_all_gaps_in_order_across_its_pieces()
    {
        var sample = new GapSample();
        double[] all = [.. Enumerable.Range(0, 70_001).Select(i => (double)i)];
        foreach (var gap in all)
        {
            sample.Add(gap);
        }

        Assert.Equal(all, sample.ToArray());
    }

    [Fact]
    public void Histogram_counts_every_gap_once()
    {
        var random = new Random(5);
        double[] gaps = [.. Enumerable.Range(0, 1000).Select(_ => (random.NextDouble() - 0.5) * 40), -900, 900];
        var histogram = GapHistogram.Of(gaps)!;

        Assert.Equal(1002, histogram.Counts.Sum());
        Assert.InRange(histogram.From, -20, -19);
        Assert.Null(GapHistogram.Of([]));
        Assert.Equal(3, GapHistogram.Of(new double[] { 1, 1, 1 })!.Counts[0]);
    }

    [Fact]
    public void Ledger_parts_add_up_exactly_in_any_order() => Prop.ForAll(Arb.ToArbitrary(from n in Gen.Choose(1, 300) from seed in Gen.Choose(0, 100_000) select (n, seed)), c =>
    {
        var random = new Random(c.seed);
        var rows = Enumerable.Range(0, c.n).Select(_ => (Gap: Draw(random), Parts: new GapParts(Draw(random), Draw(random), Draw(random), Draw(random)))).ToArray();
        var ledger = Add(rows);
        random.Shuffle(rows);
        return ledger.Cost + ledger.Timing + ledger.Data + ledger.Sizing + ledger.Residual == ledger.Gap
            && ledger == Add(rows)
            && Math.Abs(ledger.Gap - rows.Sum(r => r.Gap)) <= c.n * GapParts.Unit;
    }).Holds();

    [Theory]
    [InlineData(-50, 0, 0, 0, "cost", "more cheaply")]
    [InlineData(0, -50, 0, 0, "timing", "shorten the way")]
    [InlineData(0, 0, -50, 0, "data", "price source")]
    [InlineData(0, 0, 0, -50, "sizing", "sizes")]
    [InlineData(0, 0, 0, 0, "residual", "retrain")]
    public void Remedy_follows_the_part_that_cost_most(double cost, double timing, double data, double sizing, string part, string words)
    {
        var remedy = Add([(-51, new GapParts(cost, timing, data, sizing))]).Remedy(Ledger);

        Assert.Equal(part, remedy?.Part);
        Assert.Contains(words, remedy?.Action, StringComparison.Ordinal);
        Assert.Null(Add([(-4.9, new GapParts(cost, timing, data, sizing))]).Remedy(Ledger));
    }

    [Theory]
    [InlineData(0.7, 200)]
    [InlineData(-0.7, -200)]
    [InlineData(0, 0)]
    public void Judge_marks_by_the_first_prices_at_or_after(double score, double expected)
    {
        var outcome = Reconciliation.Judge(new JudgedSignal(Start + 1, 24, score), Daily(100, 101, 103.02), null, Ledger)!;

        Assert.Equal(expected, outcome.RealisedBps, 1e-9);
        Assert.Equal((101, 103.02, default), (outcome.EntryPrice, outcome.ExitPrice, outcome.Parts));
        Assert.Equal(Start + (2 * TimeSpan.TicksPerDay), outcome.ExitTicks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Judge_without_an_exit_price_yet_is_pending(int days) =>
        Assert.Null(Reconciliation.Judge(new JudgedSignal(Start + (days * TimeSpan.TicksPerDay), 24 * (2 - days) + 0.001, 1), Daily(100, 101, 102), null, Ledger));

    [Fact]
    public void Judge_splits_the_way_from_mark_to_what_happened_so_that_it_adds_up() => Prop.ForAll(Arb.ToArbitrary(Gen.Choose(0, 100_000)), seed =>
    {
        var r = new Random(seed);
        var prices = Daily(100, 100 * (1 + ((r.NextDouble() - 0.5) / 20)), 100);
        var fill = new SignalFill(Start + r.Next(1, 1000) * TimeSpan.TicksPerMinute, 100 * (1 + ((r.NextDouble() - 0.5) / 50)), r.NextDouble() * 1.5, r.NextDouble() * 5);
        var signal = new JudgedSignal(Start, 24, r.Next(2) == 0 ? -1 : 1, r.NextDouble(), 100 * (1 + ((r.NextDouble() - 0.5) / 100)));
        var o = Reconciliation.Judge(signal, prices, fill, Ledger)!;
        var side = Math.Sign(signal.Score);
        var clean = side * ((o.ExitPrice / signal.ReferencePrice) - 1) * 1e4;
        var p = o.Parts;
        return Math.Abs(clean - signal.ExpectedCostBps + p.Data + p.Timing + p.Cost + p.Sizing - o.RealisedBps) < 1e-6
            && Math.Abs(o.RealisedBps - (fill.Filled * ((side * ((o.ExitPrice / fill.Price) - 1) * 1e4) - fill.CostBps))) < 1e-9;
    }).Holds(200);

    [Fact]
    public void Judge_a_price_after_a_hole_is_a_matter_of_data()
    {
        var prices = new PriceSeries([Start, Start + TimeSpan.TicksPerDay, Start + (9 * TimeSpan.TicksPerDay)], [100, 101, 90]);
        var outcome = Reconciliation.Judge(new JudgedSignal(Start, 48, 1), prices, null, Ledger)!;

        Assert.True(outcome.LatePrice);
        Assert.Equal(-1000, outcome.RealisedBps, 1e-9);
        Assert.Equal(-1100, outcome.Parts.Data, 1e-9);
    }

    [Fact]
    public void Judge_prices_in_another_unit_are_left_out_and_said()
    {
        var outcome = Reconciliation.Judge(new JudgedSignal(Start, 24, 1, 0, 4500), Daily(100, 101), new SignalFill(Start, 4500, 1, 0), Ledger)!;

        Assert.Equal((true, default(GapParts)), (outcome.ForeignPrice, outcome.Parts));
        Assert.Equal(100, outcome.RealisedBps, 1e-9);
    }

    [Fact]
    public void PriceSeries_refuses_times_and_prices_out_of_order()
    {
        Assert.Throws<ArgumentException>(() => new PriceSeries([1, 1], [1, 1]));
        Assert.Throws<ArgumentException>(() => new PriceSeries([1, 2], [1, 0]));
        Assert.Throws<ArgumentException>(() => new PriceSeries([1], [1, 2]));
    }

    private static PriceSeries Daily(params double[] prices) => new([.. prices.Select((_, d) => Start + (d * TimeSpan.TicksPerDay))], prices);

    private static double Draw(Random random) => (random.NextDouble() - 0.5) * 1000;

    private static GapLedger Add(IEnumerable<(double Gap, GapParts Parts)> rows)
    {
        var agent = new AgentAccumulator();
        foreach (var (gap, parts) in rows)
        {
            agent.AddFigures(0, gap, parts);
        }

        return agent.Ledger;
    }
}
