using System.Globalization;
using FuturesSix.Core.Market;

namespace FuturesSix.Golden.Tests;

/// <summary>VX returns over the real level files: the profit that naive changes book at the rolls is not there.</summary>
public sealed class VxRollReturnTests
{
    [Fact]
    public void Compute_real_levels_loses_what_naive_changes_earn()
    {
        var (dates, vx1, vx2, vx3) = Read();
        var rolled = VxRollReturns.Compute(dates, vx1, vx2, vx3);
        double naive = 0, adjusted = 0, contango = 0;
        var rows = 0;
        for (var t = 1; t < dates.Length; t++)
        {
            if (double.IsNaN(rolled.First[t]))
            {
                continue;
            }

            naive += Math.Log(vx1[t] / vx1[t - 1]);
            adjusted += Math.Log(1 + rolled.First[t]);
            contango += rolled.Roll[t] ? Math.Log(vx2[t - 1] / vx1[t - 1]) : 0;
            rows++;
        }

        // The law, whatever the file: the difference is the term structure at the rolls, to the last digits.
        Assert.Equal(contango, naive - adjusted, 9);
        // The fact: it was in contango at most rolls, and that is most of what naive changes earn.
        Assert.True(252 * contango / rows > 0.3, $"contango at the rolls is worth only {252 * contango / rows:P0} a year");
        Assert.True(Mean(rolled.First) < 0 && NaiveMean(vx1) > Mean(rolled.First) + 0.3,
            $"naive {NaiveMean(vx1):P0} a year, rolled {Mean(rolled.First):P0}");
        Assert.InRange(NaiveMean(vx1), 0.40, 0.60);
        Assert.InRange(Mean(rolled.First), -0.50, -0.35);
        TestContext.Current.TestOutputHelper?.WriteLine($"naive {NaiveMean(vx1):P1} a year, rolled {Mean(rolled.First):P1}; compounded {Math.Exp(252 * adjusted / rows) - 1:P1}");
    }

    [Fact]
    public void Compute_real_levels_agrees_with_the_definition_row_by_row()
    {
        var (dates, vx1, vx2, vx3) = Read();
        var rolled = VxRollReturns.Compute(dates, vx1, vx2, vx3);
        var expiries = Enumerable.Range(0, 12 * (dates[^1].Year - dates[0].Year + 1))
            .Select(m => VxCalendar.Expiry(dates[0].Year + (m / 12), 1 + (m % 12))).ToArray();
        for (var t = 1; t < dates.Length; t++)
        {
            var roll = expiries.Any(e => e > dates[t - 1] && e <= dates[t]);
            Assert.Equal(roll, rolled.Roll[t]);
            Assert.Equal((vx1[t] / (roll ? vx2 : vx1)[t - 1]) - 1, rolled.First[t]);
            Assert.Equal((vx2[t] / (roll ? vx3 : vx2)[t - 1]) - 1, rolled.Second[t]);
            Assert.Equal(roll ? double.NaN : (vx3[t] / vx3[t - 1]) - 1, rolled.Third[t]);
        }

        Assert.InRange(rolled.Roll.Count(r => r), (dates[^1].DayNumber - dates[0].DayNumber) / 32, (dates[^1].DayNumber - dates[0].DayNumber) / 28);
    }

    private static double Mean(double[] returns) => 252 * returns.Where(r => !double.IsNaN(r)).Average();

    private static double NaiveMean(double[] level) => Mean([.. level.Skip(1).Zip(level, (now, before) => (now / before) - 1)]);

    private static (DateOnly[] Dates, double[] First, double[] Second, double[] Third) Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.DataOrSkip(), "futures13", "vol_complex.csv"));
        var header = lines[0].Split(',');
        var cells = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        double[] Column(string name) => [.. cells.Select(row => double.TryParse(row[Array.IndexOf(header, name)], CultureInfo.InvariantCulture, out var x) ? x : double.NaN)];
        return ([.. cells.Select(row => DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture))], Column("vx1"), Column("vx2"), Column("vx3"));
    }
}
