using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Tests.Data.Allocations;

public sealed class MetaAllocatorSettingsTextTests
{
    [Fact]
    public void Read_every_key_over_the_defaults_later_ones_win()
    {
        var config = MetaAllocatorSettingsText.Read(["mode=bayes", "max_weight=0.4", "max_weight=0.5", "allow_cash=true", "change_point.hazard=0.01", "change_point.enabled=false"]).Over(new MetaAllocatorConfig());

        Assert.Equal((MetaAllocatorMode.Bayes, 0.5, true), (config.Mode, config.MaxWeight, config.AllowCash));
        Assert.Equal((0.01, false, 21), (config.ChangePoint.Hazard, config.ChangePoint.Enabled, config.ChangePoint.VolatilityHalfLife));
        Assert.Equal(new MetaAllocatorConfig(), MetaAllocatorSettingsText.Read([]).Over(new MetaAllocatorConfig()));
    }

    [Theory]
    [InlineData("mode", "expected key=value")]
    [InlineData("=1", "expected key=value")]
    [InlineData("a.b=1", "expected key=value")]
    [InlineData("change_point.=1", "expected key=value")]
    [InlineData("change_point.a.b=1", "expected key=value")]
    [InlineData("mod=ewma", "did you mean 'mode'?")]
    [InlineData("mode=robust", "one of ewma, bayes, equal")]
    [InlineData("max_weight=much", "max_weight: the value is of the wrong kind; expected a number")]
    [InlineData("max_weight=NaN", "expected a number")]
    [InlineData("allow_cash=1", "true or false")]
    [InlineData("change_point=1", "an object")]
    public void Read_what_is_no_setting_names_it(string setting, string expected)
    {
        var message = Assert.Throws<AllocationException>(() => MetaAllocatorSettingsText.Read([setting])).Message;

        Assert.Contains(expected, message);
        Assert.Contains(setting, message);
    }
}
