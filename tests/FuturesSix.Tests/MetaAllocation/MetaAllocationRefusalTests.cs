using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Tests.MetaAllocation;

public sealed class MetaAllocationRefusalTests
{
    public static TheoryData<MetaAllocatorConfig, string> Configs => new()
    {
        { new() { Mode = (MetaAllocatorMode)9 }, "meta_allocator.mode is 9; expected one of ewma, bayes, equal" },
        { new() { MinWeight = -0.1 }, "meta_allocator.min_weight is -0.1; expected a number in [0, 1]" },
        { new() { MaxWeight = 1.5 }, "meta_allocator.max_weight is 1.5; expected a number in [0, 1]" },
        { new() { MinWeight = 0.5, MaxWeight = 0.4 }, "meta_allocator.min_weight is 0.5; expected at most max_weight (0.4)" },
        { new() { EwmaAlpha = 0 }, "meta_allocator.ewma_alpha is 0; expected a number in (0, 1]" },
        { new() { EwmaAlpha = double.NaN }, "meta_allocator.ewma_alpha is NaN; expected a number in (0, 1]" },
        { new() { CorrCap = 1.2 }, "meta_allocator.corr_cap is 1.2; expected a number in [0, 1]" },
        { new() { CorrStrength = -1 }, "meta_allocator.corr_strength is -1; expected a number in [0, 1]" },
        { new() { TurnoverPenalty = 1.01 }, "meta_allocator.turnover_penalty is 1.01; expected a number in [0, 1]" },
        { new() { PeriodsPerYear = 0 }, "meta_allocator.periods_per_year is 0; expected a number in (0, 1000000]" },
        { new() { PriorSharpeStd = 0 }, "meta_allocator.prior_sharpe_std is 0; expected a number in (0, 100]" },
        { new() { ChangePoint = new() { Hazard = 0.7 } }, "meta_allocator.change_point.hazard is 0.7; expected a number in [1E-06, 0.5]" },
    };

    public static TheoryData<MetaAllocationInput, MetaAllocatorMode, string> Inputs => new()
    {
        { Sleeves.Input(), MetaAllocatorMode.Equal, "sleeves is none; expected at least one sleeve" },
        { Sleeves.Input(Sleeves.Figures("A", 1), Sleeves.Figures("A", 2)), MetaAllocatorMode.Ewma, "sleeves.A is declared twice; expected each sleeve once" },
        { Sleeves.Input(Sleeves.Figures("A|B", 1)), MetaAllocatorMode.Ewma, "sleeves is 'A|B'; expected a name without | and control characters" },
        { Sleeves.Input(Sleeves.Figures("cash", 1)), MetaAllocatorMode.Ewma, "sleeves is 'cash'; expected another name: this one is the cash row of an export" },
        { Sleeves.Input(Sleeves.Figures("A", double.NaN)), MetaAllocatorMode.Ewma, "sleeves.A.sharpe is NaN; expected a number in [-1000000000, 1000000000]" },
        { Sleeves.Input(Sleeves.Figures("A", 1, -0.2)), MetaAllocatorMode.Ewma, "sleeves.A.dd is -0.2; expected a positive fraction in [0, 1]: 0.2 is a drawdown of 20 %" },
        { Sleeves.Input(Sleeves.Figures("A", 1, observations: 1)), MetaAllocatorMode.Bayes, "sleeves.A.n_obs is 1; expected a whole number of at least 2" },
        { Sleeves.Input(new SleeveInput { Name = "A", Sharpe = 1 }), MetaAllocatorMode.Ewma, "sleeves.A.dd is missing; expected dd or returns, which mode ewma needs" },
        { Sleeves.Input(new SleeveInput { Name = "A", Sharpe = 1 }), MetaAllocatorMode.Bayes, "sleeves.A.n_obs is missing; expected n_obs or returns, which mode bayes needs" },
        { Sleeves.Input(new SleeveInput { Name = "A", Observations = 9 }), MetaAllocatorMode.Bayes, "sleeves.A.sharpe is missing; expected sharpe or returns, which mode bayes needs" },
        { Sleeves.Input(Sleeves.Series("A", [0.1, 0.2]) with { Sharpe = 1 }), MetaAllocatorMode.Ewma, "sleeves.A is stated by returns and by figures; expected either returns, from which sharpe, dd and n_obs are computed, or the figures" },
        { Sleeves.Input(Sleeves.Series("A", [0.1, 0.2]), Sleeves.Series("B", [0.1])), MetaAllocatorMode.Ewma, "sleeves.B.returns is 1 rows long; expected 2 rows, as the other sleeves" },
        { Sleeves.Input(Sleeves.Series("A", [0.1, double.NegativeInfinity])), MetaAllocatorMode.Ewma, "sleeves.A.returns[1] is -Infinity; expected a finite number, or none where it is missing" },
        { Sleeves.Input(Sleeves.Figures("A", 1)) with { PreviousWeights = new Dictionary<string, double> { ["A"] = -0.5 } }, MetaAllocatorMode.Ewma, "previous_weights.A is -0.5; expected a number in [0, 1]" },
        { Sleeves.Input(Sleeves.Figures("A", 1)) with { PreviousWeights = new Dictionary<string, double> { ["A"] = 0.75, ["B"] = 0.5 } }, MetaAllocatorMode.Ewma, "previous_weights is 1.25; expected weights that sum to at most 1" },
        { Sleeves.Input(Sleeves.Figures("A", 1)) with { Correlations = [new("A", "B", 0.5)] }, MetaAllocatorMode.Ewma, "corr.A|B is for an unknown sleeve 'B'; expected a sleeve of the input" },
        { Sleeves.Input(Sleeves.Figures("A", 1), Sleeves.Figures("B", 1)) with { Correlations = [new("A", "B", 1.5)] }, MetaAllocatorMode.Ewma, "corr.A|B is 1.5; expected a number in [-1, 1]" },
        { Sleeves.Input(Sleeves.Figures("A", 1), Sleeves.Figures("B", 1)) with { Correlations = [new("A", "B", 0.5), new("B", "A", 0.25)] }, MetaAllocatorMode.Ewma, "corr.B|A is 0.25; expected 0.5, as the same pair states elsewhere" },
        { Sleeves.Input(Sleeves.Figures("A", 1)) with { Correlations = [new("A", "A", 0.5)] }, MetaAllocatorMode.Ewma, "corr.A|A is 0.5; expected 1 for a sleeve with itself" },
    };

