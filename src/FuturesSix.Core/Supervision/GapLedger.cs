using FuturesSix.Core.Market;

namespace FuturesSix.Core.Supervision;

/// <summary>Options of the gap ledger.</summary>
public sealed record GapLedgerOptions
{
    /// <summary>A mean gap above minus this asks for no remedy, in bps.</summary>
    public double RemedyBps { get; init; } = 5;

    /// <summary>A price later than this many hours after its moment is late: the move across the hole is a matter of data. The
    /// default spans a long weekend of daily prices.</summary>
    public double MaxPriceLagHours { get; init; } = 96;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Within("ledger.remedy_bps", RemedyBps, 0, double.PositiveInfinity)
        .Require(MaxPriceLagHours > 0 && double.IsFinite(MaxPriceLagHours), "ledger.max_price_lag_hours", MaxPriceLagHours, "a number above 0")
        .Items;
}

/// <summary>Sums of the gaps of an agent by cause, in bps; cost + timing + data + sizing + residual = gap, exactly: every
/// figure is a sum of multiples of <see cref="GapParts.Unit"/>.</summary>
public sealed record GapLedger
{
    /// <summary>Rows with figures.</summary>
    public required long Rows { get; init; }

    /// <summary>Sum of realised - expected.</summary>
    public required double Gap { get; init; }

    /// <summary>Costs against those expected.</summary>
    public required double Cost { get; init; }

    /// <summary>Fill delay.</summary>
    public required double Timing { get; init; }

    /// <summary>Missing or stale prices.</summary>
    public required double Data { get; init; }

    /// <summary>Filled against asked for.</summary>
    public required double Sizing { get; init; }

    /// <summary>What none of these explains: the expectation itself was wrong.</summary>
    public required double Residual { get; init; }

    /// <summary>Mean gap of a row; 0 without rows.</summary>
    public double MeanGap => Rows == 0 ? 0 : Gap / Rows;

    /// <summary>The part that cost most, and what to do about it; null where the mean gap asks for nothing.</summary>
    public GapRemedy? Remedy(GapLedgerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Rows == 0 || MeanGap > -options.RemedyBps)
        {
            return null;
        }

        var worst = new (string Part, double Bps)[] { ("cost", Cost), ("timing", Timing), ("data", Data), ("sizing", Sizing), ("residual", Residual) }.MinBy(p => p.Bps);
        return new GapRemedy(worst.Part, worst.Bps / Rows, GapRemedy.For(worst.Part));
    }
}

/// <summary>What to do about a gap.</summary>
/// <param name="Part">The part that cost most.</param>
/// <param name="MeanBps">Its mean over the rows, in bps.</param>
/// <param name="Action">What to do.</param>
public sealed record GapRemedy(string Part, double MeanBps, string Action)
{
    /// <summary>The action for a part.</summary>
    internal static string For(string part) => part switch
    {
        "cost" => "trade less often or more cheaply: costs beyond those expected cost most",
        "timing" => "shorten the way from signal to fill: the move before the fill costs most",
        "data" => "mend the price source: missing or stale prices cost most",
        "sizing" => "check sizes and liquidity: fills differ from what was asked for",
        _ => "the expectation is wrong, not the execution: retrain or retire the simulator model, and doubt the agent",
    };
}

/// <summary>Adds up gaps by cause.</summary>
internal sealed class GapTotals
{
    private long _rows;
    private double _gap;
    private GapParts _sum;

    public void Add(double gap, in GapParts parts)
    {
        _rows++;
        _gap += GapParts.Count(gap);
        _sum = new GapParts(
            _sum.Cost + GapParts.Count(parts.Cost),
            _sum.Timing + GapParts.Count(parts.Timing),
            _sum.Data + GapParts.Count(parts.Data),
            _sum.Sizing + GapParts.Count(parts.Sizing));
    }

    public GapLedger Ledger() => new()
    {
        Rows = _rows,
        Gap = _gap,
        Cost = _sum.Cost,
        Timing = _sum.Timing,
        Data = _sum.Data,
        Sizing = _sum.Sizing,
        Residual = _gap - (_sum.Cost + _sum.Timing + _sum.Data + _sum.Sizing),
    };
}
