using System.Globalization;
using System.Text.Json;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Core.Numerics;
using Statistic = System.Func<double[], double>;
using Versus = System.Func<double[], double[], double>;

namespace FuturesSix.Golden.Tests;

public sealed class NumericsStatisticsTests
{
    private static readonly Dictionary<string, Statistic> Empyrical = new(StringComparer.Ordinal)
    {
        ["total_return"] = r => ReturnStatistics.TotalReturn(r),
        ["cagr"] = r => ReturnStatistics.Cagr(r),
        ["annual_volatility"] = r => ReturnStatistics.Volatility(r),
        ["sharpe_ratio"] = r => ReturnStatistics.Sharpe(r),
        ["sharpe_ratio_rf_1e-4"] = r => ReturnStatistics.Sharpe(r, 1e-4),
        ["sortino_ratio"] = r => ReturnStatistics.Sortino(r),
        ["downside_risk"] = r => ReturnStatistics.DownsideRisk(r),
        ["max_drawdown"] = r => ReturnStatistics.MaxDrawdown(r),
        ["calmar_ratio"] = r => ReturnStatistics.Calmar(r),
        ["omega_ratio"] = r => ReturnStatistics.Omega(r),
        ["tail_ratio"] = r => ReturnStatistics.TailRatio(r),
        ["value_at_risk_05"] = r => ReturnStatistics.HistoricalValueAtRisk(r),
        ["conditional_value_at_risk_05"] = r => EmpyricalConventions.ConditionalValueAtRisk(r),
        ["stability_of_timeseries"] = r => ReturnStatistics.Stability(r),
        ["scipy_skew"] = r => Moments.Skewness(r),
        ["scipy_kurtosis_excess"] = r => Moments.Kurtosis(r) - 3,
    };

    private static readonly Dictionary<string, Statistic> QuantStats = new(StringComparer.Ordinal)
    {
        ["comp"] = r => ReturnStatistics.TotalReturn(r),
        ["cagr"] = r => ReturnStatistics.Cagr(r),
        ["volatility"] = r => ReturnStatistics.Volatility(r),
        ["sharpe"] = r => ReturnStatistics.Sharpe(r),
        ["smart_sharpe"] = r => QuantStatsConventions.SmartSharpe(r),
        ["sortino"] = r => ReturnStatistics.Sortino(r),
        ["adjusted_sortino"] = r => QuantStatsConventions.AdjustedSortino(r),
        ["omega"] = r => ReturnStatistics.Omega(r),
        ["gain_to_pain_ratio"] = r => QuantStatsConventions.GainToPain(r),
        ["max_drawdown"] = r => ReturnStatistics.MaxDrawdown(r),
        ["calmar"] = r => ReturnStatistics.Calmar(r),
        ["ulcer_index"] = r => QuantStatsConventions.UlcerIndex(r),
        ["ulcer_performance_index"] = r => QuantStatsConventions.UlcerPerformanceIndex(r),
        ["serenity_index"] = r => QuantStatsConventions.SerenityIndex(r),
        ["value_at_risk"] = r => QuantStatsConventions.ValueAtRisk(r),
        ["conditional_value_at_risk"] = r => QuantStatsConventions.ConditionalValueAtRisk(r),
        ["tail_ratio"] = r => ReturnStatistics.TailRatio(r),
        ["skew"] = r => Moments.SampleSkewness(r),
        ["kurtosis"] = r => Moments.SampleExcessKurtosis(r),
        ["win_rate"] = r => ReturnStatistics.HitRate(r),
        ["avg_win"] = r => ReturnStatistics.AverageWin(r),
        ["avg_loss"] = r => ReturnStatistics.AverageLoss(r),
        ["payoff_ratio"] = r => ReturnStatistics.PayoffRatio(r),
        ["profit_factor"] = r => ReturnStatistics.Omega(r),
        ["profit_ratio"] = r => QuantStatsTrades.ProfitRatio(r),
        ["cpc_index"] = r => QuantStatsTrades.CpcIndex(r),
        ["common_sense_ratio"] = r => QuantStatsTrades.CommonSenseRatio(r),
        ["outlier_win_ratio"] = r => QuantStatsTrades.OutlierWinRatio(r),
        ["outlier_loss_ratio"] = r => QuantStatsTrades.OutlierLossRatio(r),
        ["recovery_factor"] = r => QuantStatsConventions.RecoveryFactor(r),
        ["risk_return_ratio"] = r => ReturnStatistics.Sharpe(r, 0, 1),
        ["kelly_criterion"] = r => QuantStatsTrades.KellyCriterion(r),
        ["risk_of_ruin"] = r => QuantStatsTrades.RiskOfRuin(r),
        ["probabilistic_sharpe_ratio"] = r => QuantStatsConventions.ProbabilisticSharpe(r),
        ["best"] = r => ReturnStatistics.Best(r),
        ["worst"] = r => ReturnStatistics.Worst(r),
        ["exposure"] = r => QuantStatsTrades.Exposure(r),
        ["geometric_mean"] = r => QuantStatsTrades.GeometricMean(r),
        ["expected_return"] = r => QuantStatsTrades.GeometricMean(r),
        ["consecutive_wins"] = r => ReturnStatistics.LongestStreak(r, 1),
        ["consecutive_losses"] = r => ReturnStatistics.LongestStreak(r, -1),
        ["autocorr_penalty"] = r => QuantStatsConventions.AutocorrelationPenalty(r),
    };

