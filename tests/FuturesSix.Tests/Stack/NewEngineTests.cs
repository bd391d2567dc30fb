using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Stack;

namespace FuturesSix.Tests.Stack;

/// <summary>A new engine is one file (this one) and one line of configuration (the one in the test).</summary>
[Engine("always_long")]
public sealed class AlwaysLongEngine(EngineSettings settings) : IEngine
{
    private readonly double _conviction = settings.Number("conviction", 1, 0, 1);

    public string? MissingInputs(MarketData market) => null;

    public EngineForecast Forecast(EngineInput input)
    {
        var market = input.Market;
        var panel = Panel.Missing([.. market.Dates], [.. market.Returns.Columns], out var values);
        for (var v = 0; v < values.Length; v++)
        {
            values[v] = double.IsNaN(input.Features.Sigma.Values[v]) ? double.NaN : _conviction;
        }

        return new EngineForecast(panel, [.. market.Returns.Columns.Select(Bet.Outright)], []);
    }
}

public sealed class NewEngineTests
{
    [Fact]
    public void Run_with_a_new_engine_needs_one_file_and_one_configuration_line()
    {
        var registry = EngineRegistry.FromAssemblies(typeof(EngineRegistry).Assembly, typeof(AlwaysLongEngine).Assembly);
        var line = new EngineOptions { Name = "always_long", Weight = 0.3, Settings = new Dictionary<string, string> { ["conviction"] = "0.5" } };
        var options = new StackOptions { Engines = [.. new StackOptions().Engines, line] };

        var run = CanonicalStack.Run(new StackInput(StackCases.Market, options, registry));

        Assert.Contains("always_long", run.Book.SleeveReturns.Columns);
        var sleeve = run.RiskTargeting.After.Engines.ToList().IndexOf("always_long");
        Assert.All(run.RiskTargeting.After.Weights(run.Schedule.Count - 1, sleeve).ToArray(), w => Assert.True(w >= 0));
        Assert.Contains(run.RiskTargeting.After.Weights(run.Schedule.Count - 1, sleeve).ToArray(), w => w > 0);
    }

    [Fact]
    public void FromAssemblies_name_taken_twice_is_an_error()
    {
        var error = Assert.Throws<InvalidOperationException>(() => EngineRegistry.FromAssemblies(typeof(AlwaysLongEngine).Assembly, typeof(AlwaysLongEngine).Assembly));

        Assert.Contains("Two engines are named 'always_long'", error.Message, StringComparison.Ordinal);
    }
}
