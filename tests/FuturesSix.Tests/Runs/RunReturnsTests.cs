using FuturesSix.Application;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Data.Runs;
using FuturesSix.Tests.Application;

namespace FuturesSix.Tests.Runs;

public sealed class RunReturnsTests(StoredRunFixture run) : IClassFixture<StoredRunFixture>
{
    [Theory]
    [InlineData(StatisticsConvention.Empyrical)]
    [InlineData(StatisticsConvention.QuantStats)]
    [InlineData(StatisticsConvention.PerformanceAnalytics)]
    public void Restate_recomputes_from_the_stored_returns(StatisticsConvention convention)
    {
        var first = Array.IndexOf(run.Result.Book.Dates, run.Outcome.Meta.EffectiveStart!.Value) + 1;
        var stored = run.Outcome.Summary;

        var restated = RunReturns.Restate(run.Folder, run.Outcome.Meta, stored, convention);

        Assert.Equal(RunReturns.Name(convention), restated.Convention);
        Assert.Equal(ConventionEvaluator.Evaluate(run.Result.Book.Dates.AsSpan(first), run.Result.Book.Returns.AsSpan(first), convention), restated.Performance);
        Assert.Equal(ConventionEvaluator.Evaluate(run.Result.Shadow.Dates.AsSpan(first), run.Result.Shadow.Returns.AsSpan(first), convention), restated.Unbraked);
        Assert.Equal((stored.Performance.Cagr, stored.Performance.MaxDrawdown, stored.Performance.Observations), (restated.Performance.Cagr, restated.Performance.MaxDrawdown, restated.Performance.Observations));
        Assert.NotEqual(stored.Performance.Kurtosis, restated.Performance.Kurtosis);
    }

    [Fact]
    public void Restate_fsix_is_what_is_stored_and_the_returns_give_it_too()
    {
        var first = Array.IndexOf(run.Result.Book.Dates, run.Outcome.Meta.EffectiveStart!.Value) + 1;

        Assert.Same(run.Outcome.Summary, RunReturns.Restate(run.Folder, run.Outcome.Meta, run.Outcome.Summary, StatisticsConvention.Fsix));
        Assert.Equal(run.Outcome.Summary.Performance, ConventionEvaluator.Evaluate(run.Result.Book.Dates.AsSpan(first), run.Result.Book.Returns.AsSpan(first), StatisticsConvention.Fsix));
    }

    [Fact]
    public void Run_and_list_show_a_convention_and_store_fsix()
    {
        using var sandbox = new ArtifactsSandbox();
        var shown = new RunStack().Execute(ArtifactsSandbox.Request(sandbox.Path) with { Convention = StatisticsConvention.PerformanceAnalytics });
        var again = new RunStack().Execute(ArtifactsSandbox.Request(sandbox.Path) with { Convention = StatisticsConvention.PerformanceAnalytics });
        var plain = sandbox.Run();

        Assert.Equal(shown.Summary.Performance.Cagr / shown.Summary.Performance.Volatility, shown.Summary.Performance.Sharpe);
        Assert.Equal((true, shown.Summary.Performance), (again.Reused, again.Summary.Performance));
        Assert.Null(plain.Summary.Convention);
        Assert.Equal(plain.Summary.Performance, sandbox.Store.Open(plain.RunId).Summary.Performance);
        Assert.DoesNotContain("convention", File.ReadAllText(Path.Combine(plain.Path, RunFiles.Metrics)), StringComparison.Ordinal);
        Assert.Equal(shown.Summary.Performance, Assert.Single(ListRuns.Execute(sandbox.Path, StatisticsConvention.PerformanceAnalytics)).Summary!.Performance);
    }

    [Fact]
    public void ListRuns_returns_that_cannot_be_read_are_damage()
    {
        using var sandbox = new ArtifactsSandbox();
        var stored = sandbox.Run();
        File.WriteAllText(Path.Combine(stored.Path, "portfolio_returns.csv"), "date,ret\n2018-01-02,x\n");

        var listing = Assert.Single(ListRuns.Execute(sandbox.Path, StatisticsConvention.QuantStats));

        Assert.Contains("portfolio_returns.csv", listing.Damage, StringComparison.Ordinal);
        Assert.Null(listing.Summary);
    }
}
