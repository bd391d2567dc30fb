using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Allocator;

/// <summary>The delta of a call that is rolled at its expiry: how much of the instrument replicates it.</summary>
/// <remarks>Undiscounted Black model: delta = N(d1), d1 = (ln(F/K) + s^2 tau/2)/(s sqrt(tau)), tau in years of 252 rows, s
/// annualised. F/K comes from cumulative log returns, so a roll of the instrument does not move it. Black, Journal of Financial
/// Economics 3 (1976), p. 167.</remarks>
internal sealed class CallProxy(double outOfTheMoney, int tenor)
{
    private const double RowsPerYear = 252;
    private double _strike = double.NaN;
    private int _expiry = -1;

    /// <summary>The delta in [0, 1] on a row; starts a new call where none runs. NaN while level or volatility is missing.</summary>
    /// <param name="row">The row; ascending from call to call.</param>
    /// <param name="level">Cumulative log return of the instrument.</param>
    /// <param name="volatility">Annualised volatility of the instrument.</param>
    public double Delta(int row, double level, double volatility)
    {
        if (double.IsNaN(level) || !(volatility > 0))
        {
            return double.NaN;
        }

        if (row >= _expiry)
        {
            (_strike, _expiry) = (level + PortableMath.Log1P(outOfTheMoney), row + tenor);
        }

        var tau = (_expiry - row) / RowsPerYear;
        var deviation = volatility * Math.Sqrt(tau);
        return NormalDistribution.Cdf((level - _strike + (0.5 * deviation * deviation)) / deviation);
    }
}
