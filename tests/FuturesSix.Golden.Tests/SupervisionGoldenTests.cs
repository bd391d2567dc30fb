using System.Text.Json;
using FuturesSix.Core.Supervision;

namespace FuturesSix.Golden.Tests;

public sealed class SupervisionGoldenTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void ConfidenceDecay_every_case_gives_the_published_multiplier_exactly()
    {
        var checks = 0;
        foreach (var test in Cases("confidence_decay.json"))
        {
            SignalError[] rows = [.. test.GetProperty("rows").EnumerateArray().Select(r => new SignalError(r.GetProperty("abs_error_bps").GetDouble(), r.GetProperty("realized_pnl_bps").GetDouble()))];
            var result = ConfidenceDecay.Of(rows, new ConfidenceOptions());

            Assert.Equal(test.GetProperty("multiplier").GetDouble(), result.Multiplier);
            Assert.Equal((test.GetProperty("good").GetInt32(), test.GetProperty("bad").GetInt32()), (result.Good, result.Bad));
            checks++;
        }

        Assert.True(checks > 0);
    }

    [Fact]
    public void GapCvar_every_case_gives_the_published_figure_or_none()
    {
        var checks = 0;
        foreach (var test in Cases("gap_cvar95.json"))
        {
            double[] gaps = [.. test.GetProperty("gaps_bps").EnumerateArray().Select(g => g.GetDouble())];
            var expected = test.GetProperty("cvar95_bps");
            var actual = GapCvar.Of(gaps, new GapCvarOptions());

            Assert.Equal(expected.ValueKind == JsonValueKind.Null, actual is null);
            Assert.True(actual is null || Math.Abs(expected.GetDouble() - actual.Value) <= Tolerance, $"case {checks}: {expected} against {actual}");
            checks++;
        }

        Assert.True(checks > 0);
    }

    [Fact]
    public void CapitalWeights_every_case_gives_the_published_scores_weights_and_rest()
    {
        var checks = 0;
        foreach (var test in Cases("supervisor_weights.json"))
        {
            var result = CapitalWeights.Of([.. test.GetProperty("agents").EnumerateObject().Select(a => Candidate(a, test))], new CapitalWeightOptions());
            var (scores, weights) = (test.GetProperty("score"), test.GetProperty("weights"));
            Assert.Equal(scores.EnumerateObject().Count(), result.Agents.Count(a => a.Eligible));
            foreach (var agent in result.Agents)
            {
                Close(Or(scores, agent.Agent), agent.Score, $"case {checks}, score of {agent.Agent}");
                Close(Or(weights, agent.Agent), agent.Weight, $"case {checks}, weight of {agent.Agent}");
            }

            Close(test.GetProperty("uninvested").GetDouble(), result.Uninvested, $"case {checks}, uninvested");
            checks++;
        }

        Assert.True(checks > 0);
    }

    private static JsonElement.ArrayEnumerator Cases(string file) => NumericsGolden.Json(file).GetProperty("cases").EnumerateArray();

    private static double Or(JsonElement map, string key) => map.TryGetProperty(key, out var value) ? value.GetDouble() : 0;

    private static WeightCandidate Candidate(JsonProperty agent, JsonElement test)
    {
        var strategy = agent.Value.GetProperty("strategy").GetString()!;
        var cvars = test.GetProperty("strategy_cvar95_bps");
        var statistics = new AgentStatistics
        {
            Strategy = strategy,
            Rows = 100,
            Figures = 100,
            PnlSumBps = agent.Value.GetProperty("pnl_sum_bps").GetDouble(),
            HitRate = agent.Value.GetProperty("hit_rate").GetDouble(),
            ErrorRate = agent.Value.GetProperty("error_rate").GetDouble(),
            AvgAbsErrorBps = agent.Value.GetProperty("avg_abs_error_bps").GetDouble(),
            MaxDrawdownBps = agent.Value.GetProperty("max_drawdown_bps").GetDouble(),
        };
        return new WeightCandidate(
            agent.Name, statistics, test.GetProperty("confidence").GetProperty(agent.Name).GetDouble(), cvars.TryGetProperty(strategy, out var cvar) && cvar.ValueKind == JsonValueKind.Number ? cvar.GetDouble() : null);
    }

    private static void Close(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance, $"{what}: expected {expected:R}, got {actual:R}");
}
