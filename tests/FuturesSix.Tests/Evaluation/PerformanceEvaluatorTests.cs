using System.Reflection;
using FsCheck.Fluent;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Core.Numerics;
using FuturesSix.Tests.Numerics;

namespace FuturesSix.Tests.Evaluation;

public sealed class PerformanceEvaluatorTests
{
    [Fact]
    public void Evaluate_any_series_even_beyond_ruin_never_throws_and_is_never_infinite() =>
        Prop.ForAll(Samples.Series(0, 40).ToArbitrary(), Gen.Elements(0, 0.001, 0.3, 1).ToArbitrary(), (x, scale) =>
        {
            var r = x.Select(v => v * scale).ToArray();
            var summary = PerformanceEvaluator.Evaluate(Dates(r.Length), r);
            Assert.All(Numbers(summary), pair => Assert.False(double.IsInfinity(pair.Value), pair.Name));
            Assert.Equal(Moments.Count(r), summary.Observations);
        }).Holds();

    [Fact]
    public void Evaluate_empty_series_has_no_dates_and_no_numbers()
    {
        var summary = PerformanceEvaluator.Evaluate([], []);

        Assert.Equal((0, null, null), (summary.Observations, summary.FirstDate, summary.LastDate));
        Assert.All(Numbers(summary), pair => Assert.True(double.IsNaN(pair.Value), pair.Name));
        Assert.Equal((0, 0), (summary.MaxDrawdownRows, summary.MaxDrawdownDays));
    }

    [Fact]
    public void Evaluate_flat_series_has_no_risk_and_no_ratios()
    {
        var summary = PerformanceEvaluator.Evaluate(Dates(100), new double[100]);

        Assert.Equal((0, 0, 0), (summary.TotalReturn, summary.Volatility, summary.MaxDrawdown));
        Assert.All(
            new[] { summary.Sharpe, summary.Sortino, summary.Calmar, summary.HitRate, summary.TailRatio, summary.ProbabilisticSharpe },
            value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Evaluate_dated_series_reports_its_extent_drawdown_and_worst_periods()
    {
        double nan = double.NaN;
        DateOnly[] dates = [new(2024, 1, 30), new(2024, 1, 31), new(2024, 2, 1), new(2024, 2, 2), new(2024, 4, 1), new(2024, 4, 2)];
        var summary = PerformanceEvaluator.Evaluate(dates, [nan, 0.1, -0.2, 0.3, -0.01, nan]);

        Assert.Equal((new DateOnly(2024, 1, 31), new DateOnly(2024, 4, 1)), (summary.FirstDate, summary.LastDate));
        Assert.Equal(
            (new DateOnly(2024, 1, 31), new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 2)),
            (summary.MaxDrawdownStart, summary.MaxDrawdownTrough, summary.MaxDrawdownRecovery));
        Assert.Equal((2, 2), (summary.MaxDrawdownRows, summary.MaxDrawdownDays));
        Assert.Equal(-0.01, summary.WorstMonth, 14);
        Assert.Equal(-0.01, summary.WorstQuarter, 14);
        Assert.Equal((0.3, -0.2), (summary.BestDay, summary.WorstDay));
    }

    [Fact]
    public void Evaluate_dates_of_another_length_throw() =>
        Assert.Throws<ArgumentException>(() => PerformanceEvaluator.Evaluate(Dates(2), [0.1]));

    [Fact]
    public void Conventions_any_series_never_throw()
    {
        var methods = new[] { typeof(QuantStatsConventions), typeof(QuantStatsTrades), typeof(EmpyricalConventions) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.GetParameters()[0].ParameterType == typeof(ReadOnlySpan<double>)
                && method.GetParameters().Skip(1).All(p => p.ParameterType == typeof(double)))
            .ToArray();
        Assert.NotEmpty(methods);
        Prop.ForAll(Samples.Returns(0, 20).ToArbitrary(), r =>
        {
            foreach (var method in methods)
            {
                _ = method.GetParameters().Length == 1
                    ? method.CreateDelegate<One>()(r)
                    : method.CreateDelegate<Two>()(r, (double)method.GetParameters()[1].DefaultValue!);
            }
        }).Holds();
    }

    private delegate double One(ReadOnlySpan<double> returns);

    private delegate double Two(ReadOnlySpan<double> returns, double parameter);

    private static DateOnly[] Dates(int n) => [.. Enumerable.Range(0, n).Select(t => new DateOnly(2024, 1, 1).AddDays(t))];

    private static IEnumerable<(string Name, double Value)> Numbers(PerformanceSummary summary) =>
        from property in typeof(PerformanceSummary).GetProperties()
        where property.PropertyType == typeof(double)
        select (property.Name, (double)property.GetValue(summary)!);
}
