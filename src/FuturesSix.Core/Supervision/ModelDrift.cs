namespace FuturesSix.Core.Supervision;

/// <summary>How one coefficient moved between two versions.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Value">bps per unit now; null where the feature left.</param>
/// <param name="Previous">bps per unit before; null where it is new.</param>
/// <param name="Change">The move in standard errors of the difference, taken as independent; windows that overlap make it
/// conservative. Null where one side is missing.</param>
/// <param name="MeanShift">The move of the feature's mean in standard deviations of the version before.</param>
public sealed record CoefficientDrift(string Feature, double? Value, double? Previous, double? Change, double? MeanShift);

/// <summary>How a model moved from one version to the next.</summary>
public static class ModelDrift
{
    /// <summary>Every coefficient of either version, in ordinal order of the features.</summary>
    /// <param name="previous">The version before; null = there is none.</param>
    /// <param name="current">The version now.</param>
    public static IReadOnlyList<CoefficientDrift> Of(SimulatorModel? previous, SimulatorModel current)
    {
        ArgumentNullException.ThrowIfNull(current);
        var before = (previous?.Coefficients ?? []).ToDictionary(c => c.Feature, StringComparer.Ordinal);
        var now = current.Coefficients.ToDictionary(c => c.Feature, StringComparer.Ordinal);
        return [.. before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(f => Drift(f, before.GetValueOrDefault(f), now.GetValueOrDefault(f)))];
    }

    private static CoefficientDrift Drift(string feature, ModelCoefficient? before, ModelCoefficient? now)
    {
        if (before is null || now is null)
        {
            return new CoefficientDrift(feature, now?.Value, before?.Value, null, null);
        }

        var error = Math.Sqrt((before.StandardError * before.StandardError) + (now.StandardError * now.StandardError));
        return new CoefficientDrift(
            feature,
            now.Value,
            before.Value,
            error > 0 ? (now.Value - before.Value) / error : null,
            before.Deviation > 0 ? (now.Mean - before.Mean) / before.Deviation : null);
    }
}
