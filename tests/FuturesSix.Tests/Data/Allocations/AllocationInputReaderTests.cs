using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Tests.Data.Allocations;

public sealed class AllocationInputReaderTests : IDisposable
{
    private readonly AllocationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_json_gives_every_field()
    {
        var input = AllocationInputReader.Read(_folder.Write("in.json", """
            { "metrics": { "A": { "sharpe": 0.5, "dd": 0.1, "prev_score": 0.4, "n_obs": 300 }, "B": { "returns": [0.01, null, -0.02] } },
              "corr": { "A|B": 0.25 }, "prev_weights": { "A": 1 },
              "config": { "mode": "bayes", "max_weight": 0.6, "change_point": { "hazard": 0.01 } } }
            """));

        Assert.Equal(new SleeveInput { Name = "A", Sharpe = 0.5, Drawdown = 0.1, PreviousScore = 0.4, Observations = 300 }, input.Input.Sleeves[0]);
        Assert.Equal([0.01, double.NaN, -0.02], input.Input.Sleeves[1].Returns!.Value.ToArray());
        Assert.Equal(new SleeveCorrelation("A", "B", 0.25), Assert.Single(input.Input.Correlations));
        Assert.Equal(1, input.Input.PreviousWeights!["A"]);
        var config = input.Settings.Over(new MetaAllocatorConfig { MinWeight = 0.1 });
        Assert.Equal((MetaAllocatorMode.Bayes, 0.1, 0.6, 0.01, 21), (config.Mode, config.MinWeight, config.MaxWeight, config.ChangePoint.Hazard, config.ChangePoint.VolatilityHalfLife));
    }

    [Theory]
    [InlineData("{ \"metrics\": { \"A\": {\n \"sharp\": 1 } } }", "in.json(2): metrics.A.sharp: unknown key; expected a known one; did you mean 'sharpe'?")]
    [InlineData("{ \"metrics\": { \"A\": { \"sharpe\": \"high\" } } }", "in.json(1): metrics.A.sharpe: the value is of the wrong kind; expected a number")]
    [InlineData("{ \"metrics\": { \"A\": { \"n_obs\": 2.5 } } }", "in.json(1): metrics.A.n_obs: the value is of the wrong kind; expected a whole number")]
    [InlineData("{ \"metrics\": [1] }", "in.json(1): metrics: the value is of the wrong kind; expected an object")]
    [InlineData("{ \"metrics\": { \"A\": {} },\n\n \"config\": { \"mode\": \"best\" } }", "in.json(3): config.mode: the value is of the wrong kind; expected one of ewma, bayes, equal")]
    [InlineData("{ \"metrics\": { \"A\": {} }, \"corr\": { \"A-B\": 0.5 } }", "in.json: corr: 'A-B' is not a pair; expected two sleeves as A|B")]
    [InlineData("{ \"corr\": {} }", "in.json: there are no metrics; expected an object 'metrics' with at least one sleeve")]
    [InlineData("{ \"metrics\": {} }", "in.json: there are no metrics; expected an object 'metrics' with at least one sleeve")]
    [InlineData("null", "in.json(1): the file says null; expected an object")]
    public void Read_json_that_is_wrong_names_line_key_and_what_was_expected(string text, string expected) => Assert.Equal(expected, Refused("in.json", text));

    [Theory]
    [InlineData("{ \"metrics\": { \"A\": { \"sharpe\": 1, \"sharpe\": 2 } } }")]
    [InlineData("{ \"metrics\": { \"A\": {}, \"A\": {} } }")]
    [InlineData("{ \"metrics\": { \"A\": { \"sharpe\": NaN } } }")]
    [InlineData("{ \"metrics\": { \"A\": {} }")]
    public void Read_json_that_is_broken_or_repeats_a_key_is_refused(string text) => Assert.StartsWith("in.json(1): ", Refused("in.json", text), StringComparison.Ordinal);

    [Fact]
    public void Read_csv_gives_every_field()
    {
        var input = AllocationInputReader.Read(_folder.Write("in.csv", "Sleeve,DD,Sharpe,n_obs,prev_score,prev_weight\nA,0.1,0.5,300,,0.7\n\"B, the second\",0.2,-0.5,,0.3,\n")).Input;

        Assert.Equal(new SleeveInput { Name = "A", Sharpe = 0.5, Drawdown = 0.1, Observations = 300 }, input.Sleeves[0]);
        Assert.Equal(new SleeveInput { Name = "B, the second", Sharpe = -0.5, Drawdown = 0.2, PreviousScore = 0.3 }, input.Sleeves[1]);
        Assert.Equal(0.7, input.PreviousWeights!["A"]);
        Assert.Equal(0, input.PreviousWeights["B, the second"]);
    }

    [Fact]
    public void Read_csv_without_previous_weights_has_none() =>
        Assert.Null(AllocationInputReader.Read(_folder.Write("in.csv", "sleeve,sharpe,dd\nA,1,0\n")).Input.PreviousWeights);

