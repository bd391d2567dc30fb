namespace FuturesSix.Core.Margin;

/// <summary>Hard limits that a target ran into.</summary>
[Flags]
public enum ExecutionLimits
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The instrument's notional cap.</summary>
    Notional = 1,

    /// <summary>The share-of-volume cap.</summary>
    Volume = 2,

    /// <summary>The margin limit of the whole book.</summary>
    Margin = 4,

    /// <summary>Rounding toward zero to whole contracts.</summary>
    Rounding = 8,

    /// <summary>The no-trade buffer kept the position.</summary>
    Buffer = 16,

    /// <summary>The instrument cannot trade now; its position is frozen.</summary>
    Frozen = 32,

    /// <summary>A share-of-volume cap could not be applied: no volume in the window.</summary>
    VolumeUnknown = 64,
}

/// <summary>The market as execution sees it at one decision, one entry an instrument.</summary>
public sealed class ExecutionMarket(int count)
{
    /// <summary>Notional of one contract in account currency; NaN when it cannot be priced.</summary>
    public double[] ContractValue { get; } = new double[count];

    /// <summary>Margin of one contract in account currency.</summary>
    public double[] ContractMargin { get; } = new double[count];

    /// <summary>20-day average volume in contracts; NaN when unknown.</summary>
    public double[] Volume { get; } = new double[count];

    /// <summary>True where the instrument is stale and its position cannot change.</summary>
    public bool[] Frozen { get; } = new bool[count];
}

/// <summary>Layer 7. Hard, external constraints between wanted weights and contracts: they only cut and round.</summary>
/// <remarks>
/// Reads: wanted weights [N] (fractions of equity), equity, the market and the contracts held. Writes: target
/// contracts [N]. In order: weights to contracts at equity, price and fx of the decision; no-trade buffer; notional cap;
/// share-of-volume cap on the trade; margin limit of the whole book (frozen positions first, the rest scaled by one
/// factor; margin wins over the share of volume); rounding toward zero. Nothing feeds back into policy or allocator.
/// </remarks>
public sealed class ExecutionConstraints(MarginOptions options)
{
    /// <summary>Computes target contracts.</summary>
    /// <param name="weights">Wanted weights, [N].</param>
    /// <param name="equity">Equity in account currency, positive.</param>
    /// <param name="market">Contract values, margins, volumes.</param>
    /// <param name="held">Contracts held, [N].</param>
    /// <param name="target">Receives the target contracts, [N].</param>
    /// <param name="limits">Receives the limits that bound each target, [N].</param>
    /// <returns>The factor by which the margin limit scaled the tradable positions; 1 when it did not bind.</returns>
    public double Apply(
        ReadOnlySpan<double> weights, double equity, ExecutionMarket market, ReadOnlySpan<double> held, Span<double> target, Span<ExecutionLimits> limits)
    {
        ArgumentNullException.ThrowIfNull(market);
        var (frozenMargin, wantedMargin) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            limits[i] = ExecutionLimits.None;
            if (market.Frozen[i] || !(Math.Abs(market.ContractValue[i]) > 0))
            {
                target[i] = held[i];
                limits[i] = ExecutionLimits.Frozen;
                frozenMargin += Math.Abs(held[i]) * (double.IsNaN(market.ContractMargin[i]) ? 0 : market.ContractMargin[i]);
                continue;
            }

            target[i] = Capped(weights[i] * equity / market.ContractValue[i], held[i], equity, market, i, ref limits[i]);
            wantedMargin += Math.Abs(target[i]) * market.ContractMargin[i];
        }

        var allowed = Math.Max(0, (options.MaxMarginUtilisation * equity) - frozenMargin);
        var scale = wantedMargin > allowed ? allowed / wantedMargin : 1;
        ScaleAndRound(target, limits, scale);
        return scale;
    }

    /// <summary>Contracts at the notional cap, in the direction wanted.</summary>
    internal static double AtNotionalCap(double wanted, double cap, double equity, double contractValue) =>
        Math.CopySign(cap * equity / Math.Abs(contractValue), wanted);

    /// <summary>Contracts at the share-of-volume cap: what is held plus the largest trade towards what is wanted.</summary>
    internal static double AtVolumeCap(double wanted, double held, double share, double volume) =>
        held + Math.CopySign(share * volume, wanted - held);

    private double Capped(double wanted, double held, double equity, ExecutionMarket market, int i, ref ExecutionLimits limits)
    {
        if (wanted != held && Math.Abs(wanted - held) < options.NoTradeBuffer * Math.Abs(wanted))
        {
            wanted = held;
            limits |= ExecutionLimits.Buffer;
        }

        if (options.MaxInstrumentNotional is { } cap && Math.Abs(wanted * market.ContractValue[i]) > cap * equity)
        {
            wanted = AtNotionalCap(wanted, cap, equity, market.ContractValue[i]);
            limits |= ExecutionLimits.Notional;
        }

        if (options.MaxVolumeShare is not null && double.IsNaN(market.Volume[i]) && wanted != held)
        {
            limits |= ExecutionLimits.VolumeUnknown;
        }

        if (options.MaxVolumeShare is { } share && market.Volume[i] >= 0 && Math.Abs(wanted - held) > share * market.Volume[i])
        {
            wanted = AtVolumeCap(wanted, held, share, market.Volume[i]);
            limits |= ExecutionLimits.Volume;
        }

        return wanted;
    }

    private void ScaleAndRound(Span<double> target, Span<ExecutionLimits> limits, double scale)
    {
        for (var i = 0; i < target.Length; i++)
        {
            if ((limits[i] & ExecutionLimits.Frozen) != 0)
            {
                continue;
            }

            if (scale < 1)
            {
                target[i] *= scale;
                limits[i] |= ExecutionLimits.Margin;
            }

            if (options.Contracts == ContractRounding.Whole && target[i] != Math.Truncate(target[i]))
            {
                target[i] = Math.Truncate(target[i]);
                limits[i] |= ExecutionLimits.Rounding;
            }
        }
    }
}