    private static readonly Dictionary<string, Versus> Benchmark = new(StringComparer.Ordinal)
    {
        ["n"] = (r, b) => r.Zip(b).Count(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second)),
        ["alpha_vs_ES"] = (r, b) => EmpyricalConventions.Alpha(r, b),
        ["beta_vs_ES"] = (r, b) => ReturnStatistics.Beta(r, b),
        ["excess_sharpe_vs_ES"] = (r, b) => ReturnStatistics.InformationRatio(r, b, 1),
        ["up_capture_vs_ES"] = (r, b) => ReturnStatistics.UpCapture(r, b),
        ["down_capture_vs_ES"] = (r, b) => ReturnStatistics.DownCapture(r, b),
    };

    [Fact]
    public void Statistics_every_number_of_both_conventions_matches()
    {
        var root = NumericsGolden.Json("numerics/stats.json");
        var panel = NumericsGolden.Csv("numerics/stats_input.csv");
        var index = panel.Column(panel.Columns.First(c => c.StartsWith("ES", StringComparison.Ordinal))).ToArray();
        var checks = 0;
        foreach (var series in root.GetProperty("series").EnumerateObject())
        {
            var column = panel.Column(series.Name).ToArray();
            var observed = column.Where(r => !double.IsNaN(r)).ToArray();
            foreach (var block in series.Value.EnumerateObject())
            {
                checks += block.Name switch
                {
                    "n" or "first" or "last" => CheckExtent(block, panel.Dates, column),
                    "empyrical" => CheckBlock(block, series.Name, key => Find(Empyrical, key)(observed)),
                    "quantstats" => CheckBlock(block, series.Name, key => Find(QuantStats, key)(observed)),
                    "empyrical_vs_ES" => CheckBlock(block, series.Name, key => Find(Benchmark, key)(column, index)),
                    _ => throw new InvalidDataException($"unknown block '{block.Name}'"),
                };
            }
        }

        Assert.True(checks > 0);
    }

    [Fact]
    public void Evaluate_shows_the_published_numbers_of_both_conventions()
    {
        var root = NumericsGolden.Json("numerics/stats.json");
        var panel = NumericsGolden.Csv("numerics/stats_input.csv");
        foreach (var series in root.GetProperty("series").EnumerateObject())
        {
            var returns = panel.Column(series.Name);
            var e = ConventionEvaluator.Evaluate([.. panel.Dates], returns, StatisticsConvention.Empyrical);
            var q = ConventionEvaluator.Evaluate([.. panel.Dates], returns, StatisticsConvention.QuantStats);
            (string Block, string Key, double Shown)[] shown =
            [
                ("empyrical", "cagr", e.Cagr), ("empyrical", "sharpe_ratio", e.Sharpe), ("empyrical", "sortino_ratio", e.Sortino), ("empyrical", "calmar_ratio", e.Calmar),
                ("empyrical", "max_drawdown", e.MaxDrawdown), ("empyrical", "value_at_risk_05", e.ValueAtRisk95), ("empyrical", "conditional_value_at_risk_05", e.ExpectedShortfall95),
                ("empyrical", "scipy_skew", e.Skewness), ("empyrical", "scipy_kurtosis_excess", e.Kurtosis), ("empyrical", "tail_ratio", e.TailRatio),
                ("quantstats", "cagr", q.Cagr), ("quantstats", "sharpe", q.Sharpe), ("quantstats", "sortino", q.Sortino), ("quantstats", "value_at_risk", q.ValueAtRisk95),
                ("quantstats", "conditional_value_at_risk", q.ExpectedShortfall95), ("quantstats", "skew", q.Skewness), ("quantstats", "kurtosis", q.Kurtosis),
                ("quantstats", "ulcer_index", q.UlcerIndex), ("quantstats", "win_rate", q.HitRate), ("quantstats", "probabilistic_sharpe_ratio", q.ProbabilisticSharpe),
            ];
            Assert.All(shown, s => NumericsGolden.Close(series.Value.GetProperty(s.Block).GetProperty(s.Key).GetDouble(), s.Shown, $"{series.Name} {s.Block} {s.Key}"));
        }
    }

    [Fact]
    public void Statistics_missing_rows_change_nothing()
    {
        var panel = NumericsGolden.Csv("numerics/stats_input.csv");
        foreach (var name in panel.Columns)
        {
            var column = panel.Column(name).ToArray();
            var observed = column.Where(r => !double.IsNaN(r)).ToArray();
            foreach (var (key, statistic) in Empyrical)
            {
                NumericsGolden.Close(statistic(observed), statistic(column), $"{name} {key}");
            }
        }
    }

    private static T Find<T>(Dictionary<string, T> functions, string key) => functions.TryGetValue(key, out var function)
        ? function
        : throw new InvalidDataException($"unknown statistic '{key}'");

    private static int CheckBlock(JsonProperty block, string series, Func<string, double> compute)
    {
        var checks = 0;
        foreach (var expected in block.Value.EnumerateObject())
        {
            var what = $"{series} {block.Name} {expected.Name}";
            NumericsGolden.Close(NumericsGolden.Number(expected.Value), compute(expected.Name), what);
            checks++;
        }

        return checks;
    }

    private static int CheckExtent(JsonProperty block, IReadOnlyList<DateOnly> dates, double[] column)
    {
        var summary = PerformanceEvaluator.Evaluate([.. dates], column);
        var actual = block.Name switch
        {
            "n" => summary.Observations.ToString(CultureInfo.InvariantCulture),
            "first" => summary.FirstDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => summary.LastDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        Assert.Equal(block.Value.ToString(), actual);
        return 1;
    }
}
