using FsCheck.Fluent;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Market;

public sealed class VxRollReturnsTests
{
    // 2024-06-18 (a Tuesday, Juneteenth follows) is the June expiry.
    private static readonly DateOnly[] Days =
        [new(2024, 6, 14), new(2024, 6, 17), new(2024, 6, 18), new(2024, 6, 20), new(2024, 6, 21)];

    [Fact]
    public void Compute_roll_row_continues_the_contract_that_was_second()
    {
        var r = VxRollReturns.Compute(Days, [13, 13.2, 14.1, 14.4, 14], [14, 14.2, 15.1, 15.4, 15.2], [15, 15.1, 16, 16.2, 16.1]);

        Assert.Equal([false, false, true, false, false], r.Roll);
        Assert.Equal([double.NaN, (13.2 / 13) - 1, (14.1 / 14.2) - 1, (14.4 / 14.1) - 1, (14 / 14.4) - 1], r.First);
        Assert.Equal([double.NaN, (14.2 / 14) - 1, (15.1 / 15.1) - 1, (15.4 / 15.1) - 1, (15.2 / 15.4) - 1], r.Second);
        Assert.True(double.IsNaN(r.Third[2]));
        Assert.Equal((16.2 / 16) - 1, r.Third[3]);
    }

    [Fact]
    public void Compute_expiry_on_a_day_without_a_row_rolls_on_the_first_row_after()
    {
        var r = VxRollReturns.Compute([Days[1], Days[3]], [13, 14], [14, 15], [15, 16]);

        Assert.True(r.Roll[1]);
        Assert.Equal(0, r.First[1]);
    }

    [Fact]
    public void Compute_missing_leg_makes_only_the_returns_that_need_it_missing()
    {
        var nan = double.NaN;
        var r = VxRollReturns.Compute(Days, [13, 13, 14, 14, 14], [14, nan, 15, 15, 15], [nan, 16, 16, 16, 16]);

        Assert.True(double.IsNaN(r.First[2]));
        Assert.Equal((15.0 / 16) - 1, r.Second[2]);
        Assert.Equal(0, r.First[3]);
        Assert.True(double.IsNaN(r.Third[1]) && double.IsNaN(r.Second[1]));
    }

    [Fact]
    public void Compute_two_expiries_between_rows_is_missing_not_guessed()
    {
        var r = VxRollReturns.Compute([new(2024, 6, 14), new(2024, 7, 18)], [13, 14], [14, 15], [15, 16]);

        Assert.True(r.Roll[1]);
        Assert.All([r.First[1], r.Second[1], r.Third[1]], x => Assert.True(double.IsNaN(x)));
    }

    [Fact]
    public void Compute_lengths_that_differ_are_refused() =>
        Assert.Throws<ArgumentException>(() => VxRollReturns.Compute(Days, [1, 2], [1, 2], [1, 2]));

    [Fact]
    public void Compute_difference_to_naive_changes_is_the_contango_at_the_rolls() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var days = Enumerable.Range(0, 300).Select(i => new DateOnly(2020, 1, 1).AddDays(i)).Where(d => !TradingCalendar.IsWeekend(d)).ToArray();
            var vx1 = days.Select(_ => 10 + (20 * random.NextDouble())).ToArray();
            var vx2 = days.Select(_ => 10 + (20 * random.NextDouble())).ToArray();
            var r = VxRollReturns.Compute(days, vx1, vx2, vx2);
            double naive = Math.Log(vx1[^1] / vx1[0]), rolled = 0, contango = 0;
            for (var t = 1; t < days.Length; t++)
            {
                rolled += Math.Log(1 + r.First[t]);
                contango += r.Roll[t] ? Math.Log(vx2[t - 1] / vx1[t - 1]) : 0;
            }

            return Math.Abs(naive - rolled - contango) < 1e-9 && r.Roll.Count(x => x) is 9 or 10;
        }).Holds();
}
