using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Numerics;

/// <summary>Series and panels with everything that real data does to a rolling statistic: gaps, late starts, constant
/// stretches, huge values that come and go, deviations too small to count. A pure function of the seed.</summary>
internal static class RandomSeries
{
    public static double[] Series(int seed, int rows)
    {
        var random = new Random(seed);
        var x = new double[rows];
        var start = random.Next(4) == 0 ? random.Next(rows) : 0;
        var gap = random.Next(3) switch { 0 => 0, 1 => 0.1, _ => 0.6 };
        for (var t = 0; t < rows; t++)
        {
            var missing = t < start || random.NextDouble() < gap;
            x[t] = missing ? double.NaN : (random.NextDouble() - 0.48) * 0.02;
        }

        for (var k = random.Next(4); k > 0; k--)
        {
            Disturb(x, random);
        }

        return x;
    }

    public static Panel Panel(int seed, int instruments, int rows)
    {
        var values = new double[instruments * rows];
        for (var i = 0; i < instruments; i++)
        {
            Series((seed * 31) + i, rows).CopyTo(values, i * rows);
        }

        return Panel(values, instruments);
    }

    public static Panel Panel(double[] values, int instruments)
    {
        var rows = values.Length / instruments;
        DateOnly[] dates = [.. Enumerable.Range(0, rows).Select(t => new DateOnly(2001, 1, 1).AddDays(t))];
        return new Panel(dates, [.. Enumerable.Range(0, instruments).Select(i => $"I{i}")], values);
    }

    public static double[] Row(Panel panel, int row) => [.. Enumerable.Range(0, panel.Columns.Count).Select(i => panel[row, i])];

    /// <summary>Overwrites the observed values of a stretch.</summary>
    private static void Disturb(double[] x, Random random)
    {
        var kind = random.Next(6);
        var from = random.Next(x.Length);
        var until = kind >= 4 ? from + 1 : Math.Min(x.Length, from + random.Next(90));
        var level = (random.NextDouble() - 0.5) * 0.1;
        for (var t = from; t < until; t++)
        {
            x[t] = double.IsNaN(x[t]) ? x[t] : kind switch
            {
                0 => 0,
                1 => level,
                2 => (random.NextDouble() - 0.5) * 4e-10,
                3 => level + ((random.NextDouble() - 0.5) * 4e-10),
                4 => 1e6,
                _ => -1e12,
            };
        }
    }
}
