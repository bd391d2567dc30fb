using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Data.Allocations;

/// <summary>What is said about the change-point gate; null = not said.</summary>
public sealed record ChangePointSettings
{
    /// <inheritdoc cref="ChangePointOptions.Enabled"/>
    public bool? Enabled { get; init; }

    /// <inheritdoc cref="ChangePointOptions.Hazard"/>
    public double? Hazard { get; init; }

    /// <inheritdoc cref="ChangePointOptions.VolatilityHalfLife"/>
    public double? VolatilityHalfLife { get; init; }

    /// <inheritdoc cref="ChangePointOptions.Clip"/>
    public double? Clip { get; init; }

    /// <inheritdoc cref="ChangePointOptions.MeanStrength"/>
    public double? MeanStrength { get; init; }

    /// <inheritdoc cref="ChangePointOptions.VarianceShape"/>
    public double? VarianceShape { get; init; }

    /// <inheritdoc cref="ChangePointOptions.MaxRunLength"/>
    public int? MaxRunLength { get; init; }

    /// <summary>The options with what is said here over them.</summary>
    public ChangePointOptions Over(ChangePointOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ChangePointOptions
        {
            Enabled = Enabled ?? options.Enabled,
            Hazard = Hazard ?? options.Hazard,
            VolatilityHalfLife = VolatilityHalfLife ?? options.VolatilityHalfLife,
            Clip = Clip ?? options.Clip,
            MeanStrength = MeanStrength ?? options.MeanStrength,
            VarianceShape = VarianceShape ?? options.VarianceShape,
            MaxRunLength = MaxRunLength ?? options.MaxRunLength,
        };
    }
}
