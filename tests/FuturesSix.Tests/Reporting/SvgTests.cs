using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using FuturesSix.Application.Reporting;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.Reporting;

public sealed partial class SvgTests
{
    private static string Plain(double value) => value.ToString("0.########", CultureInfo.InvariantCulture);

    [Fact]
    public void Numbers_any_range_spans_the_values_and_labels_round_numbers() =>
        Prop.ForAll(Samples.Series(2, 6).ToArbitrary(), values =>
        {
            double[] seen = [.. values.Where(double.IsFinite)];
            if (seen.Length < 2)
            {
                return;
            }

            var axis = SvgAxis.Numbers(seen.Min(), seen.Max(), Plain);
            Assert.True(axis.Maximum > axis.Minimum);
            Assert.All(seen.Where(v => seen.Min() < seen.Max() || v == 0), v => Assert.InRange(v, axis.Minimum, axis.Maximum));
            Assert.All(axis.Ticks, t => Assert.InRange(t.Value, axis.Minimum - 1e-12, axis.Maximum + 1e-12));
            Assert.InRange(axis.Ticks.Count, 2, 8);
            Assert.Equal(axis.Ticks.Count, axis.Ticks.Select(t => t.Text).Distinct().Count());
        }).Holds();

    [Fact]
    public void Numbers_never_labels_twice_alike() =>
        Assert.Equal(["1.50", "1.51"], SvgAxis.Numbers(1.5, 1.507, v => v.ToString("0.00", CultureInfo.InvariantCulture)).Ticks.Select(t => t.Text));

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(0, 0)]
    [InlineData(-3, -3)]
    [InlineData(5, 5)]
    [InlineData(1e-12, 2e-12)]
    [InlineData(-1e15, 1e15)]
    public void Numbers_degenerate_range_is_still_an_axis(double low, double high)
    {
        var axis = SvgAxis.Numbers(low, high, v => v.ToString("R", CultureInfo.InvariantCulture));

        Assert.True(axis.Maximum > axis.Minimum);
        Assert.InRange(axis.Ticks.Count, 2, 8);
    }

    [Theory]
    [InlineData("2024-01-05", "2024-03-01", "Feb 24|Mar 24")]
    [InlineData("2020-01-06", "2025-10-31", "2021|2022|2023|2024|2025")]
    [InlineData("1975-01-02", "2016-05-11", "1980|1985|1990|1995|2000|2005|2010|2015")]
    [InlineData("2024-01-05", "2024-01-05", "")]
    [InlineData("2024-01-01", "2024-06-30", "Jan 24|Feb 24|Mar 24|Apr 24|May 24|Jun 24")]
    [InlineData("2023-05-02", "2024-06-30", "Jul 23|Sep 23|Nov 23|Jan 24|Mar 24|May 24")]
    [InlineData("0001-01-01", "9999-12-31", null)]
    public void Dates_labels_the_beginnings_of_periods(string first, string last, string? expected)
    {
        var axis = SvgAxis.Dates(DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture));

        Assert.True(axis.Maximum > axis.Minimum);
        Assert.Equal(expected ?? string.Join('|', axis.Ticks.Select(t => t.Text)), string.Join('|', axis.Ticks.Select(t => t.Text)));
    }

    [Fact]
    public void Powers_labels_one_two_five()
    {
        var axis = SvgAxis.Powers(40, 3000, Plain);

        Assert.Equal(["50", "100", "200", "500", "1000", "2000"], axis.Ticks.Select(t => t.Text));
        Assert.All(axis.Ticks, t => Assert.InRange(t.Value, axis.Minimum, axis.Maximum));
    }

    [Fact]
    public void Line_of_many_rows_keeps_first_last_lowest_and_highest_of_every_column() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var n = random.Next(1, 4000);
            double[] x = [.. Enumerable.Range(0, n).Select(t => (double)t)];
            double[] y = [.. x.Select(_ => random.NextDouble())];
            var (axis, scale) = (new SvgAxis(0, Math.Max(1, n - 1), []), new SvgAxis(0, 1, []));
            var points = Points(SvgPath.Line(axis, scale, x, y, units: 50));

            foreach (var column in Enumerable.Range(0, n).GroupBy(t => (int)Math.Round(axis.At(x[t]) * 50, MidpointRounding.ToEven)))
            {
                int[] drawn = [.. points.Where(p => p.X == column.Key).Select(p => p.Y)];
                int[] rows = [.. column.Select(t => SvgPath.Down(scale, y[t]))];
                Assert.Equal((rows[0], rows.Min(), rows.Max(), rows[^1]), (drawn[0], drawn.Min(), drawn.Max(), drawn[^1]));
            }
        }).Holds(60);

    [Fact]
    public void Line_is_interrupted_where_values_are_missing_and_steps_hold()
    {
        var (axis, scale) = (new SvgAxis(0, 4, []), new SvgAxis(0, 1, []));
        double[] x = [0, 1, 2, 3, 4];

        Assert.Equal("M0 600l250 -600M750 600h250", SvgPath.Line(axis, scale, x, [0, 1, double.NaN, 0, 0]));
        Assert.Equal("M0 600h250v-600h250v600", SvgPath.Line(axis, scale, x.AsSpan(0, 3), [0, 1, 0], stepped: true));
        Assert.Equal("", SvgPath.Line(axis, scale, x.AsSpan(0, 1), [double.NaN]));
        Assert.Equal("M0 600l250 -600L250 300H0Z", SvgPath.Area(axis, scale, x.AsSpan(0, 2), [0, 1], 0.5));
    }

    [Fact]
    public void Bands_are_at_least_one_unit_wide() =>
        Assert.Equal("M0 600h1v-18h-1zM500 600h500v-18h-500z", SvgPath.Bands(new SvgAxis(0, 100, []), [new SvgSpan(0, 0.001, "a"), new SvgSpan(50, 100, "a")], 0.03));

    private static List<(int X, int Y)> Points(string path)
    {
        var (points, x, y) = (new List<(int X, int Y)>(), 0, 0);
        foreach (Match step in Step().Matches(path))
        {
            int[] n = [.. step.Groups[2].Value.Split(' ').Select(v => int.Parse(v, CultureInfo.InvariantCulture))];
            (x, y) = step.Groups[1].Value switch { "M" => (n[0], n[1]), "l" => (x + n[0], y + n[1]), "h" => (x + n[0], y), _ => (x, y + n[0]) };
            points.Add((x, y));
        }

        return points;
    }

    [GeneratedRegex("([Mlhv])([-0-9 ]+)")]
    private static partial Regex Step();
}
