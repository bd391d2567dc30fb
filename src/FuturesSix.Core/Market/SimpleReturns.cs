namespace FuturesSix.Core.Market;

/// <summary>Simple returns of one instrument from its prices, on the panel's rows. A row without a price is missing; the
/// first return after a gap spans the gap; the first price has no return.</summary>
public static class SimpleReturns
{
    /// <summary>r_t = P_t / P_s - 1 with s the last row before t that has a price.</summary>
    /// <param name="close">Ratio-adjusted (or unadjusted) closes, positive; length T; NaN when missing.</param>
    /// <param name="returns">Receives the returns, length T; NaN when missing.</param>
    public static void Ratio(ReadOnlySpan<double> close, Span<double> returns)
    {
        var previous = double.NaN;
        for (var t = 0; t < close.Length; t++)
        {
            returns[t] = (close[t] / previous) - 1;
            previous = double.IsNaN(close[t]) ? previous : close[t];
        }
    }

    /// <summary>r_t = (P_t - P_s) / R_s with s the last row before t on which both prices are known and the raw one is
    /// positive. A row that lacks either, or whose raw price is not positive, is missing: the next return spans it.</summary>
    /// <param name="adjusted">Difference-adjusted closes, of any sign; length T; NaN when missing.</param>
    /// <param name="raw">Raw closes of the traded contract; length T; NaN when missing.</param>
    /// <param name="returns">Receives the returns, length T; NaN when missing.</param>
    public static void Difference(ReadOnlySpan<double> adjusted, ReadOnlySpan<double> raw, Span<double> returns)
    {
        double previous = double.NaN, previousRaw = double.NaN;
        for (var t = 0; t < adjusted.Length; t++)
        {
            returns[t] = double.NaN;
            if (double.IsNaN(adjusted[t]) || !(raw[t] > 0))
            {
                continue;
            }

            returns[t] = (adjusted[t] - previous) / previousRaw;
            (previous, previousRaw) = (adjusted[t], raw[t]);
        }
    }

    /// <summary>An index of the returns for sizing where no raw price is declared: 100 times the product of (1 + r) over the
    /// returns so far, given on observed rows only. A missing return on an observed row leaves the index where it was.</summary>
    /// <param name="observed">True where the instrument was observed; length T.</param>
    /// <param name="returns">Simple returns; length T; NaN when missing.</param>
    /// <param name="index">Receives the index, length T; NaN on unobserved rows.</param>
    public static void Index(ReadOnlySpan<bool> observed, ReadOnlySpan<double> returns, Span<double> index)
    {
        var level = 100.0;
        for (var t = 0; t < observed.Length; t++)
        {
            level *= double.IsNaN(returns[t]) ? 1 : 1 + returns[t];
            index[t] = observed[t] ? level : double.NaN;
        }
    }
}
