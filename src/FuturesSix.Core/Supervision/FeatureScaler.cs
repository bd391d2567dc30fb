namespace FuturesSix.Core.Supervision;

/// <summary>Means and standard deviations (n-1) of features over some rows, from the observed values; a missing or constant
/// feature standardises to 0.</summary>
internal sealed class FeatureScaler
{
    private const double Smallest = 1e-12;
    private readonly int[] _features;
    private readonly double[] _means;
    private readonly double[] _deviations;

    public FeatureScaler(IReadOnlyList<TrainingRow> rows, int[] features, int[] train)
    {
        _features = features;
        _means = new double[features.Length];
        _deviations = new double[features.Length];
        for (var j = 0; j < features.Length; j++)
        {
            (_means[j], _deviations[j], _) = Describe(rows, train, features[j]);
        }

        foreach (var t in train)
        {
            MeanOfY += rows[t].RealisedBps;
        }

        MeanOfY /= Math.Max(1, train.Length);
    }

    /// <summary>Number of features.</summary>
    public int Count => _features.Length;

    /// <summary>Mean of the realised P&amp;L.</summary>
    public double MeanOfY { get; }

    /// <summary>Writes the standardised features of a row.</summary>
    public void Standardise(in TrainingRow row, double[] z)
    {
        for (var j = 0; j < z.Length; j++)
        {
            var value = row.Feature(_features[j]);
            z[j] = double.IsFinite(value) && _deviations[j] > 0 ? (value - _means[j]) / _deviations[j] : 0;
        }
    }

    /// <summary>Mean, deviation (0 where constant) and count of the observed values of a feature.</summary>
    public static (double Mean, double Deviation, int Observed) Describe(IReadOnlyList<TrainingRow> rows, int[] train, int feature)
    {
        var (n, total) = (0, 0.0);
        foreach (var t in train)
        {
            var value = rows[t].Feature(feature);
            n += double.IsFinite(value) ? 1 : 0;
            total += double.IsFinite(value) ? value : 0;
        }

        var mean = n == 0 ? 0 : total / n;
        var squares = 0.0;
        foreach (var t in train)
        {
            var value = rows[t].Feature(feature);
            squares += double.IsFinite(value) ? (value - mean) * (value - mean) : 0;
        }

        var deviation = n < 2 ? 0 : Math.Sqrt(squares / (n - 1));
        return (mean, deviation > Smallest * Math.Max(1, Math.Abs(mean)) ? deviation : 0, n);
    }
}
