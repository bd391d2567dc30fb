using FsCheck.Fluent;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Tests.Evaluation;

public sealed class ConventionTests
{
    /// <summary>Monthly returns of the example portfolio in Bacon, Practical Portfolio Performance Measurement and Attribution (2nd
    /// edition, 2008), which PerformanceAnalytics documents its functions with.</summary>
    private static readonly double[] Bacon =
    [
        0.003, 0.026, 0.011, -0.010, 0.015, 0.025, 0.016, 0.067, -0.014, 0.040, -0.005, 0.081,
        0.040, -0.037, -0.061, 0.017, -0.049, -0.022, 0.070, 0.058, -0.065, 0.024, -0.005, -0.009,
    ];

    private static readonly DateOnly[] Months = [.. Enumerable.Range(0, 24).Select(m => new DateOnly(2006, 1, 31).AddMonths(m))];

    [Fact]
    public void PerformanceAnalytics_agrees_with_the_values_it_documents()
    {
        Assert.Equal(0.02553674, PerformanceAnalyticsConventions.DownsideDeviation(Bacon, 0.005), 1e-8);
        Assert.Equal(-0.03394204, PerformanceAnalyticsConventions.SkewnessKurtosisRatio(Bacon), 1e-8);
        Assert.Equal(0.7591435, PerformanceAnalyticsConventions.AdjustedSharpe(Bacon, 12), 1e-7);
    }

    [Fact]
    public void PerformanceAnalytics_by_hand()
    {
        double[] r = [0.02, -0.01, 0.03, -0.02];

        // Mean 0.005, sum of squared falls 0.0005, n 4; wealth 1.02 x 0.99 x 1.03 x 0.98.
        Assert.Equal(0.005 / Math.Sqrt(0.0005 / 4), PerformanceAnalyticsConventions.Sortino(r), 1e-14);
        var total = 1.02 * 0.99 * 1.03 * 0.98;
        Assert.Equal((Math.Pow(total, 63) - 1) / (Math.Sqrt(252) * Math.Sqrt(0.0017 / 3)), PerformanceAnalyticsConventions.Sharpe(r), 1e-9);
    }

    [Fact]
    public void ModifiedValueAtRisk_by_hand()
    {
        // Values 0 and 1, p(1) = 0.2: mean 0.2, population variance 0.16, skewness 1.5, excess kurtosis 0.25.
        double[] r = [1, 0, 0, 0, 0];
        const double Z = -1.6448536269514722;
        const double H = Z + (((Z * Z) - 1) * 1.5 / 6) + (((Z * Z * Z) - (3 * Z)) * 0.25 / 24) - (((2 * Z * Z * Z) - (5 * Z)) * 2.25 / 36);

        Assert.Equal(0.2 + (0.4 * H), PerformanceAnalyticsConventions.ModifiedValueAtRisk(r), 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.5, 1)]
    [InlineData(0.3, 4)]
    [InlineData(-1.2, 6)]
    public void EdgeworthTailMean_is_the_integral_of_the_density(double skew, double kurtosis)
    {
        const int Steps = 400_000;
        foreach (var h in new[] { -2.5, -1.7, -0.4 })
        {
            double sum = 0, width = (h + 12) / Steps;
            for (var n = 0; n < Steps; n++)
            {
                var x = -12 + ((n + 0.5) * width);
                double x2 = x * x, x3 = x2 * x, x4 = x2 * x2, x6 = x3 * x3;
                var density = 1 + (skew / 6 * (x3 - (3 * x))) + (kurtosis / 24 * (x4 - (6 * x2) + 3)) + (skew * skew / 72 * (x6 - (15 * x4) + (45 * x2) - 15));
                sum += x * density * Math.Exp(-0.5 * x2) / Math.Sqrt(2 * Math.PI) * width;
            }

            Assert.Equal(sum, PerformanceAnalyticsConventions.EdgeworthTailMean(h, skew, kurtosis), 1e-9);
        }
    }

