namespace FuturesSix.Core.Supervision;

/// <summary>What the weight of one agent is computed from.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Statistics">Its statistics.</param>
/// <param name="Confidence">Its confidence multiplier.</param>
/// <param name="StrategyCvarBps">Gap CVaR of its strategy; null where there is none.</param>
public sealed record WeightCandidate(string Agent, AgentStatistics Statistics, double Confidence, double? StrategyCvarBps);

/// <summary>A gate: a figure, its bound and whether it holds.</summary>
/// <param name="Name">The figure's name in the report.</param>
/// <param name="Value">The figure; null where there is none, which fails.</param>
/// <param name="Bound">What is asked, in words.</param>
/// <param name="Passed">True when it holds.</param>
public sealed record GateCheck(string Name, double? Value, string Bound, bool Passed)
{
    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant($"{Name} {(Value is { } value ? $"{Math.Round(value, 4):0.####}" : "missing")} ({(Passed ? "ok" : "needs")} {Bound})");
}

/// <summary>The factors of a score; their product is the score.</summary>
/// <param name="Pnl">Square root of the P&amp;L sum in bps: concave, so that consistency beats spikes.</param>
/// <param name="Hit">0.6 + hit rate.</param>
/// <param name="Confidence">Confidence multiplier.</param>
/// <param name="Simulation">1/(1 + mean absolute error/75).</param>
/// <param name="Cvar">Factor of the strategy's gap CVaR.</param>
/// <param name="Drawdown">Factor of the agent's drawdown.</param>
public sealed record WeightFactors(double Pnl, double Hit, double Confidence, double Simulation, double Cvar, double Drawdown)
{
    /// <summary>Their product, in this order.</summary>
    public double Score => Pnl * Hit * Confidence * Simulation * Cvar * Drawdown;
}

/// <summary>The weight of one agent, and why.</summary>
public sealed record AgentWeight
{
    /// <summary>The agent.</summary>
    public required string Agent { get; init; }

    /// <summary>Its strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>Share of the capital, in [0, cap].</summary>
    public required double Weight { get; init; }

    /// <summary>Share it would have without the cap.</summary>
    public required double Uncapped { get; init; }

    /// <summary>True where the cap binds.</summary>
    public required bool Capped { get; init; }

    /// <summary>The score; 0 behind a closed gate.</summary>
    public required double Score { get; init; }

    /// <summary>The factors; null behind a closed gate.</summary>
    public WeightFactors? Factors { get; init; }

    /// <summary>The gates.</summary>
    public required IReadOnlyList<GateCheck> Gates { get; init; }

    /// <summary>True when every gate is open.</summary>
    public bool Eligible => Factors is not null;

    /// <summary>Why it has this weight, in words.</summary>
    public required string Why { get; init; }
}

/// <summary>Capital weights of all agents.</summary>
/// <param name="Agents">In ordinal order of their names.</param>
/// <param name="Uninvested">What cannot be placed under the cap; weights and this sum to 1.</param>
public sealed record CapitalWeightsResult(IReadOnlyList<AgentWeight> Agents, double Uninvested);
