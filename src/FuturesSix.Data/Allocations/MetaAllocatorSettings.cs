using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Data.Allocations;

/// <summary>What an input file or a command line says about the configuration; null = not said.</summary>
public sealed record MetaAllocatorSettings
{
    /// <inheritdoc cref="MetaAllocatorConfig.Mode"/>
    public MetaAllocatorMode? Mode { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.MinWeight"/>
    public double? MinWeight { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.MaxWeight"/>
    public double? MaxWeight { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.EwmaAlpha"/>
    public double? EwmaAlpha { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.CorrCap"/>
    public double? CorrCap { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.CorrStrength"/>
    public double? CorrStrength { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.TurnoverPenalty"/>
    public double? TurnoverPenalty { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.AllowCash"/>
    public bool? AllowCash { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.PeriodsPerYear"/>
    public double? PeriodsPerYear { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.PriorSharpeStd"/>
    public double? PriorSharpeStd { get; init; }

    /// <inheritdoc cref="MetaAllocatorConfig.ChangePoint"/>
    public ChangePointSettings? ChangePoint { get; init; }

    /// <summary>The configuration with what is said here over it.</summary>
    public MetaAllocatorConfig Over(MetaAllocatorConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new MetaAllocatorConfig
        {
            Mode = Mode ?? config.Mode,
            MinWeight = MinWeight ?? config.MinWeight,
            MaxWeight = MaxWeight ?? config.MaxWeight,
            EwmaAlpha = EwmaAlpha ?? config.EwmaAlpha,
            CorrCap = CorrCap ?? config.CorrCap,
            CorrStrength = CorrStrength ?? config.CorrStrength,
            TurnoverPenalty = TurnoverPenalty ?? config.TurnoverPenalty,
            AllowCash = AllowCash ?? config.AllowCash,
            PeriodsPerYear = PeriodsPerYear ?? config.PeriodsPerYear,
            PriorSharpeStd = PriorSharpeStd ?? config.PriorSharpeStd,
            ChangePoint = ChangePoint?.Over(config.ChangePoint) ?? config.ChangePoint,
        };
    }
}