    [Fact]
    public void ModifiedExpectedShortfall_is_never_above_the_modified_value_at_risk() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        double[] r = [.. Enumerable.Range(0, 200).Select(_ => 0.01 * TestMarkets.Gauss(random) * (random.Next(20) == 0 ? -6 : 1))];
        return PerformanceAnalyticsConventions.ModifiedExpectedShortfall(r) <= PerformanceAnalyticsConventions.ModifiedValueAtRisk(r);
    }).Holds();

    [Fact]
    public void Evaluate_replaces_what_each_package_defines_otherwise_and_nothing_else()
    {
        // A tie at the 5 % quantile, where the expected shortfall of empyrical counts another number of returns.
        double[] tied = [.. Bacon.Select(r => r == -0.049 ? -0.061 : r)];
        var fsix = ConventionEvaluator.Evaluate(Months, tied, StatisticsConvention.Fsix, 12);

        Assert.Equal(PerformanceEvaluator.Evaluate(Months, tied, 12), fsix);
        Assert.Equal(["ExpectedShortfall95", "Kurtosis"], Changed(StatisticsConvention.Empyrical));
        Assert.Equal(
            ["ExpectedShortfall95", "GaussianValueAtRisk95", "Kurtosis", "ProbabilisticSharpe", "Skewness", "UlcerIndex", "ValueAtRisk95"], Changed(StatisticsConvention.QuantStats));
        Assert.Equal(["ExpectedShortfall95", "Kurtosis", "Sharpe", "Sortino", "ValueAtRisk95"], Changed(StatisticsConvention.PerformanceAnalytics));

        IEnumerable<string> Changed(StatisticsConvention convention)
        {
            var other = ConventionEvaluator.Evaluate(Months, tied, convention, 12);
            return typeof(PerformanceSummary).GetProperties().Where(p => !Equals(p.GetValue(fsix), p.GetValue(other))).Select(p => p.Name).Order(StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Evaluate_by_hand_for_each_package()
    {
        double[] r = [-0.05, -0.04, 0.01, 0.02, 0.03, 0.01, 0.02, 0.03, 0.01, 0.02, 0.01, 0.02, 0.03, 0.01, 0.02, 0.01, 0.02, 0.03, 0.01, 0.02, 0.01, 0.02];
        DateOnly[] days = TestMarkets.BusinessDays(r.Length);
        var (mean, std) = (r.Average(), Moments.Std(r));
        var empyrical = ConventionEvaluator.Evaluate(days, r, StatisticsConvention.Empyrical);
        var quantStats = ConventionEvaluator.Evaluate(days, r, StatisticsConvention.QuantStats);

        // int((22 - 1) 0.05) + 1 = 2 lowest returns.
        Assert.Equal(-0.045, empyrical.ExpectedShortfall95, 1e-15);
        Assert.Equal(mean - (1.6448536269514722 * std), quantStats.ValueAtRisk95, 1e-12);
        Assert.Equal(-0.045, quantStats.ExpectedShortfall95, 1e-15);
        Assert.Equal(Moments.Kurtosis(r) - 3, empyrical.Kurtosis);

        // Drawdowns after the 22 returns: 0.05, 0.088, then recovering; divisor 21 and not 22.
        Assert.Equal(ReturnStatistics.UlcerIndex(r) * Math.Sqrt(22.0 / 21), quantStats.UlcerIndex, 1e-12);
    }

    [Fact]
    public void Statistics_document_names_every_figure_and_convention()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "statistics.md"));

        Assert.All(Enum.GetNames<StatisticsConvention>(), n => Assert.Contains(n, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            typeof(PerformanceSummary).GetProperties().Where(p => p.PropertyType == typeof(double)).Select(p => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)),
            n => Assert.Contains($"`{n}`", text, StringComparison.Ordinal));
    }
}
