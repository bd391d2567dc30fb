using FsCheck.Fluent;
using FuturesSix.Core.Supervision;

namespace FuturesSix.Tests.Supervision;

public sealed class ConfidenceDecayTests
{
    private static readonly ConfidenceOptions Options = new();

    [Fact]
    public void Of_no_rows_is_full_confidence() => Assert.Equal((1.0, 0), (ConfidenceDecay.Of([], Options).Multiplier, ConfidenceDecay.Of([], Options).Rows));

    [Fact]
    public void Of_two_rows_is_the_formula()
    {
        // The older row has age 1: weight 2^(-1/80). 50 bps cost half of the cap; a loss costs 1.3 times as much.
        var result = ConfidenceDecay.Of([new SignalError(50, -10), new SignalError(25, 5)], Options);
        var expected = (1 - (0.5 * 0.08 * Math.Pow(2, -1.0 / 80) * 1.3)) * (1 - (25.0 / 75 * 0.08));

        Assert.Equal(Math.Round(expected, 4), result.Multiplier);
        Assert.Equal(expected, result.Decayed, 1e-14);
    }

    [Theory]
    [InlineData(10, 0, true)]
    [InlineData(9, 0, false)]
    [InlineData(12, 1, false)]
    public void Of_good_rows_earn_the_boost_unless_one_is_bad(int good, int bad, bool boosted)
    {
        SignalError[] rows = [.. Enumerable.Repeat(new SignalError(0, 1), good), .. Enumerable.Repeat(new SignalError(60, -1), bad)];
        var result = ConfidenceDecay.Of(rows, Options);

        Assert.Equal((good, bad, boosted), (result.Good, result.Bad, result.Boosted));
        Assert.Equal(boosted ? 1.02 : bad == 0 ? 1.0 : Math.Round(result.Decayed, 4), result.Multiplier);
    }

    [Fact]
    public void Of_only_the_last_rows_of_the_agent_enter()
    {
        SignalError[] tail = [.. Enumerable.Range(0, 250).Select(i => new SignalError(i % 7, 1))];

        Assert.Equal(ConfidenceDecay.Of(tail, Options), ConfidenceDecay.Of([new SignalError(1e6, -1e6), .. tail], Options));
    }

    [Fact]
    public void Of_with_a_half_life_in_days_a_silent_agent_drifts_back_towards_1()
    {
        double At(double days, double? halfLife) => ConfidenceDecay.Of([.. Enumerable.Repeat(new SignalError(40, -5, days), 30)], Options with { HalfLifeDays = halfLife }).Multiplier;

        Assert.Equal(At(0, null), At(500, null));
        Assert.Equal(At(0, null), At(0, 10));
        Assert.True(At(0, 10) < At(10, 10) && At(10, 10) < At(40, 10));
        Assert.Equal(1.0, At(500, 10));
    }

    [Fact]
    public void Of_is_within_its_bounds_whatever_the_rows() => Prop.ForAll(Arb.ToArbitrary(Rows()), rows =>
    {
        var c = ConfidenceDecay.Of(rows, Options);
        return c.Multiplier is >= 0.5 and <= 1.1 && c.Multiplier == Math.Round(c.Multiplier, 4) && c == ConfidenceDecay.Of(rows, Options);
    }).Holds(200);

    [Fact]
    public void Of_a_larger_error_never_raises_it() => Prop.ForAll(Arb.ToArbitrary(from rows in Rows() from at in Gen.Choose(0, 10_000) from more in Gen.Choose(1, 5000) select (rows, at, more)), c =>
    {
        if (c.rows.Length == 0)
        {
            return true;
        }

        var worse = c.rows.ToArray();
        var k = c.at % worse.Length;
        worse[k] = worse[k] with { AbsErrorBps = worse[k].AbsErrorBps + (c.more / 10.0) };
        return ConfidenceDecay.Of(worse, Options).Multiplier <= ConfidenceDecay.Of(c.rows, Options).Multiplier;
    }).Holds(200);

    [Fact]
    public void Window_keeps_the_last_rows_of_all_agents_at_its_horizon()
    {
        var window = new ConfidenceWindow(Options with { LastRows = 3 });
        window.Add(0, 24, 500, -1, 0);
        window.Add(0, 4, 500, -1, 0);
        window.Add(1, 24, double.NaN, 1, 0);
        window.Add(1, 24, 50, 1, 0);
        window.Add(1, 24, 0, 1, 0);
        window.Add(2, 24, 0, 1, 0);

        var results = window.Results(4, 0);

        Assert.Equal([0, 2, 1, 0], results.Select(r => r.Rows));
        Assert.Equal(ConfidenceDecay.Of([new SignalError(50, 1), new SignalError(0, 1)], Options).Multiplier, results[1].Multiplier);
        Assert.Equal(1.0, results[0].Multiplier);
    }

    [Fact]
    public void Validate_names_field_value_and_bound()
    {
        var violations = (Options with { Floor = -1, HalfLifeSignals = 0, HalfLifeDays = double.NaN, LossAmplifier = 0.5 }).Validate();

        Assert.Equal(["confidence.half_life_signals", "confidence.half_life_days", "confidence.loss_amplifier", "confidence.floor"], violations.Select(v => v.Field));
        Assert.Empty(new SupervisionOptions().Validate());
    }

    private static FsCheck.Gen<SignalError[]> Rows() => Gen.ArrayOf(from error in Gen.Choose(0, 4000) from realised in Gen.Choose(-3000, 3000) select new SignalError(error / 10.0, realised / 10.0));
}
