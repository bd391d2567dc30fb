using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>Finds returns larger than 8 trailing sigmas and applies <c>on_roll_jump</c> to those on contract changes.</summary>
internal static class JumpScan
{
    /// <summary>Scans one instrument. Sigmas are those of the returns as the data gives them, whatever the policy.</summary>
    /// <param name="columns">The instrument; under <see cref="RollJumpPolicy.Missing"/> its roll jumps become NaN.</param>
    /// <param name="dates">The calendar.</param>
    /// <param name="policy">What to do with a jump on a contract change. VX returns are computed across the roll, so the
    /// policy does not touch them.</param>
    public static List<PriceJump> Apply(SeriesColumns columns, ReadOnlySpan<DateOnly> dates, RollJumpPolicy policy)
    {
        var sigma = new double[dates.Length];
        TrailingSigma.Compute(columns.Returns, sigma);
        var jumps = new List<PriceJump>();
        var previousRaw = double.NaN;
        for (var t = 0; t < dates.Length; t++)
        {
            var r = columns.Returns[t];
            if (TrailingSigma.IsJump(r, sigma[t]))
            {
                jumps.Add(Judge(columns, t, dates[t], sigma[t], previousRaw, policy));
            }

            previousRaw = double.IsNaN(columns.Raw[t]) ? previousRaw : columns.Raw[t];
        }

        return jumps;
    }

    private static PriceJump Judge(SeriesColumns columns, int t, DateOnly date, double sigma, double previousRaw, RollJumpPolicy policy)
    {
        var series = columns.Series;
        var r = columns.Returns[t];
        var suspect = columns.Rolls[t] && series.HasContracts;
        if (suspect && policy == RollJumpPolicy.Error)
        {
            throw DatasetException.At(
                new Place(series.File, null, series.Symbol, date),
                FormattableString.Invariant($"the contract changed and the return {r:P2} is {r / sigma:F1} trailing sigmas: an unadjusted roll"),
                "an adjusted series, or on_roll_jump: missing or keep");
        }

        var remove = suspect && policy == RollJumpPolicy.Missing;
        if (remove)
        {
            columns.Returns[t] = double.NaN;
        }

        return new PriceJump(
            series.Symbol, date, r, r / sigma, (columns.Raw[t] / previousRaw) - 1, columns.KnowsRolls ? columns.Rolls[t] : null, remove);
    }
}
