using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Numerics;

/// <summary>Generators and comparisons shared by the numerics and evaluation tests.</summary>
internal static class Samples
{
    /// <summary>A series of four-digit values in [-3, 3], about one in eight missing.</summary>
    public static Gen<double[]> Series(int minimum, int maximum) => Lengths(Value(8), minimum, maximum);

    /// <summary>Daily returns from -20 % to 20 %, about one in ten missing.</summary>
    public static Gen<double[]> Returns(int minimum, int maximum) =>
        Lengths(from v in Value(10) select v / 15, minimum, maximum);

    /// <summary>A panel of 1 to 6 columns whose values are <see cref="Series"/>.</summary>
    public static Gen<Panel> Panels(int minimumRows, int maximumRows) =>
        from columns in Gen.Choose(1, 6)
        from rows in Gen.Choose(minimumRows, maximumRows)
        from values in Value(8).ArrayOf(rows * columns)
        select Panel(rows, columns, values);

    public static Panel Panel(int rows, int columns, double[] values) => new(
        [.. Enumerable.Range(0, rows).Select(t => new DateOnly(2024, 1, 1).AddDays(t))],
        [.. Enumerable.Range(0, columns).Select(i => $"C{i}")],
        values);

    /// <summary>Normal-looking noise from a fixed seed.</summary>
    public static double[] Noise(int n, int seed, double scale = 0.01)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => scale * (Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6))];
    }

    /// <summary>Relative comparison (absolute below 1); NaN equals NaN only.</summary>
    public static void Close(double expected, double actual, double tolerance) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        $"expected {expected:R}, got {actual:R}");

    private static Gen<double> Value(int missingOneIn) =>
        from v in Gen.Choose(-30000, 30000)
        from m in Gen.Choose(1, missingOneIn)
        select m == 1 ? double.NaN : v / 10000.0;

    private static Gen<double[]> Lengths(Gen<double> value, int minimum, int maximum) =>
        from n in Gen.Choose(minimum, maximum)
        from values in value.ArrayOf(n)
        select values;
}
