using FsCheck.Fluent;
using FuturesSix.Core.Allocator;

namespace FuturesSix.Tests.Allocator;

public sealed class ConvexityOverlayTests
{
    private const int Count = 120;
    private static readonly int[] Rows = [.. Enumerable.Range(0, Count).Select(k => (5 * k) + 4)];

    [Fact]
    public void Activate_smooths_the_regime_and_a_worse_one_never_lowers_it() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        RiskRegime[] regimes = [.. Enumerable.Range(0, 60).Select(_ => (RiskRegime)random.Next(4))];
        RiskRegime[] worse = [.. regimes.Select(r => (RiskRegime)Math.Min(3, (int)r + random.Next(2)))];
        var (before, after) = (ConvexityOverlay.Activate(regimes, new()), ConvexityOverlay.Activate(worse, new()));

        Assert.All(before.Zip(after), p => Assert.True(p.Second >= p.First - 1e-15));
        Assert.All(after, a => Assert.InRange(a, 0, 1));
    }).Holds();

    [Fact]
    public void Activate_by_hand() => Assert.Equal(
        [0, 0.25, 0.1875, 0.265625],
        ConvexityOverlay.Activate([RiskRegime.Normal, RiskRegime.Crisis, RiskRegime.Normal, RiskRegime.Elevated], new()));

    [Fact]
    public void Decide_holds_nothing_without_activation_and_the_full_weight_with_it()
    {
        var idle = ConvexityOverlay.Decide(Input(1, activation: 0), new());
        var rising = ConvexityOverlay.Decide(Input(1, activation: 1, drift: 0.01, noise: 0), new());

        Assert.All(idle.Weights, w => Assert.Equal(0, w));
        Assert.All(rising.Weights, w => Assert.Equal(0.02, w));
        Assert.All(rising.Spent, s => Assert.Equal(0, s));
    }

    [Fact]
    public void Decide_counts_losses_and_costs_after_the_fill_and_not_before()
    {
        var input = Input(1, activation: 1, drift: -0.01, noise: 0) with { CostRates = [.. Enumerable.Repeat(0.001, Count)] };

        var result = ConvexityOverlay.Decide(input, new() { AnnualBudget = 0.1 });

        // Decided on row 4, filled on row 5 at a cost, earns on rows 6 to 9; decided again on row 9.
        Assert.Equal(0, result.Spent[0]);
        Assert.Equal(0.02 * ((4 * 0.01) + 0.001), result.Spent[1], 15);
        Assert.Equal(0.02 * (1 - (result.Spent[1] / 0.1)), result.Weights[1], 15);
    }

    [Fact]
    public void Decide_bleeding_uses_up_the_budget_and_no_more_than_a_rebalance_beyond()
    {
        var options = new ConvexityOptions { MaxWeight = 0.05, AnnualBudget = 0.01 };

        var result = ConvexityOverlay.Decide(Input(2, activation: 1, drift: -0.004), options);

        Assert.InRange(result.Spent.Max(), 0.008, 0.01 + (0.05 * 0.15));
        Assert.Contains(result.Weights, w => w < 0.01);
        Assert.All(Enumerable.Range(0, Count).Where(k => result.Spent[k] >= 0.01), k => Assert.Equal(0, result.Weights[k]));
    }

    [Fact]
    public void Decide_comes_back_when_losses_leave_the_window()
    {
        var input = Input(3, activation: 1, noise: 0);
        for (var t = 20; t < 40; t++)
        {
            input.Returns[t] = -0.2;
        }

        var result = ConvexityOverlay.Decide(input, new() { AnnualBudget = 0.01, BudgetWindow = 252 });

        Assert.True(result.Weights[8] < 0.002);
        Assert.Equal(0.02, result.Weights[^1]);
    }

    [Fact]
    public void Decide_weights_are_bounded_and_never_short() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var options = new ConvexityOptions
        {
            Kind = random.Next(2) == 0 ? ConvexityKind.Outright : ConvexityKind.CallProxy,
            MaxWeight = 0.25 * random.NextDouble(),
            AnnualBudget = random.Next(4) == 0 ? 0 : 0.1 * random.NextDouble(),
        };
        var input = Input(seed, noise: 0.06, missing: 0.1) with { Activation = [.. Rows.Select(_ => random.NextDouble())] };

        var result = ConvexityOverlay.Decide(input, options);
        Assert.All(result.Weights.Zip(input.Activation), p => Assert.InRange(p.First, 0, options.MaxWeight * p.Second));
        Assert.All(result.Room, r => Assert.InRange(r, 0, 1));
        Assert.Equal(Rows.Count(row => double.IsNaN(input.Levels[row])), result.Missing);
        Assert.True(options.AnnualBudget > 0 || result.Weights.All(w => w == 0));
    }).Holds();

    [Fact]
    public void Decide_does_not_read_the_future()
    {
        foreach (var kind in Enum.GetValues<ConvexityKind>())
        {
            var (options, input) = (new ConvexityOptions { Kind = kind, MaxWeight = 0.1 }, Input(5, activation: 0.7));
            var full = ConvexityOverlay.Decide(input, options);
            for (var k = 1; k < Count; k += 7)
            {
                var other = Input(99, activation: 0.2);
                int n = k + 1, t = Rows[k] + 1;
                var mixed = new ConvexityInput(
                    Rows, [.. input.Activation[..n], .. other.Activation[n..]], [.. input.Returns[..t], .. other.Returns[t..]], [.. input.Levels[..t], .. other.Levels[t..]],
                    [.. input.Volatility[..t], .. other.Volatility[t..]], input.CostRates, 1);

                Assert.Equal(full.Weights[..n], ConvexityOverlay.Decide(mixed, options).Weights[..n]);
            }
        }
    }

    [Fact]
    public void Decide_call_proxy_holds_the_delta_of_a_call_that_rolls_at_expiry()
    {
        var flat = Input(7, activation: 1, noise: 0);
        var options = new ConvexityOptions { Kind = ConvexityKind.CallProxy, OutOfTheMoney = 0, Tenor = 20 };

        var result = ConvexityOverlay.Decide(flat, options);

        // At the money, volatility 0.8: N(0.8 sqrt(20/252) / 2) = N(0.112687), then N(0.8 sqrt(15/252)/2) = N(0.097590).
        Assert.Equal(0.544861, result.Delta[0], 1e-6);
        Assert.Equal(0.538871, result.Delta[1], 1e-6);
        Assert.Equal(result.Delta[0], result.Delta[4]);
    }

    [Fact]
    public void Decide_call_proxy_delta_rises_with_the_level()
    {
        var options = new ConvexityOptions { Kind = ConvexityKind.CallProxy };
        var (falls, rises) = (Input(8, activation: 1, drift: -0.01, noise: 0), Input(8, activation: 1, drift: 0.01, noise: 0));

        var (low, high) = (ConvexityOverlay.Decide(falls, options).Delta, ConvexityOverlay.Decide(rises, options).Delta);

        Assert.Equal(low[0], high[0]);
        Assert.All(Enumerable.Range(1, 7), k => Assert.True(high[k] > low[k]));
        Assert.True(high[7] > 0.9 && low[7] < 0.01);
    }

    [Fact]
    public void Validate_names_every_violated_bound() => Assert.Equal(
        [
            "allocator.convexity.max_weight", "allocator.convexity.annual_budget", "allocator.convexity.budget_window", "allocator.convexity.normal", "allocator.convexity.elevated",
            "allocator.convexity.crisis", "allocator.convexity.alpha", "allocator.convexity.out_of_the_money", "allocator.convexity.tenor",
        ],
        new ConvexityOptions { MaxWeight = 1, AnnualBudget = -1, BudgetWindow = 1, Normal = -0.1, Elevated = 2, Stress = 3, Crisis = 0.5, Alpha = 0, OutOfTheMoney = -1, Tenor = 1 }
            .Validate().Select(v => v.Field).Where(f => f != "allocator.convexity.stress"));

    private static ConvexityInput Input(int seed, double activation = 1, double drift = 0, double noise = 0.02, double missing = 0)
    {
        var random = new Random(seed);
        var days = Rows[^1] + 1;
        var (returns, levels) = (new double[days], new double[days]);
        var level = 0.0;
        for (var t = 0; t < days; t++)
        {
            returns[t] = t == 0 ? double.NaN : drift + (noise * TestMarkets.Gauss(random));
            level += t == 0 ? 0 : Math.Log(1 + Math.Max(returns[t], -0.9));
            levels[t] = random.NextDouble() < missing ? double.NaN : level;
        }

        return new ConvexityInput(
            [.. Rows], [.. Enumerable.Repeat(activation, Count)], returns, levels, [.. Enumerable.Repeat(0.8, days)], new double[Count], 1);
    }
}