    [Theory]
    [InlineData("sleeve,sharp,dd\nA,1,0\n", "in.csv(1): unknown column 'sharp'; expected columns of sleeve, sharpe, dd, prev_score, n_obs, prev_weight; did you mean 'sharpe'?")]
    [InlineData("sleeve,sharpe,dd\nA,1,0\nA,2,0\n", "in.csv(3): sleeve 'A' is there twice; expected each sleeve once")]
    [InlineData("sleeve,sharpe,n_obs\nA,1,10.5\n", "in.csv(2): A: n_obs is 10.5; expected a whole number")]
    [InlineData("sleeve,sharpe,dd\nA,one,0\n", "in.csv(2): A: 'one' in column 'sharpe' is not a finite number; expected a number or an empty field")]
    [InlineData("sharpe,dd\n1,0\n", "in.csv(1): sleeve: there is no column 'sleeve'; expected it in the header; valid: dd, sharpe")]
    [InlineData("date,A\n2024-01-02,0.1\n2024-01-02,0.2\n", "in.csv(3): 2024-01-02: the date is duplicated; expected strictly ascending dates")]
    [InlineData("date,A\n2024-01-02,x\n", "in.csv(2): A 2024-01-02: 'x' in column 'A' is not a finite number; expected a number or an empty field")]
    [InlineData("date,execution,cost\n2024-01-02,0,0\n", "in.csv: there is no sleeve; expected sleeves and rows of returns")]
    public void Read_csv_that_is_wrong_names_line_and_what_was_expected(string text, string expected) => Assert.Equal(expected, Refused("in.csv", text));

    [Fact]
    public void Read_returns_leaves_execution_and_cost_out_and_keeps_the_period()
    {
        var path = _folder.Write("sleeve_returns.csv", "date,trend,execution,carry,cost\n2024-01-02,0.1,0,,-1\n2024-01-03,0.2,0,0.3,-1\n2024-01-04,0.4,0,0.5,-1\n");
        var all = AllocationInputReader.Read(_folder.Path).Input;
        var some = AllocationInputReader.Read(path, new DateOnly(2024, 1, 3), new DateOnly(2024, 1, 3)).Input;

        Assert.Equal(["trend", "carry"], all.Sleeves.Select(s => s.Name));
        Assert.Equal([double.NaN, 0.3, 0.5], all.Sleeves[1].Returns!.Value.ToArray());
        Assert.Equal([0.2], some.Sleeves[0].Returns!.Value.ToArray());
        Assert.Equal(
            "X: there is no row from 2025-01-01 to the end; expected sleeves and rows of returns",
            Assert.ThrowsAny<InputException>(() => AllocationInputReader.Read(path, new DateOnly(2025, 1, 1))).Message.Replace(path, "X", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_returns_that_begin_flat_are_noted()
    {
        var rows = Enumerable.Range(0, 60).Select(t => FormattableString.Invariant($"{new DateOnly(2024, 1, 1).AddDays(t):yyyy-MM-dd},{(t < 40 ? 0 : 0.01 * (t % 3))},0.01"));
        var input = AllocationInputReader.Read(_folder.Write("in.csv", $"date,late,early\n{string.Join('\n', rows)}\n"));

        Assert.StartsWith("late: the first 40 of 60 rows are zero or missing", Assert.Single(input.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in.xlsx", "x", "in.xlsx: the kind of input is not known; expected a .json or .csv file, or the folder of a run")]
    public void Read_other_kind_is_refused(string name, string text, string expected) => Assert.Equal(expected, Refused(name, text));

    [Fact]
    public void Read_folder_without_sleeve_returns_is_refused() =>
        Assert.Contains("sleeve_returns.csv: cannot be read", Assert.ThrowsAny<InputException>(() => AllocationInputReader.Read(_folder.Path)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_correlations_gives_the_pairs()
    {
        Assert.Equal([new SleeveCorrelation("A", "B", 0.5), new SleeveCorrelation("B", "C", -0.25)], CorrelationsReader.Read(_folder.Write("c.csv", "first,second,corr\nA,B,0.5\nB,C,-0.25\n")));
        var path = _folder.Write("d.csv", "first,second,corr\nA,B,\n");
        Assert.Equal("X(2): A|B: there is no correlation; expected a number in [-1, 1]", Assert.ThrowsAny<InputException>(() => CorrelationsReader.Read(path)).Message.Replace(path, "X", StringComparison.Ordinal));
    }

    [Fact]
    public void Hash_is_of_the_content_not_of_its_form()
    {
        var json = AllocationInputReader.Read(_folder.Write("a.json", """{ "metrics": { "A": { "sharpe": 0.5, "dd": 0.1 }, "B": { "dd": 0.2, "sharpe": 1 } } }""")).Input;
        var csv = AllocationInputReader.Read(_folder.Write("a.csv", "sleeve,sharpe,dd\nB,1.0,0.20\nA,0.5,0.1\n")).Input;

        Assert.Equal(AllocationInputReader.Hash(json), AllocationInputReader.Hash(csv));
        Assert.Equal(
            AllocationInputReader.Hash(json with { Correlations = [new("A", "B", 0.1)] }),
            AllocationInputReader.Hash(json with { Correlations = [new("B", "A", 0.1), new("A", "B", 0.1)] }));
        Assert.NotEqual(AllocationInputReader.Hash(json), AllocationInputReader.Hash(json with { Correlations = [new("A", "B", 0.1)] }));
        Assert.NotEqual(AllocationInputReader.Hash(json), AllocationInputReader.Hash(json with { PreviousWeights = new Dictionary<string, double> { ["A"] = 1 } }));
        Assert.NotEqual(AllocationInputReader.Hash(json), AllocationInputReader.Hash(json with { Sleeves = [json.Sleeves[0], json.Sleeves[1] with { Sharpe = 1.0000000000000002 }] }));
    }

    private string Refused(string name, string text)
    {
        var path = _folder.Write(name, text);
        return Assert.ThrowsAny<InputException>(() => AllocationInputReader.Read(path)).Message.Replace(path, name, StringComparison.Ordinal);
    }
}
