namespace FuturesSix.Tests.Architecture;

public sealed class WallTests
{
    private const string Prefix = "FuturesSix.Tests.Architecture.Planted.";

    [Fact]
    public void Core_rooms_know_no_later_stage() => Assert.Empty(WallRules.Violations(CodeReader.Uses(SourceTree.CoreAssembly)));

    [Fact]
    public void Core_namespaces_are_its_rooms()
    {
        var namespaces = typeof(Core.Market.Panel).Assembly.GetTypes()
            .Select(t => t.Namespace ?? "")
            .Where(n => n.StartsWith("FuturesSix.Core", StringComparison.Ordinal))
            .Distinct();

        Assert.All(namespaces, n => Assert.Contains(n.Split('.').ElementAtOrDefault(2) ?? "(none)", WallRules.Rooms));
    }

    [Theory]
    [InlineData("BodyOnly")]
    [InlineData("LambdaOnly")]
    [InlineData("SignatureOnly")]
    [InlineData("AsyncOnly")]
    public void Violations_planted_engine_that_knows_the_allocator_is_found(string type)
    {
        var violations = WallRules.Violations(CodeReader.Uses(typeof(WallTests).Assembly.Location), Prefix);

        Assert.Contains(violations, v => v.Contains($"Planted.Engines.Trend.{type}", StringComparison.Ordinal));
    }

    [Fact]
    public void Violations_use_of_an_earlier_stage_is_none() => Assert.DoesNotContain(
        WallRules.Violations(CodeReader.Uses(typeof(WallTests).Assembly.Location), Prefix), v => v.Contains("Planted.Margin", StringComparison.Ordinal));

    [Theory]
    [InlineData("Engines", "Policy", true)]
    [InlineData("Numerics", "Engines", true)]
    [InlineData("RiskTargeting", "Margin", true)]
    [InlineData("Margin", "Simulation", true)]
    [InlineData("Allocator", "Engines", true)]
    [InlineData("Allocator", "RiskTargeting", true)]
    [InlineData("Allocator", "Live", true)]
    [InlineData("Policy", "Engines", true)]
    [InlineData("Policy", "Evaluation", true)]
    [InlineData("Engines", "Supervision", true)]
    [InlineData("Engines", "Research", true)]
    [InlineData("Margin", "Research", true)]
    [InlineData("Stack", "Research", true)]
    [InlineData("Simulation", "Research", true)]
    [InlineData("Research", "Numerics", false)]
    [InlineData("Stack", "MetaAllocation", true)]
    [InlineData("Simulation", "MetaAllocation", true)]
    [InlineData("Attic", "Market", true)]
    [InlineData("Construction", "Policy", false)]
    [InlineData("Stack", "Simulation", false)]
    [InlineData("Simulation", "Stack", false)]
    [InlineData("Allocator", "Numerics", false)]
    [InlineData("Live", "Evaluation", false)]
    public void Violations_each_wall_stands(string from, string to, bool forbidden)
    {
        var use = new CodeUse($"FuturesSix.Core.{from}.Deep", "A", $"FuturesSix.Core.{to}", "B");

        Assert.Equal(forbidden, WallRules.Violations([use]).Count == 1);
    }
}
