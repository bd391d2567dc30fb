using FuturesSix.Core.Allocator;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Tests.Configuration;

public sealed class ConfigurationReaderTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    [Fact]
    public void Read_nothing_is_the_defaults() =>
        Assert.Equivalent(RunConfiguration.Default, ConfigurationReader.Read(new ConfigurationRequest()), strict: true);

    [Fact]
    public void Read_set_overrides_file_overrides_default()
    {
        var file = File("risk_targeting:\n  target_vol: 0.15\n  leverage_cap: 5\nengines:\n  trend:\n    weight: 0.3\n");

        var options = Read(file, "risk_targeting.leverage_cap=4", "engines.csmom.required=true", "allocator.mode=compute").Options;

        Assert.Equal((0.15, 4, 1), (options.RiskTargeting.TargetVolatility, options.RiskTargeting.LeverageCap, options.RiskTargeting.LeverageFloor));
        Assert.Equal(0.3, options.Engines.Single(e => e.Name == "trend").Weight);
        Assert.True(options.Engines.Single(e => e.Name == "csmom").Required);
        Assert.Equal(AllocatorMode.Compute, options.Allocator.Mode);
    }

    [Theory]
    [InlineData("risk_targetting.target_vol=1", "'risk_targetting'", "'risk_targeting'")]
    [InlineData("risk_targeting.targt_vol=1", "'targt_vol'", "'target_vol'")]
    [InlineData("engines.trnd.weight=1", "engines.trnd", "'trend'")]
    [InlineData("engines.trend.settings.cross_sectionl=true", "cross_sectionl", "'cross_sectional'")]
    [InlineData("policy.gates.trend.featur=x", "'featur'", "'feature'")]
    [InlineData("policy.gates.trend.feature=gamma_stres_proxy", "gamma_stres_proxy", "'gamma_stress_proxy'")]
    [InlineData("rebalance=w-fri", "w-fri", "'W-FRI'")]
    [InlineData("allocator.mode=computed", "'computed'", "'compute'")]
    public void Read_wrong_name_suggests_the_nearest(string set, string wrong, string near)
    {
        var problem = Assert.Single(Assert.Throws<ConfigurationException>(() => Read(null, set)).Problems);

        Assert.Contains($"setting {set}", problem);
        Assert.Contains(wrong, problem);
        Assert.Contains($"did you mean {near}?", problem);
    }

    [Theory]
    [InlineData("risk_targeting.target_vol=high", "a finite number")]
    [InlineData("risk_targeting.vol_lookback=63.5", "a whole number")]
    [InlineData("margin.charge_rolls=yes", "true or false")]
    [InlineData("start=2020-13-01", "a date")]
    [InlineData("risk_targeting=3", "risk_targeting")]
    [InlineData("simulation.capital=NaN", "a finite number")]
    public void Read_wrong_type_names_key_value_and_what_was_expected(string set, string expected)
    {
        var problem = Assert.Single(Assert.Throws<ConfigurationException>(() => Read(null, set)).Problems);

        Assert.Contains(set, problem);
        Assert.Contains(expected, problem);
    }

    [Fact]
    public void Read_wrong_type_in_a_file_names_file_line_and_key()
    {
        var file = File("simulation:\n  capital: much\n");

        var problem = Assert.Single(Assert.Throws<ConfigurationException>(() => Read(file)).Problems);

        Assert.Equal($"{file}(2): capital: 'much' is not a finite number", problem);
    }

    [Fact]
    public void Read_lists_every_violation_at_once_with_its_line()
    {
        var file = File("simulation:\n  capital: -1\nrisk_targeting:\n  target_vol: 9\n  vol_lookback: 1\npolicy:\n  lag_rebalances: 0\n");

        var problems = Assert.Throws<ConfigurationException>(() => Read(file, "margin.no_trade_buffer=2", "construction.instrument_volatility=100")).Problems;

        Assert.Contains(problems, p => p.StartsWith($"{file}(2): simulation.capital is -1", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith($"{file}(4): risk_targeting.target_vol is 9", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith($"{file}(5): risk_targeting.vol_lookback is 1", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith($"{file}(7): policy.lag_rebalances is 0", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("setting margin.no_trade_buffer=2: ", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("setting construction.instrument_volatility=100: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_every_wrong_set_is_listed()
    {
        var problems = Assert.Throws<ConfigurationException>(() => Read(null, "foo", "a.b=1", "simulation.capital=x", "=3")).Problems;

        Assert.Equal(4, problems.Count);
    }

    [Fact]
    public void Read_tilt_without_its_keys_lists_them()
    {
        var problems = Assert.Throws<ConfigurationException>(() => Read(File("overlay:\n  tilts:\n    - {scope: sleeve, target: trend}\n"))).Problems;

        Assert.Equal(["multiplier", "start", "end", "author", "intent"], problems.Select(p => p.Split("tilts[0].")[1].Split(':')[0]));
    }

    [Fact]
    public void Read_new_engine_needs_no_change_here()
    {
        var options = Read(File("engines:\n  my_engine: {weight: 0.2, settings: {speed: 3, universe: [ES, NQ]}}\n"), registry: WithMyEngine()).Options;

        var mine = options.Engines.Single(e => e.Name == "my_engine");
        Assert.Equal((0.2, "3", "ES, NQ"), (mine.Weight, mine.Settings["speed"], mine.Settings["universe"]));
    }

    [Theory]
    [InlineData("engines:\n  my_engine: {}\n")]
    [InlineData("engines:\n  my_engine:\n")]
    [InlineData("rebalance: W-FRI\n")]
    public void Read_engine_of_a_registry_starts_from_its_registered_weight(string text)
    {
        var options = Read(File(text), registry: WithMyEngine()).Options;

        Assert.Equal(0.1, options.Engines.Single(e => e.Name == "my_engine").Weight);
        Assert.Equal(RunConfiguration.Default.Options.Engines.Count + 1, options.Engines.Count);
    }

    [Theory]
    [InlineData("risk_targeting.target_vol=null")]
    [InlineData("risk_targeting.target_vol=")]
    [InlineData("risk_targeting.target_vol=~")]
    [InlineData("risk_targeting=null")]
    public void Read_null_on_the_command_line_takes_back_what_the_file_says(string set)
    {
        var options = Read(File("risk_targeting:\n  target_vol: 0.15\nengines:\n  trend: { weight: 0.3 }\n"), set, "engines.trend=null").Options;

        Assert.Equal(RunConfiguration.Default.Options.RiskTargeting.TargetVolatility, options.RiskTargeting.TargetVolatility);
        Assert.Equal(RunConfiguration.Default.Options.Engines.Single(e => e.Name == "trend").Weight, options.Engines.Single(e => e.Name == "trend").Weight);
    }

    [Fact]
    public void Read_null_of_a_map_entry_and_of_its_value_takes_back_only_that()
    {
        var file = File("engines:\n  trend: { weight: 0.3, required: true }\n");

        var trend = Read(file, "engines.trend.weight=null").Options.Engines.Single(e => e.Name == "trend");

        Assert.Equal((RunConfiguration.Default.Options.Engines.Single(e => e.Name == "trend").Weight, true), (trend.Weight, trend.Required));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Core.Engines.EngineRegistry WithMyEngine() =>
        Core.Engines.EngineRegistry.FromAssemblies(typeof(Core.Engines.EngineRegistry).Assembly, typeof(MyEngine).Assembly);

    private static RunConfiguration Read(string? file, params string[] sets) => ConfigurationReader.Read(new ConfigurationRequest { File = file, Sets = sets });

    private static RunConfiguration Read(string? file, Core.Engines.EngineRegistry registry) => ConfigurationReader.Read(new ConfigurationRequest { File = file }, registry);

    private string File(string text)
    {
        var path = Path.Combine(_folder, "book.yaml");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