    [Theory]
    [MemberData(nameof(Configs), DisableDiscoveryEnumeration = true)]
    public void Validate_each_bound_names_field_value_and_bound(MetaAllocatorConfig config, string expected) =>
        Assert.Equal([expected], config.Validate().Select(v => v.ToString()));

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public void Allocate_bad_input_names_sleeve_field_value_and_what_was_expected(MetaAllocationInput input, MetaAllocatorMode mode, string expected)
    {
        var error = Assert.Throws<MetaAllocationException>(() => MetaAllocator.Allocate(new MetaAllocatorConfig { Mode = mode }, input));

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Allocate_several_violations_are_all_listed()
    {
        var error = Assert.Throws<MetaAllocationException>(() => MetaAllocator.Allocate(
            new MetaAllocatorConfig { EwmaAlpha = 2, CorrCap = -1 }, Sleeves.Input(Sleeves.Figures("A", double.NaN, 3))));

        Assert.Equal(4, error.Violations.Count);
        Assert.Equal(4, error.Message.Split('\n').Length);
    }

    [Theory]
    [InlineData(0.3, 1, false, "meta_allocator.min_weight is 0.3; expected at most 0.25: 4 sleeves x min_weight must not exceed 1")]
    [InlineData(0.3, 1, true, "meta_allocator.min_weight is 0.3; expected at most 0.25: 4 sleeves x min_weight must not exceed 1")]
    [InlineData(0, 0.2, false, "meta_allocator.max_weight is 0.2; expected at least 0.25: 4 sleeves x max_weight must reach 1, unless allow_cash is true")]
    [InlineData(0, 0.2, true, null)]
    [InlineData(0.25, 0.25, false, null)]
    public void ValidateFor_bounds_that_no_weights_satisfy_are_named(double min, double max, bool cash, string? expected)
    {
        var config = new MetaAllocatorConfig { MinWeight = min, MaxWeight = max, AllowCash = cash };

        Assert.Equal(expected is null ? [] : [expected], config.ValidateFor(4).Select(v => v.ToString()));
    }

    [Fact]
    public void Default_config_and_its_parts_are_valid() => Assert.Empty(new MetaAllocatorConfig().ValidateFor(1));
}
