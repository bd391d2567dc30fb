namespace FuturesSix.Core.Supervision;

/// <summary>Judges a signal by prices. Marked: sign(score) x (p1/p0 - 1) x 1e4, p0 the first price at or after the signal and
/// p1 the first at or after the end of its horizon. With a fill: filled x (sign(score) x (p1/fill - 1) x 1e4 - cost).
/// The way from the mark of the signal to what happened is split, each step changing one thing, so that the steps add up:
/// data (late prices, or a price the signal was made on that was not the market's), timing (mark to fill), cost (beyond what
/// was expected), sizing (filled over asked for). What is left of realised - expected is the residual.</summary>
public static class Reconciliation
{
    private const double Bps = 1e4;

    /// <summary>A price this far from the mark, as a ratio, is in another unit.</summary>
    private const double Foreign = 1.5;

    /// <summary>The outcome; null while a price is missing.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="prices">Prices of its symbol.</param>
    /// <param name="fill">Its fill; null = none is known.</param>
    /// <param name="options">Options of the ledger.</param>
    public static Outcome? Judge(in JudgedSignal signal, PriceSeries prices, SignalFill? fill, GapLedgerOptions options)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(options);
        if (prices.FirstAtOrAfter(signal.Ticks) is not { } entry || prices.FirstAtOrAfter(signal.DueTicks) is not { } exit)
        {
            return null;
        }

        var side = Math.Sign(signal.Score);
        var (p0, p1) = (prices.PriceAt(entry), prices.PriceAt(exit));
        var marked = Pnl(side, p0, p1);
        var (clean, late, foreignMark) = Clean(signal, prices, entry, exit, options);
        var (parts, realised, foreignFill) = Traded(side, (p0, p1), marked, fill, signal.ExpectedCostBps);
        return new Outcome
        {
            RealisedBps = realised,
            Parts = parts with { Data = marked - clean },
            EntryPrice = p0,
            EntryTicks = prices.TicksAt(entry),
            ExitPrice = p1,
            ExitTicks = prices.TicksAt(exit),
            FillDelayHours = fill is { } f ? (double)(f.Ticks - signal.Ticks) / TimeSpan.TicksPerHour : null,
            LatePrice = late,
            ForeignPrice = foreignMark || foreignFill,
        };
    }

    /// <summary>What the mark would have been without holes in the prices, on the price the signal was made on.</summary>
    private static (double Pnl, bool Late, bool Foreign) Clean(in JudgedSignal signal, PriceSeries prices, int entry, int exit, GapLedgerOptions options)
    {
        var (p0, lateEntry) = AcrossHole(prices, entry, signal.Ticks, options);
        var (p1, lateExit) = AcrossHole(prices, exit, signal.DueTicks, options);
        var said = double.IsFinite(signal.ReferencePrice);
        var usable = said && IsNear(signal.ReferencePrice, prices.PriceAt(entry));
        return (Pnl(Math.Sign(signal.Score), usable ? signal.ReferencePrice : p0, p1), lateEntry || lateExit, said && !usable);
    }

    /// <summary>The price before a hole, where the one after it came too late.</summary>
    private static (double Price, bool Late) AcrossHole(PriceSeries prices, int position, long wanted, GapLedgerOptions options)
    {
        var late = prices.TicksAt(position) - wanted > (long)(options.MaxPriceLagHours * TimeSpan.TicksPerHour);
        return (prices.PriceAt(late && position > 0 ? position - 1 : position), late);
    }

    private static (GapParts Parts, double Realised, bool Foreign) Traded(int side, (double Entry, double Exit) mark, double marked, SignalFill? fill, double expectedCost)
    {
        if (fill is not { } f)
        {
            return (default, marked, false);
        }

        var foreign = double.IsFinite(f.Price) && !IsNear(f.Price, mark.Entry);
        var filled = double.IsFinite(f.Price) && !foreign ? Pnl(side, f.Price, mark.Exit) : marked;
        var net = filled - f.CostBps;
        var parts = new GapParts(expectedCost - f.CostBps, filled - marked, 0, (f.Filled - 1) * net);
        return (parts, f.Filled * net, foreign);
    }

    private static double Pnl(int side, double entry, double exit) => side * ((exit / entry) - 1) * Bps;

    private static bool IsNear(double price, double mark) => price > 0 && price / mark < Foreign && mark / price < Foreign;
}
