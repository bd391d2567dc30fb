namespace FuturesSix.Core.Numerics;

/// <summary>Rolling minimum and maximum of a series [T]: row t covers the last <c>window</c> rows up to and including
/// t. NaN = missing and ignored; a row with fewer than <c>minObservations</c> observed values in its window is NaN.
/// A monotonic deque of row numbers: O(T) whatever the window, exact.</summary>
public static class RollingExtrema
{
    /// <summary>Rolling minimum, in the unit of <paramref name="x"/>.</summary>
    /// <param name="x">The series [T].</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="minObservations">Observed values needed, in [1, window].</param>
    /// <param name="result">Receives T values.</param>
    public static void Min(ReadOnlySpan<double> x, int window, int minObservations, Span<double> result) =>
        Extremum(x, window, minObservations, sign: 1, result);

    /// <summary>Rolling maximum, in the unit of <paramref name="x"/>.</summary>
    /// <param name="x">The series [T].</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="minObservations">Observed values needed, in [1, window].</param>
    /// <param name="result">Receives T values.</param>
    public static void Max(ReadOnlySpan<double> x, int window, int minObservations, Span<double> result) =>
        Extremum(x, window, minObservations, sign: -1, result);

    /// <summary>The minimum of sign * x; the deque holds rows whose values ascend from the window's extremum.</summary>
    private static void Extremum(ReadOnlySpan<double> x, int window, int minObservations, double sign, Span<double> result)
    {
        RollingArguments.Check(x.Length, window, minObservations, result.Length);
        var rows = new int[window];
        var head = 0;
        var size = 0;
        var observed = 0;
        for (var t = 0; t < x.Length; t++)
        {
            if (t >= window && !double.IsNaN(x[t - window]))
            {
                observed--;
            }

            if (size > 0 && rows[head] <= t - window)
            {
                head = Next(head, 1, window);
                size--;
            }

            if (!double.IsNaN(x[t]))
            {
                observed++;
                while (size > 0 && sign * x[rows[Next(head, size - 1, window)]] >= sign * x[t])
                {
                    size--;
                }

                rows[Next(head, size++, window)] = t;
            }

            result[t] = observed >= minObservations ? x[rows[head]] : double.NaN;
        }
    }

    private static int Next(int head, int offset, int window) =>
        head + offset < window ? head + offset : head + offset - window;
}
