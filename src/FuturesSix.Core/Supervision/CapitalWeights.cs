using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Supervision;

/// <summary>Shares of capital from scores. Gates: error rate at most the bound, P&amp;L above 0. Score =
/// sqrt(pnl) x (0.6 + hit) x confidence x 1/(1 + err/75) x max(0.25, 1 + 0.015 cvar) for cvar &lt; 0 x max(0.4, 1 + 0.01 dd)
/// for dd &lt; 0, all in bps. Weights are proportional to scores under a hard cap (<see cref="CappedShares"/>); what
/// cannot be placed stays uninvested. Agents are processed in ordinal order of their names, so the order of the input changes
/// no bit. Source: seed document 001, first part.</summary>
public static class CapitalWeights
{
    /// <summary>The weights.</summary>
    /// <param name="candidates">Agents, names unique.</param>
    /// <param name="options">Options.</param>
    /// <exception cref="ArgumentException">A name is there twice.</exception>
    public static CapitalWeightsResult Of(IReadOnlyList<WeightCandidate> candidates, CapitalWeightOptions options)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(options);
        WeightCandidate[] agents = [.. candidates.OrderBy(c => c.Agent, StringComparer.Ordinal)];
        if (agents.Select(a => a.Agent).Distinct(StringComparer.Ordinal).Count() != agents.Length)
        {
            throw new ArgumentException("Agents must be unique.", nameof(candidates));
        }

        GateCheck[][] gates = [.. agents.Select(a => Gates(a.Statistics, options))];
        WeightFactors?[] factors = [.. agents.Select((a, i) => Array.TrueForAll(gates[i], g => g.Passed) ? Factors(a, options) : null)];
        double[] scores = [.. factors.Select(f => f?.Score ?? 0)];
        var shares = scores.ToArray();
        var uninvested = CappedShares.Fill(shares, options.Cap);
        var total = scores.Sum();
        return new CapitalWeightsResult([.. agents.Select((a, i) => Explain(a, gates[i], factors[i], scores[i], total, shares[i], options))], uninvested);
    }

    private static GateCheck[] Gates(AgentStatistics s, CapitalWeightOptions options) =>
    [
        new("error_rate", s.ErrorRate, FormattableString.Invariant($"<= {options.MaxErrorRate}"), s.ErrorRate <= options.MaxErrorRate),
        new("pnl_sum_bps", s.PnlSumBps, "> 0", s.PnlSumBps > 0),
    ];

    private static WeightFactors Factors(WeightCandidate agent, CapitalWeightOptions o)
    {
        var s = agent.Statistics;
        var (cvar, drawdown) = (agent.StrategyCvarBps ?? 0, s.MaxDrawdownBps);
        return new WeightFactors(
            Math.Sqrt(s.PnlSumBps),
            o.HitBase + s.HitRate,
            agent.Confidence,
            1.0 / (1.0 + (s.AvgAbsErrorBps / o.ErrorScaleBps)),
            cvar < 0 ? Math.Max(o.CvarFloor, 1.0 + (cvar * o.CvarSlope)) : 1.0,
            drawdown < 0 ? Math.Max(o.DrawdownFloor, 1.0 + (drawdown * o.DrawdownSlope)) : 1.0);
    }

    private static AgentWeight Explain(WeightCandidate agent, GateCheck[] gates, WeightFactors? factors, double score, double total, double weight, CapitalWeightOptions options)
    {
        var uncapped = total > 0 ? score / total : 0;
        var capped = score > 0 && weight == options.Cap && uncapped != weight;
        return new AgentWeight
        {
            Agent = agent.Agent,
            Strategy = agent.Statistics.Strategy,
            Weight = weight,
            Uncapped = uncapped,
            Capped = capped,
            Score = score,
            Factors = factors,
            Gates = gates,
            Why = factors is null ? Gated(gates) : Words(agent, factors, capped, options),
        };
    }

    private static string Gated(GateCheck[] gates) => $"gated: {string.Join("; ", gates.Where(g => !g.Passed))}";

    private static string Words(WeightCandidate agent, WeightFactors f, bool capped, CapitalWeightOptions o)
    {
        var least = new (string Name, double Factor, string Detail)[]
        {
            ("confidence", f.Confidence, ""),
            ("simulation error", f.Simulation, FormattableString.Invariant($", mean absolute error {agent.Statistics.AvgAbsErrorBps:0.0} bps")),
            ("gap CVaR of the strategy", f.Cvar, FormattableString.Invariant($", {agent.StrategyCvarBps ?? 0:0.0} bps{(f.Cvar == o.CvarFloor ? ", at its floor" : "")}")),
            ("drawdown", f.Drawdown, FormattableString.Invariant($", {agent.Statistics.MaxDrawdownBps:0.0} bps{(f.Drawdown == o.DrawdownFloor ? ", at its floor" : "")}")),
        }.MinBy(x => x.Factor);
        var held = least.Factor < 1 ? FormattableString.Invariant($"; held back most by {least.Name} (x {least.Factor:0.000}{least.Detail})") : "; held back by nothing";
        return FormattableString.Invariant($"score {f.Score:0.000} = {f.Pnl:0.00} x {f.Hit:0.000} x {f.Confidence:0.0000} x {f.Simulation:0.000} x {f.Cvar:0.000} x {f.Drawdown:0.000}{held}{(capped ? $"; at the cap of {o.Cap:0.##}" : "")}");
    }
}
