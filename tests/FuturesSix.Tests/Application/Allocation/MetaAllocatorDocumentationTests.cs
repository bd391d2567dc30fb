using System.Globalization;
using System.Text.Json;
using FuturesSix.Application.Allocation;
using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Tests.Application.Allocation;

public sealed class MetaAllocatorDocumentationTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "meta-allocator.md"));

    [Fact]
    public void Every_configuration_key_is_documented()
    {
        string Key(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
        string[] keys =
        [
            .. typeof(MetaAllocatorConfig).GetProperties().Where(p => p.PropertyType != typeof(ChangePointOptions)).Select(p => Key(p.Name)),
            .. typeof(ChangePointOptions).GetProperties().Select(p => $"change_point.{Key(p.Name)}"),
        ];

        Assert.Equal(keys.Order(), Text.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal) && l.Count(c => c == '|') == 5).Select(l => l.Split('`')[1]).Order());
    }

    [Fact]
    public void Defaults_are_as_documented()
    {
        var config = new MetaAllocatorConfig();
        foreach (var (key, value) in new (string, double)[]
        {
            ("ewma_alpha", config.EwmaAlpha), ("corr_cap", config.CorrCap), ("corr_strength", config.CorrStrength), ("max_weight", config.MaxWeight),
            ("prior_sharpe_std", config.PriorSharpeStd), ("change_point.mean_strength", config.ChangePoint.MeanStrength),
            ("change_point.variance_shape", config.ChangePoint.VarianceShape), ("change_point.volatility_half_life", config.ChangePoint.VolatilityHalfLife),
        })
        {
            Assert.Contains(FormattableString.Invariant($"| `{key}` | {value} |"), Text, StringComparison.Ordinal);
        }

        Assert.Equal(1.0 / 504, config.ChangePoint.Hazard);
    }

    [Fact]
    public void Example_table_is_what_the_sample_gives()
    {
        var rows = Text.Split('\n').SkipWhile(l => !l.StartsWith("| sleeve | ewma", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|')).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        MetaAllocatorMode[] modes = [MetaAllocatorMode.Ewma, MetaAllocatorMode.Bayes, MetaAllocatorMode.Equal];
        for (var k = 0; k < modes.Length; k++)
        {
            var weights = ProposeAllocation.Execute(new ProposeAllocationRequest { Source = Path.Combine(Repository.Root, "docs", "samples", "sleeves.json"), Settings = new() { Mode = modes[k] } }).Allocation.Weights();
            Assert.Equal(weights.Keys, rows.Select(r => r[1]));
            Assert.All(rows, r => Assert.Equal(weights[r[1]], double.Parse(r[k + 2], CultureInfo.InvariantCulture), 5.1e-5));
        }
    }

    [Fact]
    public void Figures_of_the_posterior_are_as_documented()
    {
        double Mean(int years2) => SharpePosterior.Of(1 / Math.Sqrt(252), years2 * 126, new MetaAllocatorConfig()).Mean;

        Assert.Contains(FormattableString.Invariant($"Ten years of Sharpe 1 give a posterior mean of {Mean(20):0.00}; half a year gives {Mean(1):0.00}"), Text, StringComparison.Ordinal);
    }
}
