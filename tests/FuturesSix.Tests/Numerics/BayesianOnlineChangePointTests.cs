using FsCheck.Fluent;
using FuturesSix.Core.Numerics.ChangePoint;

namespace FuturesSix.Tests.Numerics;

public sealed class BayesianOnlineChangePointTests
{
    [Fact]
    public void Push_short_series_equals_the_sum_over_all_segmentations() =>
        Prop.ForAll(Samples.Series(1, 7).ToArbitrary(), Gen.Elements(false, true).ToArbitrary(), (series, student) =>
        {
            var x = series.Where(v => !double.IsNaN(v)).ToArray();
            const double Hazard = 0.2;
            var detector = new BayesianOnlineChangePoint(Model(student), Hazard, 10);
            foreach (var value in series)
            {
                detector.Push(value);
            }

            var joint = new double[x.Length + 1];
            for (var cuts = 0; cuts < 1 << x.Length; cuts++)
            {
                var (logDensity, run) = Segmentation(x, cuts, student);
                var changes = System.Numerics.BitOperations.PopCount((uint)cuts);
                joint[run] += Math.Exp(logDensity) * Math.Pow(Hazard, changes) * Math.Pow(1 - Hazard, x.Length - changes);
            }

            Samples.Close(Math.Log(joint.Sum()), detector.LogEvidence, 1e-11);
            var posterior = detector.RunLengthPosterior;
            Assert.Equal(joint.Length, posterior.Length);
            for (var run = 0; run < joint.Length; run++)
            {
                Samples.Close(joint[run] / joint.Sum(), posterior[run], 1e-11);
            }
        }).Holds();

    [Fact]
    public void Push_level_shift_is_found_where_it_happened()
    {
        var detector = new BayesianOnlineChangePoint(new GaussianKnownVariance(1, 0, 100), 0.01);
        foreach (var value in Samples.Noise(60, 3, 1))
        {
            detector.Push(value);
        }

        Assert.Equal(60, detector.MostLikelyRunLength);
        foreach (var value in Samples.Noise(10, 4, 1))
        {
            detector.Push(value + 6);
        }

        Assert.Equal(10, detector.MostLikelyRunLength);
        Assert.True(detector.ProbabilityAtMost(10) > 0.99);
        Assert.Equal(1, detector.ProbabilityAtMost(1000), 12);
    }

    [Fact]
    public void Push_variance_shift_is_found_by_the_student_model()
    {
        var detector = new BayesianOnlineChangePoint(new NormalInverseGamma(0, 1, 2, 1e-4), 0.01);
        double[] quiet = Samples.Noise(120, 5, 0.005), wild = Samples.Noise(40, 6, 0.05);
        foreach (var value in quiet.Concat(wild))
        {
            detector.Push(value);
        }

        Assert.InRange(detector.MostLikelyRunLength, 35, 41);
    }

    [Fact]
    public void Push_longest_run_reached_keeps_all_probability_and_uses_the_last_observations()
    {
        var (capped, free) = (Detector(8), Detector(500));
        foreach (var value in Samples.Noise(300, 7, 1))
        {
            capped.Push(value);
            free.Push(value);
        }

        Assert.Equal(9, capped.RunLengthPosterior.Length);
        Assert.Equal(1, capped.ProbabilityAtMost(8), 12);
        Assert.Equal(free.ProbabilityAtMost(3), capped.ProbabilityAtMost(3), 2);

        static BayesianOnlineChangePoint Detector(int longest) => new(new GaussianKnownVariance(1, 0, 1), 0.01, longest);
    }

    [Fact]
    public void Push_missing_changes_nothing_and_infinity_throws()
    {
        var detector = new BayesianOnlineChangePoint(Model(false), 0.1);
        detector.Push(1);
        var (evidence, posterior) = (detector.LogEvidence, detector.RunLengthPosterior.ToArray());
        detector.Push(double.NaN);

        Assert.Equal(evidence, detector.LogEvidence);
        Assert.Equal(posterior, detector.RunLengthPosterior.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.Push(double.PositiveInfinity));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Constructor_hazard_outside_unit_interval_throws(double hazard) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BayesianOnlineChangePoint(Model(false), hazard));

    private static IPredictiveModel Model(bool student) =>
        student ? new NormalInverseGamma(0.1, 0.5, 1.5, 0.8) : new GaussianKnownVariance(1.3, 0.2, 4);

    /// <summary>Log density of one segmentation, bit t of <paramref name="cuts"/> set when the run ends after x[t], from the
    /// conjugate marginal likelihood of each segment; and its last run length.</summary>
    private static (double LogDensity, int Run) Segmentation(double[] x, int cuts, bool student)
    {
        var (total, start) = (0.0, 0);
        for (var t = 0; t < x.Length; t++)
        {
            if ((cuts >> t & 1) == 1)
            {
                total += Marginal(x[start..(t + 1)], student);
                start = t + 1;
            }
        }

        return (total + Marginal(x[start..], student), x.Length - start);
    }

    private static double Marginal(double[] x, bool student) =>
        x.Length == 0 ? 0 : student ? StudentMarginal(x) : GaussianMarginal(x);

    /// <summary>Multivariate normal with covariance 1.3 I + 4 (a constant added to every entry), mean 0.2.</summary>
    private static double GaussianMarginal(double[] x)
    {
        var (n, variance, prior) = (x.Length, 1.3, 4.0);
        var (sum, squares) = (x.Sum(v => v - 0.2), x.Sum(v => (v - 0.2) * (v - 0.2)));
        var quadratic = (squares - (prior * sum * sum / (variance + (n * prior)))) / variance;
        return -0.5 * ((n * Math.Log(2 * Math.PI)) + ((n - 1) * Math.Log(variance)) + Math.Log(variance + (n * prior)) + quadratic);
    }

    /// <summary>Murphy (2007), equation 95 in the normal-inverse-gamma form.</summary>
    private static double StudentMarginal(double[] x)
    {
        var (n, mean, k, a, b) = (x.Length, x.Average(), 0.5, 1.5, 0.8);
        var scale = b + (0.5 * x.Sum(v => (v - mean) * (v - mean))) + (k * n * (mean - 0.1) * (mean - 0.1) / (2 * (k + n)));
        var shape = a + (0.5 * n);
        return MathNet.Numerics.SpecialFunctions.GammaLn(shape) - MathNet.Numerics.SpecialFunctions.GammaLn(a)
            + (a * Math.Log(b)) - (shape * Math.Log(scale)) + (0.5 * Math.Log(k / (k + n))) - (0.5 * n * Math.Log(2 * Math.PI));
    }
}
