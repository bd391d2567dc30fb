using System.Globalization;

namespace FuturesSix.Core.Supervision;

/// <summary>How a model expects.</summary>
public enum SimulatorKind
{
    /// <summary>Ridge regression on features.</summary>
    Ridge,

    /// <summary>Slope x |score|: too few rows or no features.</summary>
    ScoreLinear,
}

/// <summary>One coefficient of a ridge model.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Value">bps per unit of the feature.</param>
/// <param name="StandardError">Standard error of <paramref name="Value"/>.</param>
/// <param name="Mean">Mean of the feature in the training window; a missing feature counts as this.</param>
/// <param name="Deviation">Standard deviation of the feature there (n-1).</param>
public sealed record ModelCoefficient(string Feature, double Value, double StandardError, double Mean, double Deviation)
{
    /// <summary>bps per standard deviation of the feature.</summary>
    public double Standardised => Value * Deviation;
}

/// <summary>What a strategy's signals are expected to earn: one version, made of the past only. A pure function of the rows
/// whose outcome was known at <see cref="TrainedUntil"/>.</summary>
public sealed record SimulatorModel
{
    /// <summary>The strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>Strategy and moment: <c>trend@20250106T0000Z</c>.</summary>
    public required string Version { get; init; }

    /// <summary>How it expects.</summary>
    public required SimulatorKind Kind { get; init; }

    /// <summary>In force from this moment on, UTC; every outcome in it was known by then.</summary>
    public required DateTimeOffset TrainedUntil { get; init; }

    /// <summary>Time of the first row of the training window; null without rows.</summary>
    public DateTimeOffset? WindowFrom { get; init; }

    /// <summary>Time of the last row of the training window; null without rows.</summary>
    public DateTimeOffset? WindowTo { get; init; }

    /// <summary>Rows of the training window.</summary>
    public required int Rows { get; init; }

    /// <summary>Ridge: the penalty chosen; null otherwise.</summary>
    public double? Lambda { get; init; }

    /// <summary>Ridge: intercept in bps; 0 otherwise.</summary>
    public double Intercept { get; init; }

    /// <summary>Ridge: the coefficients, in ordinal order of the features.</summary>
    public IReadOnlyList<ModelCoefficient> Coefficients { get; init; } = [];

    /// <summary>Linear in the score: bps per unit of |score|; 0 otherwise.</summary>
    public double ScoreSlope { get; init; }

    /// <summary>R2 of the forward-chained predictions against the mean of what each was trained on (Campbell and Thompson,
    /// Review of Financial Studies 21, 2008, p. 1515); null where there were too few rows to predict any.</summary>
    public double? OutOfSampleR2 { get; init; }

    /// <summary>R2 within the training window; null where nothing was fitted.</summary>
    public double? InSampleR2 { get; init; }

    /// <summary>Why it is as it is: fallback, features left out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The version's name.</summary>
    public static string NameOf(string strategy, DateTimeOffset trainedUntil) =>
        $"{strategy}@{trainedUntil.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture)}";

    /// <summary>Expected P&amp;L in bps.</summary>
    /// <param name="score">The signal's score.</param>
    /// <param name="features">Features in the order of <see cref="Coefficients"/>; NaN = missing, which counts as the mean.</param>
    public double Expected(double score, ReadOnlySpan<double> features)
    {
        if (Kind == SimulatorKind.ScoreLinear)
        {
            return ScoreSlope * Math.Abs(score);
        }

        Numerics.Guard.SameLength(Coefficients.Count, features.Length, nameof(features));
        var expected = Intercept;
        for (var j = 0; j < features.Length; j++)
        {
            expected += Coefficients[j].Value * (double.IsFinite(features[j]) ? features[j] : Coefficients[j].Mean);
        }

        return expected;
    }
}
