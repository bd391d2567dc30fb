using MathNet.Numerics.LinearAlgebra;

namespace FuturesSix.Core.Numerics;

/// <summary>A ridge regression that was fitted.</summary>
public sealed record RidgeFit
{
    /// <summary>Intercept, in the unit of y.</summary>
    public required double Intercept { get; init; }

    /// <summary>[p] coefficients in the units of y over x.</summary>
    public required IReadOnlyList<double> Coefficients { get; init; }

    /// <summary>[p] standard errors of <see cref="Coefficients"/> for uncorrelated residuals of one variance; that of a ridge
    /// estimate leaves out its bias. NaN without degrees of freedom.</summary>
    public required IReadOnlyList<double> StandardErrors { get; init; }

    /// <summary>[p] means of x.</summary>
    public required IReadOnlyList<double> Means { get; init; }

    /// <summary>[p] standard deviations of x (n-1).</summary>
    public required IReadOnlyList<double> Deviations { get; init; }

    /// <summary>1 - residual over total sum of squares, in sample.</summary>
    public required double RSquared { get; init; }

    /// <summary>Residual standard deviation, with n - 1 - effective degrees of freedom; NaN where none are left.</summary>
    public required double ResidualDeviation { get; init; }

    /// <summary>tr(Z (Z'Z + lambda I)^-1 Z'), the parameters the penalty leaves.</summary>
    public required double EffectiveParameters { get; init; }
}

/// <summary>Ridge regression in closed form: min |y - a - Z b|^2 + lambda |b|^2 with Z the columns of x less their means over
/// their standard deviations (n-1), the intercept a unpenalised. Solved by a QR factorisation of [Z; sqrt(lambda) I], which
/// keeps the digits that the normal equations lose. Source: Hoerl and Kennard, Technometrics 12 (1970), p. 55; Golub and Van
/// Loan, Matrix Computations, 6.1.4.</summary>
public static class RidgeRegression
{
    /// <summary>Fits.</summary>
    /// <param name="x">[n x p] regressors, column-major, finite.</param>
    /// <param name="y">[n] observations, finite.</param>
    /// <param name="lambda">Penalty, at least 0; 0 is least squares.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, n &lt; 2, a column is constant, lambda is negative, or with
    /// lambda 0 the columns are collinear.</exception>
    public static RidgeFit Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double lambda)
    {
        var (n, p) = Shape(x, y, lambda);
        var (means, deviations) = Scale(x, n, p);
        var meanOfY = Mean(y);
        var design = Augmented(x, n, p, means, deviations, lambda);
        var target = Vector<double>.Build.Dense(n + p);
        for (var t = 0; t < n; t++)
        {
            target[t] = y[t] - meanOfY;
        }

        var qr = design.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        RequireRank(qr.R, p);
        var standardised = qr.Solve(target);
        return Describe(design, target, standardised, qr.R, (n, p, meanOfY), means, deviations);
    }

    /// <summary>Means and standard deviations (n-1) of the columns.</summary>
    internal static (double[] Means, double[] Deviations) Scale(ReadOnlySpan<double> x, int n, int p)
    {
        var (means, deviations) = (new double[p], new double[p]);
        for (var j = 0; j < p; j++)
        {
            var column = x.Slice(j * n, n);
            means[j] = Mean(column);
            var squares = 0.0;
            foreach (var value in column)
            {
                squares += (value - means[j]) * (value - means[j]);
            }

            deviations[j] = Math.Sqrt(squares / (n - 1));
            if (!(deviations[j] > 0))
            {
                throw new ArgumentException(FormattableString.Invariant($"Column {j} is constant; expected regressors that vary."), nameof(x));
            }
        }

        return (means, deviations);
    }

    /// <summary>The mean, in two passes.</summary>
    internal static double Mean(ReadOnlySpan<double> values)
    {
        var first = 0.0;
        foreach (var value in values)
        {
            first += value;
        }

        first /= values.Length;
        var rest = 0.0;
        foreach (var value in values)
        {
            rest += value - first;
        }

        return first + (rest / values.Length);
    }

    private static (int Rows, int Columns) Shape(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double lambda)
    {
        if (y.Length < 2 || x.Length == 0 || x.Length % y.Length != 0)
        {
            throw new ArgumentException($"{x.Length} regressor values do not fit {y.Length} observations; expected [n x p] and n of at least 2.", nameof(x));
        }

        return lambda >= 0 && double.IsFinite(lambda)
            ? (y.Length, x.Length / y.Length)
            : throw new ArgumentException(FormattableString.Invariant($"Expected a lambda of at least 0, got {lambda}."), nameof(lambda));
    }

    private static Matrix<double> Augmented(ReadOnlySpan<double> x, int n, int p, double[] means, double[] deviations, double lambda)
    {
        var values = new double[(n + p) * p];
        for (var j = 0; j < p; j++)
        {
            for (var t = 0; t < n; t++)
            {
                values[(j * (n + p)) + t] = (x[(j * n) + t] - means[j]) / deviations[j];
            }

            values[(j * (n + p)) + n + j] = Math.Sqrt(lambda);
        }

        return Matrix<double>.Build.Dense(n + p, p, values);
    }

    private static void RequireRank(Matrix<double> r, int p)
    {
        var largest = Enumerable.Range(0, p).Max(j => Math.Abs(r[j, j]));
        if (Enumerable.Range(0, p).Any(j => Math.Abs(r[j, j]) <= 1e-12 * largest))
        {
            throw new ArgumentException("The columns are collinear; expected independent ones, or a lambda above 0.", nameof(r));
        }
    }

    private static RidgeFit Describe(
        Matrix<double> design, Vector<double> target, Vector<double> standardised, Matrix<double> r, (int N, int P, double MeanOfY) size, double[] means, double[] deviations)
    {
        var z = design.SubMatrix(0, size.N, 0, size.P);
        var y = target.SubVector(0, size.N);
        var residual = y - (z * standardised);
        var (left, total) = (residual.DotProduct(residual), y.DotProduct(y));
        var inverse = r.Inverse();
        var spread = z * (inverse * inverse.Transpose());
        var effective = 0.0;
        for (var j = 0; j < size.P; j++)
        {
            effective += spread.Column(j).DotProduct(z.Column(j));
        }

        var freedom = size.N - 1 - effective;
        var deviation = freedom > 0 ? Math.Sqrt(left / freedom) : double.NaN;
        double[] coefficients = [.. standardised.Select((b, j) => b / deviations[j])];
        var shift = 0.0;
        for (var j = 0; j < size.P; j++)
        {
            shift += coefficients[j] * means[j];
        }

        return new RidgeFit
        {
            Intercept = size.MeanOfY - shift,
            Coefficients = coefficients,
            StandardErrors = [.. Enumerable.Range(0, size.P).Select(j => deviation * spread.Column(j).L2Norm() / deviations[j])],
            Means = means,
            Deviations = deviations,
            RSquared = total > 0 ? 1 - (left / total) : 0,
            ResidualDeviation = deviation,
            EffectiveParameters = effective,
        };
    }
}
