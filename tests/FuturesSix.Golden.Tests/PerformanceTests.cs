using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Core.Numerics;
using FuturesSix.Core.Numerics.ChangePoint;

namespace FuturesSix.Golden.Tests;

public sealed partial class PerformanceTests
{
    private static readonly Dictionary<string, Func<double[], double>> Statistics = new(StringComparer.Ordinal)
    {
        ["n"] = r => r.Length,
        ["cagr"] = r => ReturnStatistics.Cagr(r, 12),
        ["vol"] = r => ReturnStatistics.Volatility(r, 12),
        ["sharpe"] = r => ReturnStatistics.Cagr(r, 12) / ReturnStatistics.Volatility(r, 12),
        ["max_drawdown"] = r => ReturnStatistics.MaxDrawdown(r),
        ["skew"] = r => Moments.Skewness(r),
        ["kurtosis"] = r => Moments.Kurtosis(r),
        ["var95_hist"] = r => ReturnStatistics.HistoricalValueAtRisk(r),
        ["es95_hist"] = r => ReturnStatistics.HistoricalExpectedShortfall(r),
        ["var95_gauss"] = r => ReturnStatistics.GaussianValueAtRisk(r),
        ["es95_gauss"] = r => ReturnStatistics.GaussianExpectedShortfall(r),
        ["psr0"] = r => ReturnStatistics.ProbabilisticSharpe(r),
    };

    [Fact]
    public void Expected_json_holds_only_known_blocks() => Assert.Subset(
        new HashSet<string> { "conventions", "managers.csv", "deflated_sharpe", "normal_portfolio_var_cvar", "bocpd" },
        Root().EnumerateObject().Select(block => block.Name).ToHashSet());

    [Fact]
    public void Managers_every_number_matches()
    {
        var panel = NumericsGolden.Csv("performance/managers.csv");
        foreach (var manager in Root().GetProperty("managers.csv").EnumerateObject())
        {
            var returns = panel.Column(manager.Name).ToArray().Where(r => !double.IsNaN(r)).ToArray();
            foreach (var expected in manager.Value.EnumerateObject())
            {
                Assert.True(Statistics.TryGetValue(expected.Name, out var statistic), $"unknown statistic '{expected.Name}'");
                NumericsGolden.Close(expected.Value.GetDouble(), statistic(returns), $"{manager.Name} {expected.Name}");
            }
        }
    }

    [Fact]
    public void Managers_summary_agrees_with_the_statistics()
    {
        var panel = NumericsGolden.Csv("performance/managers.csv");
        foreach (var manager in Root().GetProperty("managers.csv").EnumerateObject())
        {
            var summary = PerformanceEvaluator.Evaluate([.. panel.Dates], panel.Column(manager.Name), 12);
            Check("cagr", summary.Cagr);
            Check("vol", summary.Volatility);
            Check("max_drawdown", summary.MaxDrawdown);
            Check("var95_hist", summary.ValueAtRisk95);
            Check("es95_hist", summary.ExpectedShortfall95);
            Check("var95_gauss", summary.GaussianValueAtRisk95);
            Check("es95_gauss", summary.GaussianExpectedShortfall95);
            Check("psr0", summary.ProbabilisticSharpe);

            void Check(string key, double actual) =>
                NumericsGolden.Close(manager.Value.GetProperty(key).GetDouble(), actual, $"{manager.Name} {key}");
        }
    }

    [Fact]
    public void Managers_sharpe_is_that_of_performance_analytics()
    {
        var panel = NumericsGolden.Csv("performance/managers.csv");
        foreach (var manager in Root().GetProperty("managers.csv").EnumerateObject())
        {
            var shown = ConventionEvaluator.Evaluate([.. panel.Dates], panel.Column(manager.Name), StatisticsConvention.PerformanceAnalytics, 12);
            NumericsGolden.Close(manager.Value.GetProperty("sharpe").GetDouble(), shown.Sharpe, manager.Name);
            NumericsGolden.Close(manager.Value.GetProperty("kurtosis").GetDouble() - 3, shown.Kurtosis, manager.Name);
        }
    }

