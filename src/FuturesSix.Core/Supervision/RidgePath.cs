using FuturesSix.Core.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace FuturesSix.Core.Supervision;

/// <summary>Chooses the penalty of a ridge model by forward-chaining cross-validation. The penalty is alpha x n, alpha on a
/// grid of half decades; each fold standardises with its own training rows, and solves the normal equations
/// (Z'Z + lambda I) b = Z'y by Cholesky for every alpha. A missing feature is its mean. Ties go to the larger penalty.</summary>
internal static class RidgePath
{
    private const int HalfDecades = 13;
    private const int MinTrain = 10;

    /// <summary>The grid: 1e-4 to 1e2.</summary>
    public static double[] Alphas { get; } = [.. Enumerable.Range(0, HalfDecades).Select(j => PortableMath.Pow(10, -4 + (0.5 * j)))];

    /// <summary>The penalty per row and the R2 of its predictions; null where no fold could be predicted, and then alpha is 1.</summary>
    public static (double Alpha, double? OutOfSampleR2) Choose(IReadOnlyList<TrainingRow> rows, int[] features, int folds)
    {
        var errors = new double[Alphas.Length];
        var total = 0.0;
        foreach (var fold in ForwardChaining.Folds(rows, folds, MinTrain))
        {
            total += Score(rows, features, fold, errors);
        }

        if (!(total > 0))
        {
            return (1, null);
        }

        var best = 0;
        for (var j = 1; j < errors.Length; j++)
        {
            best = errors[j] <= errors[best] ? j : best;
        }

        return (Alphas[best], 1 - (errors[best] / total));
    }

    /// <summary>Adds the squared errors of every alpha; returns those of the training mean.</summary>
    private static double Score(IReadOnlyList<TrainingRow> rows, int[] features, ForwardFold fold, double[] errors)
    {
        var scaler = new FeatureScaler(rows, features, fold.Train);
        var (gram, cross) = Normal(rows, fold.Train, scaler);
        double[][] solutions = [.. Alphas.Select(a => Solve(gram, cross, a * fold.Train.Length))];
        var z = new double[features.Length];
        var baseline = 0.0;
        for (var t = fold.From; t < fold.To; t++)
        {
            scaler.Standardise(rows[t], z);
            var y = rows[t].RealisedBps - scaler.MeanOfY;
            baseline += y * y;
            for (var j = 0; j < solutions.Length; j++)
            {
                var e = y - Dot(solutions[j], z);
                errors[j] += e * e;
            }
        }

        return baseline;
    }

    private static (Matrix<double> Gram, Vector<double> Cross) Normal(IReadOnlyList<TrainingRow> rows, int[] train, FeatureScaler scaler)
    {
        var p = scaler.Count;
        var (gram, cross, z) = (new double[p * p], new double[p], new double[p]);
        foreach (var t in train)
        {
            scaler.Standardise(rows[t], z);
            var y = rows[t].RealisedBps - scaler.MeanOfY;
            for (var i = 0; i < p; i++)
            {
                cross[i] += z[i] * y;
                for (var j = 0; j < p; j++)
                {
                    gram[(j * p) + i] += z[i] * z[j];
                }
            }
        }

        return (Matrix<double>.Build.Dense(p, p, gram), Vector<double>.Build.Dense(cross));
    }

    private static double[] Solve(Matrix<double> gram, Vector<double> cross, double lambda) =>
        (gram + (lambda * Matrix<double>.Build.DenseIdentity(gram.RowCount))).Cholesky().Solve(cross).ToArray();

    private static double Dot(double[] a, double[] b)
    {
        var total = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}
