namespace FuturesSix.Core.Numerics;

/// <summary>Count, sum, mean and sum of squared deviations of a sample, built by adding values and by merging two
/// samples, never by removing (Chan, Golub and LeVeque, American Statistician 37, 1983, p. 243, eq. 2.1). The sum of
/// squared deviations is exactly 0 if and only if all values are equal: every term is (difference)^2 times a positive
/// factor, and the mean of equal values is that value to the bit (differences below 1e-154 square to 0).</summary>
internal struct MomentSummary
{
    /// <summary>Number of values n.</summary>
    public int Count;

    /// <summary>Their sum, in the unit of the values.</summary>
    public double Sum;

    /// <summary>Their mean, in the unit of the values; 0 when empty.</summary>
    public double Mean;

    /// <summary>Sum of squared deviations from the mean, in the squared unit.</summary>
    public double Squares;

    /// <summary>Adds one observed value.</summary>
    public void Add(double value)
    {
        Sum += value;
        Count++;
        if (Count == 1)
        {
            Mean = value;
            return;
        }

        double n = Count;
        var difference = value - Mean;
        Mean += difference / n;
        Squares += difference * difference * ((n - 1) / n);
    }

    /// <summary>The summary of the two samples together.</summary>
    public static MomentSummary Merge(in MomentSummary a, in MomentSummary b)
    {
        if (a.Count == 0)
        {
            return b;
        }

        if (b.Count == 0)
        {
            return a;
        }

        double n = a.Count + b.Count;
        var difference = b.Mean - a.Mean;
        return new MomentSummary
        {
            Count = a.Count + b.Count,
            Sum = a.Sum + b.Sum,
            Mean = a.Mean + (difference * (b.Count / n)),
            Squares = a.Squares + b.Squares + (difference * difference * (a.Count * (double)b.Count / n)),
        };
    }
}