    [Fact]
    public void Managers_downside_table_of_the_package_matches_to_its_four_digits()
    {
        var column = NumericsGolden.Csv("performance/managers.csv").Column("HAM1").ToArray();
        Assert.SkipUnless(column.Length == 132 && column[0] == 0.0074 && column[^1] == 0.0115, "skipped: managers.csv is not the series that the package documents");

        Assert.Equal(0.7649, PerformanceAnalyticsConventions.Sortino(column), 4);
        Assert.Equal(-0.0342, PerformanceAnalyticsConventions.ModifiedValueAtRisk(column), 4);
        Assert.Equal(-0.0610, PerformanceAnalyticsConventions.ModifiedExpectedShortfall(column), 4);
    }

    [Fact]
    public void DeflatedSharpe_every_case_matches()
    {
        foreach (var value in Root().GetProperty("deflated_sharpe").EnumerateArray())
        {
            double Get(string key) => value.GetProperty(key).GetDouble();
            var perYear = Get("periods_per_year");
            var variance = Get("variance_of_trials_annual") / perYear;
            var sharpe = Get("sharpe_annual") / Math.Sqrt(perYear);
            var dsr = ReturnStatistics.DeflatedSharpe(sharpe, Get("observations"), Get("skew"), Get("kurtosis"), variance, Get("trials"));

            NumericsGolden.Close(Get("expected_max_sharpe_per_period"), ReturnStatistics.ExpectedMaximumSharpe(variance, Get("trials")), "expected maximum");
            NumericsGolden.Close(Get("dsr"), dsr, "dsr");
        }
    }

    [Fact]
    public void NormalPortfolio_every_confidence_matches()
    {
        var value = Root().GetProperty("normal_portfolio_var_cvar");
        var weights = NumericsGolden.Vector(value.GetProperty("weights"));
        var mean = NumericsGolden.Vector(value.GetProperty("mean"));
        var covariance = NumericsGolden.Matrix(value.GetProperty("covariance"));
        foreach (var level in value.GetProperty("expected").EnumerateObject())
        {
            var confidence = double.Parse(level.Name, CultureInfo.InvariantCulture);
            double[] actual =
            [
                NormalPortfolio.ValueAtRisk(weights, mean, covariance, confidence),
                NormalPortfolio.ConditionalValueAtRisk(weights, mean, covariance, confidence),
            ];
            NumericsGolden.Close(NumericsGolden.Vector(level.Value), actual, level.Name);
        }
    }

    [Fact]
    public void BayesianOnlineChangePoint_published_series_matches()
    {
        var value = Root().GetProperty("bocpd");
        var source = value.GetProperty("source").GetString()!;
        var prior = PriorPattern().Match(source);
        Assert.True(prior.Success, $"cannot read variance, prior and hazard from '{source}'");
        double Get(string key) => double.Parse(prior.Groups[key].Value, CultureInfo.InvariantCulture);
        var model = new GaussianKnownVariance(Get("variance"), Get("mean"), Get("priorVariance"));
        var detector = new BayesianOnlineChangePoint(model, Get("hazard"));
        var posteriors = NumericsGolden.Vector(value.GetProperty("x")).Select(x => Step(detector, x)).ToArray();

        NumericsGolden.Close(value.GetProperty("log_evidence").GetDouble(), detector.LogEvidence, "log evidence");
        foreach (var expected in value.EnumerateObject().Where(p => p.Name.StartsWith("p_run_length", StringComparison.Ordinal)))
        {
            var key = RunLengthPattern().Match(expected.Name);
            var posterior = posteriors[int.Parse(key.Groups[2].Value, CultureInfo.InvariantCulture) - 1];
            NumericsGolden.Close(expected.Value.GetDouble(), posterior[int.Parse(key.Groups[1].Value, CultureInfo.InvariantCulture)], expected.Name);
        }
    }

    private static double[] Step(BayesianOnlineChangePoint detector, double x)
    {
        detector.Push(x);
        return detector.RunLengthPosterior.ToArray();
    }

    private static JsonElement Root() => NumericsGolden.Json("performance/expected.json");

    [GeneratedRegex(@"known variance (?<variance>[\d.]+), prior mean N\((?<mean>-?[\d.]+),(?<priorVariance>[\d.]+)\), constant hazard (?<hazard>[\d.]+)")]
    private static partial Regex PriorPattern();

    [GeneratedRegex(@"^p_run_length_(\d+)_after_x(\d+)$")]
    private static partial Regex RunLengthPattern();
}
