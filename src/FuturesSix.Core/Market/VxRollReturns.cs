namespace FuturesSix.Core.Market;

/// <summary>Returns of rolled positions in the first three VX contracts, one value per input row.</summary>
/// <param name="First">r(VX1), length T; NaN when missing.</param>
/// <param name="Second">r(VX2), length T; NaN when missing.</param>
/// <param name="Third">r(VX3), length T; NaN when missing and on every roll row.</param>
/// <param name="Roll">True on a roll row, length T: the contract behind each level is another than on the row before.</param>
public sealed record VxReturns(double[] First, double[] Second, double[] Third, bool[] Roll);

/// <summary>Turns unadjusted continuous VX levels into the returns of positions that are rolled at expiry. The first row on
/// or after an expiry is a roll row: what was the second contract the row before is the first now, so
/// r(VX1) = vx1_t / vx2_{t-1} - 1, r(VX2) = vx2_t / vx3_{t-1} - 1, and r(VX3) is missing. On every other row
/// r(VXk) = vxk_t / vxk_{t-1} - 1. A missing leg makes the return missing, and so do two expiries between two rows.
/// Naive changes of vx1 book the contango at each roll as a profit that no position earns.</summary>
public static class VxRollReturns
{
    /// <summary>Computes the returns. Reads: levels, in index points. Writes: simple returns of one row, not annualised.</summary>
    /// <param name="dates">Row dates, strictly ascending; length T.</param>
    /// <param name="vx1">Level of the front contract, length T; NaN when missing.</param>
    /// <param name="vx2">Level of the second contract, length T; NaN when missing.</param>
    /// <param name="vx3">Level of the third contract, length T; NaN when missing.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static VxReturns Compute(
        ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> vx1, ReadOnlySpan<double> vx2, ReadOnlySpan<double> vx3)
    {
        if (vx1.Length != dates.Length || vx2.Length != dates.Length || vx3.Length != dates.Length)
        {
            throw new ArgumentException($"{dates.Length} dates need levels of that length, not {vx1.Length}, {vx2.Length}, {vx3.Length}.", nameof(dates));
        }

        var result = new VxReturns(Missing(dates.Length), Missing(dates.Length), Missing(dates.Length), new bool[dates.Length]);
        var expiry = DateOnly.MinValue;
        for (var t = 1; t < dates.Length; t++)
        {
            if (expiry <= dates[t - 1])
            {
                expiry = VxCalendar.NextExpiry(dates[t - 1].AddDays(1));
            }

            result.Roll[t] = expiry <= dates[t];
            if (!result.Roll[t])
            {
                result.First[t] = (vx1[t] / vx1[t - 1]) - 1;
                result.Second[t] = (vx2[t] / vx2[t - 1]) - 1;
                result.Third[t] = (vx3[t] / vx3[t - 1]) - 1;
            }
            else if (VxCalendar.NextExpiry(expiry.AddDays(1)) > dates[t])
            {
                result.First[t] = (vx1[t] / vx2[t - 1]) - 1;
                result.Second[t] = (vx2[t] / vx3[t - 1]) - 1;
            }
        }

        return result;
    }

    private static double[] Missing(int length)
    {
        var values = new double[length];
        Array.Fill(values, double.NaN);
        return values;
    }
}
