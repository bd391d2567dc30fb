using FuturesSix.Application;
using FuturesSix.Application.Allocation;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Tests.Application.Allocation;

public sealed class PromotionInRunTests : IDisposable
{
    private readonly ArtifactsSandbox _sandbox = new();

    private string Folder => Path.Combine(_sandbox.Path, "promotions");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Execute_after_a_promotion_uses_and_records_it()
    {
        var before = Run();
        var promotion = Promote(1, 3).Promotion;
        var after = Run();
        var text = File.ReadAllText(Path.Combine(after.Path, "config.yaml"));

        Assert.Null(before.Meta.Promotion);
        Assert.Equal((1, promotion.Hash, "Ada", "because"), (after.Meta.Promotion!.Version, after.Meta.Promotion.Hash, after.Meta.Promotion.Author, after.Meta.Promotion.Reason));
        Assert.NotEqual(before.RunId, after.RunId);
        Assert.NotEqual(before.Meta.DeterminismHash, after.Meta.DeterminismHash);
        Assert.Contains("promotion: \"1\"\n", text);
        Assert.Contains("promotion: none\n", File.ReadAllText(Path.Combine(before.Path, "config.yaml")));
        Assert.Equal([0.75, 0.25], after.Summary.Engines.Where(e => e.BaseWeight > 0).OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => Math.Round(e.BaseWeight, 12)));
    }

    [Fact]
    public void Execute_after_a_revert_is_the_run_from_before()
    {
        var first = Run();
        Promote(1, 3);
        var second = Run();
        Promote(2, 1);
        var third = Run();
        Revert(null);
        var fourth = Run();
        Revert(1);
        var fifth = Run();

        Assert.Equal(3, new[] { first.RunId, second.RunId, third.RunId }.Distinct().Count());
        Assert.Equal((second.RunId, true, 1), (fourth.RunId, fourth.Reused, fourth.Meta.Promotion!.Version));
        Assert.Equal((first.RunId, true), (fifth.RunId, fifth.Reused));
        Assert.Null(fifth.Meta.Promotion);
    }

    [Fact]
    public void Execute_the_weights_of_another_promotion_make_another_run_even_when_they_are_equal()
    {
        Promote(1, 3);
        var first = Run();
        Promote(2, 1);
        Promote(1, 3);
        var again = Run();

        Assert.NotEqual(first.RunId, again.RunId);
        Assert.Equal(first.Meta.Layers[2].OutputHash, again.Meta.Layers[2].OutputHash);
    }

    [Fact]
    public void Execute_a_runs_own_configuration_gives_the_run_again_although_a_newer_promotion_exists()
    {
        Promote(1, 3);
        var run = Run();
        var file = Path.Combine(_sandbox.Path, "again.yaml");
        File.Copy(Path.Combine(run.Path, "config.yaml"), file);
        Promote(2, 1);
        var again = new RunStack().Execute(new RunRequest { Artifacts = _sandbox.Path, Promotions = Folder, Configuration = new ConfigurationRequest { File = file } });

        Assert.Equal((run.RunId, true), (again.RunId, again.Reused));
    }

    [Fact]
    public void Execute_none_is_the_run_without_promotions()
    {
        var before = Run();
        Promote(1, 3);

        Assert.Equal(before.RunId, Run("promotion=none").RunId);
        Assert.Equal(before.RunId, _sandbox.Run().RunId);
    }

    [Theory]
    [InlineData("engines.trend.weight=0.5", "engines.trend.weight is 0.5, but promotion 1 (Ada: because) says 1")]
    [InlineData("engines.csmom.weight=0", "engines.csmom.weight is 0, but promotion 1")]
    [InlineData("promotion=2", "promotion is 2, but there is none")]
    [InlineData("promotion=0", "promotion: is '0'; expected latest, none, or the number of a version")]
    [InlineData("promotion=newest", "promotion: is 'newest'; expected latest, none")]
    public void Execute_what_contradicts_the_promotion_is_refused_and_nothing_is_written(string set, string message)
    {
        Promote(1, 3);
        var error = Assert.ThrowsAny<InputException>(() => Run(set));

        Assert.Contains(message, error.Message);
        Assert.False(Directory.Exists(_sandbox.Runs));
    }

    [Fact]
    public void Execute_a_weight_that_agrees_is_no_contradiction()
    {
        Promote(1, 3);

        Assert.Equal(Run().RunId, Run("engines.trend.weight=1", "engines.csmom.weight=3").RunId);
    }

    [Fact]
    public void Execute_an_edited_promotion_is_named()
    {
        var path = Promote(1, 3).Path;
        File.AppendAllText(path, " ");

        Assert.Contains(Path.GetFileName(path), Assert.ThrowsAny<InputException>(() => Run()).Message);
    }

    [Fact]
    public void CheckConfiguration_lists_what_a_run_would_refuse()
    {
        Promote(1, 3);
        var good = CheckConfiguration.Execute(new ConfigurationRequest(), Folder);
        var bad = CheckConfiguration.Execute(new ConfigurationRequest { Sets = ["engines.trend.weight=2", "engines.csmom.weight=2"] }, Folder);

        Assert.True(good.Passed);
        Assert.Equal("1", good.Outcome!.Configuration.Promotion);
        Assert.Contains("weight: 3\n", good.Outcome.Yaml);
        Assert.Equal(2, bad.Problems.Count);
        Assert.Null(bad.Outcome);
        Assert.ThrowsAny<InputException>(() => CheckConfiguration.Execute(new ConfigurationRequest { File = Path.Combine(_sandbox.Path, "nowhere.yaml") }));
    }

    private RunOutcome Run(params string[] sets) => new RunStack().Execute(ArtifactsSandbox.Request(_sandbox.Path, sets) with { Promotions = Folder });

    private PromotionResult Promote(double trend, double csmom) => new PromoteAllocation().Execute(new PromoteAllocationRequest
    {
        Weights = new Dictionary<string, double> { ["trend"] = trend, ["csmom"] = csmom },
        Folder = Folder,
        Author = "Ada",
        Reason = "because",
    });

    private void Revert(int? version) =>
        new RevertPromotion().Execute(new RevertPromotionRequest { Version = version, Folder = Folder, Author = "Ada", Reason = "back" });
}
