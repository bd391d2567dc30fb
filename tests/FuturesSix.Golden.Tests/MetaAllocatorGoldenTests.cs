using System.Text.Json;
using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Golden.Tests;

public sealed class MetaAllocatorGoldenTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Allocate_every_case_gives_the_published_scores_and_weights()
    {
        var checks = 0;
        foreach (var test in NumericsGolden.Json("meta_allocator_ewma.json").GetProperty("cases").EnumerateArray())
        {
            var result = MetaAllocator.Allocate(Config(test), Input(test));
            foreach (var sleeve in result.Sleeves)
            {
                var what = $"case {checks}, {sleeve.Name}";
                Close(test.GetProperty("score").GetProperty(sleeve.Name).GetDouble(), sleeve.Score.Score, $"{what} score");
                Close(test.GetProperty("weights").GetProperty(sleeve.Name).GetDouble(), sleeve.Weight, $"{what} weight");
            }

            Assert.Equal(test.GetProperty("weights").EnumerateObject().Count(), result.Sleeves.Count);
            Assert.All(result.Sleeves, s => Assert.Equal(BindingBound.None, s.Bound));
            checks++;
        }

        Assert.True(checks > 0);
    }

    private static MetaAllocatorConfig Config(JsonElement test) => new()
    {
        EwmaAlpha = test.GetProperty("ewma_alpha").GetDouble(),
        CorrCap = test.GetProperty("corr_cap").GetDouble(),
        CorrStrength = test.GetProperty("corr_strength").GetDouble(),
    };

    private static MetaAllocationInput Input(JsonElement test) => new()
    {
        Sleeves = [.. test.GetProperty("metrics").EnumerateObject().Select(m => new SleeveInput
        {
            Name = m.Name,
            Sharpe = m.Value.GetProperty("sharpe").GetDouble(),
            Drawdown = m.Value.GetProperty("dd").GetDouble(),
            PreviousScore = m.Value.TryGetProperty("prev_score", out var previous) ? previous.GetDouble() : null,
        })],
        Correlations = [.. test.GetProperty("corr").EnumerateObject().Select(c => new SleeveCorrelation(c.Name.Split('|')[0], c.Name.Split('|')[1], c.Value.GetDouble()))],
    };

    private static void Close(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance, $"{what}: expected {expected:R}, got {actual:R}, off by {Math.Abs(expected - actual):G3}");
}
