using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Evaluation;

/// <content>Drawdowns of compounded wealth that starts at 1.</content>
public static partial class ReturnStatistics
{
    /// <summary>Depth of the deepest drawdown: the lowest wealth over its running maximum, less 1; 0 when wealth never
    /// falls, NaN when empty. The start (1) counts as a maximum.</summary>
    public static double MaxDrawdown(ReadOnlySpan<double> returns) =>
        Moments.Count(returns) == 0 ? double.NaN : WorstDrawdown(returns)?.Depth ?? 0;

    /// <summary>The deepest drawdown (the first, where several tie); null when wealth never falls.</summary>
    public static Drawdown? WorstDrawdown(ReadOnlySpan<double> returns)
    {
        Drawdown? worst = null;
        foreach (var drawdown in Drawdowns(returns))
        {
            worst = drawdown.Depth < (worst?.Depth ?? 0) ? drawdown : worst;
        }

        return worst;
    }

    /// <summary>Every drawdown in the order of time: from a peak to the first row at which wealth is back there, the last
    /// perhaps still open. They never overlap.</summary>
    public static IReadOnlyList<Drawdown> Drawdowns(ReadOnlySpan<double> returns)
    {
        var found = new List<Drawdown>();
        var (wealth, peakRow, open) = (new WealthPath(), -1, default(Drawdown?));
        for (var t = 0; t < returns.Length; t++)
        {
            var peak = wealth.Peak;
            wealth.Push(returns[t]);
            peakRow = wealth.Value >= peak ? t : peakRow;
            if (wealth.Drawdown < (open?.Depth ?? 0))
            {
                open = new Drawdown(wealth.Drawdown, peakRow, t, null, returns.Length - 1 - peakRow);
            }
            else if (open is { } ended && peakRow > ended.PeakRow)
            {
                found.Add(ended with { RecoveryRow = t, Rows = t - ended.PeakRow });
                open = null;
            }
        }

        if (open is { } last)
        {
            found.Add(last);
        }

        return found;
    }

    /// <summary>Drawdown after each row; a missing row repeats the one before.</summary>
    /// <param name="returns">Returns per period, length T.</param>
    /// <param name="result">Length T.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void DrawdownSeries(ReadOnlySpan<double> returns, Span<double> result)
    {
        Guard.SameLength(returns.Length, result.Length, nameof(result));
        var wealth = new WealthPath();
        for (var t = 0; t < returns.Length; t++)
        {
            wealth.Push(returns[t]);
            result[t] = wealth.Drawdown;
        }
    }

    /// <summary>Ulcer index: the root of the mean squared drawdown over the n observations (Martin and McCann 1989), as a
    /// fraction.</summary>
    public static double UlcerIndex(ReadOnlySpan<double> returns) =>
        Math.Sqrt(SumOfSquaredDrawdowns(returns) / Moments.Count(returns));

    /// <summary>Sum of the squared drawdowns after each observation.</summary>
    internal static double SumOfSquaredDrawdowns(ReadOnlySpan<double> returns)
    {
        var (wealth, total) = (new WealthPath(), 0.0);
        foreach (var r in returns)
        {
            wealth.Push(r);
            total += double.IsNaN(r) ? 0 : Square(wealth.Drawdown);
        }

        return total;
    }
}
