using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Supervision;

/// <summary>Trains the simulator model of one strategy: ridge regression of realised bps on the features, the penalty by
/// forward-chaining cross-validation; below <see cref="SimulatorOptions.MinRows"/> rows or without features linear in the
/// score, slope = (k ScoreBps + sum |score| y) / (k + sum score^2), k = <see cref="SimulatorOptions.ScorePriorRows"/>. Only
/// rows whose exit price was known at the cutoff enter, so no future row can influence a prediction. A feature enters when it
/// is observed in at least half of the rows and varies; a missing value is the mean.</summary>
public static class SimulatorTrainer
{
    private static readonly long Anchor = new DateTime(1970, 1, 5, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>When the version in force at a moment was trained: the last multiple of the retraining interval at or before it.</summary>
    public static DateTimeOffset CutoffOf(long ticks, SimulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var interval = (long)(options.RetrainHours * TimeSpan.TicksPerHour);
        var steps = Math.DivRem(ticks - Anchor, interval, out var rest);
        return new DateTimeOffset(Anchor + ((rest < 0 ? steps - 1 : steps) * interval), TimeSpan.Zero);
    }

    /// <summary>The version of a strategy that is in force from <paramref name="cutoff"/> on.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="cutoff">What was known by then enters.</param>
    /// <param name="names">Names of the features.</param>
    /// <param name="rows">Rows in any order.</param>
    /// <param name="options">Options.</param>
    public static SimulatorModel Train(string strategy, DateTimeOffset cutoff, IReadOnlyList<string> names, IEnumerable<TrainingRow> rows, SimulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<TrainingRow> known = [.. rows.Where(r => r.ExitTicks <= cutoff.UtcTicks && double.IsFinite(r.RealisedBps) && double.IsFinite(r.Score)).OrderBy(r => r.Ticks).ThenBy(r => r.ExitTicks)];
        known.RemoveRange(0, Math.Max(0, known.Count - options.WindowRows));
        var notes = new List<string>();
        var features = Usable(names, known, notes);
        var model = new SimulatorModel
        {
            Strategy = strategy,
            Version = SimulatorModel.NameOf(strategy, cutoff),
            Kind = SimulatorKind.ScoreLinear,
            TrainedUntil = cutoff,
            WindowFrom = known.Count == 0 ? null : new DateTimeOffset(known[0].Ticks, TimeSpan.Zero),
            WindowTo = known.Count == 0 ? null : new DateTimeOffset(known[^1].Ticks, TimeSpan.Zero),
            Rows = known.Count,
            Notes = notes,
        };
        if (known.Count >= options.MinRows && features.Length > 0)
        {
            return Ridge(model, names, known, features, options);
        }

        notes.Add(known.Count < options.MinRows
            ? FormattableString.Invariant($"linear in the score: {known.Count} rows are known, {options.MinRows} are needed")
            : "linear in the score: there are no usable features");
        return model with { ScoreSlope = Slope(known, options) };
    }

    private static int[] Usable(IReadOnlyList<string> names, List<TrainingRow> rows, List<string> notes)
    {
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        var usable = new List<int>();
        for (var j = 0; j < names.Count && rows.Count > 0; j++)
        {
            var (_, deviation, observed) = FeatureScaler.Describe(rows, all, j);
            if (2 * observed >= rows.Count && deviation > 0)
            {
                usable.Add(j);
            }
            else
            {
                notes.Add(FormattableString.Invariant($"{names[j]}: left out, {(2 * observed < rows.Count ? $"observed in {observed} of {rows.Count} rows" : "constant")}"));
            }
        }

        return [.. usable.OrderBy(j => names[j], StringComparer.Ordinal)];
    }

    private static SimulatorModel Ridge(SimulatorModel model, IReadOnlyList<string> names, List<TrainingRow> rows, int[] features, SimulatorOptions options)
    {
        var (alpha, score) = RidgePath.Choose(rows, features, options.Folds);
        var fit = RidgeRegression.Fit(Filled(rows, features), [.. rows.Select(r => r.RealisedBps)], alpha * rows.Count);
        return model with
        {
            Kind = SimulatorKind.Ridge,
            Lambda = alpha * rows.Count,
            Intercept = fit.Intercept,
            Coefficients = [.. features.Select((f, j) => new ModelCoefficient(names[f], fit.Coefficients[j], fit.StandardErrors[j], fit.Means[j], fit.Deviations[j]))],
            OutOfSampleR2 = score,
            InSampleR2 = fit.RSquared,
        };
    }

    /// <summary>The features column by column, missing values at the mean.</summary>
    private static double[] Filled(List<TrainingRow> rows, int[] features)
    {
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        var x = new double[rows.Count * features.Length];
        for (var j = 0; j < features.Length; j++)
        {
            var (mean, _, _) = FeatureScaler.Describe(rows, all, features[j]);
            for (var t = 0; t < rows.Count; t++)
            {
                var value = rows[t].Feature(features[j]);
                x[(j * rows.Count) + t] = double.IsFinite(value) ? value : mean;
            }
        }

        return x;
    }

    private static double Slope(List<TrainingRow> rows, SimulatorOptions options)
    {
        var (above, below) = (options.ScorePriorRows * options.ScoreBps, options.ScorePriorRows);
        foreach (var row in rows)
        {
            above += Math.Abs(row.Score) * row.RealisedBps;
            below += row.Score * row.Score;
        }

        return above / below;
    }
}
