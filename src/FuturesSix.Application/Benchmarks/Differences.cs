namespace FuturesSix.Application.Benchmarks;

/// <summary>How far apart two lists of numbers are; infinity where only one of a pair is missing or lengths differ.</summary>
internal static class Differences
{
    /// <summary>Largest absolute difference.</summary>
    public static double Absolute(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual) => Largest(expected, actual, relative: false);

    /// <summary>Largest difference over the larger of 1 and the expected size.</summary>
    public static double Relative(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual) => Largest(expected, actual, relative: true);

    private static double Largest(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, bool relative)
    {
        if (expected.Length != actual.Length)
        {
            return double.PositiveInfinity;
        }

        var largest = 0.0;
        for (var k = 0; k < expected.Length; k++)
        {
            var size = relative ? Math.Max(1, Math.Abs(expected[k])) : 1;
            var difference = expected[k].Equals(actual[k]) ? 0 : Math.Abs(expected[k] - actual[k]) / size;
            largest = Math.Max(largest, double.IsNaN(difference) ? double.PositiveInfinity : difference);
        }

        return largest;
    }
}
