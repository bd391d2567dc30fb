namespace FuturesSix.Core.Numerics;

/// <summary>The two windows over which the mean pairwise correlation is measured.</summary>
/// <param name="ShortRows">Rows of the short window, at least 2.</param>
/// <param name="LongRows">Rows of the long window: a whole multiple of <paramref name="ShortRows"/>, so that both are made of
/// the same blocks.</param>
/// <param name="MinimumStd">An instrument whose standard deviation (n - 1) over its observed rows of the window is at
/// or below this is left out of that window's mean; not annualised, in the unit of the returns.</param>
public sealed record PairwiseCorrelationWindows(int ShortRows = 20, int LongRows = 60, double MinimumStd = 1e-10)
{
    /// <summary>Blocks of <see cref="ShortRows"/> rows in the long window.</summary>
    internal int Blocks => LongRows / ShortRows;

    /// <summary>Throws unless the windows fit each other.</summary>
    /// <exception cref="ArgumentException">ShortRows is below 2, LongRows is no multiple of it, or MinimumStd is negative.</exception>
    internal void Check()
    {
        if (ShortRows < 2 || LongRows < ShortRows || LongRows % ShortRows != 0)
        {
            throw new ArgumentException($"The windows are {ShortRows} and {LongRows} rows; expected ShortRows >= 2 and LongRows a whole multiple of it.");
        }

        if (!(MinimumStd >= 0))
        {
            throw new ArgumentException($"MinimumStd is {MinimumStd:R}; expected 0 or more.");
        }
    }
}
