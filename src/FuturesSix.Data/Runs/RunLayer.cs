namespace FuturesSix.Data.Runs;

/// <summary>One layer of the stack with the sections of the configuration that it reads.</summary>
/// <param name="Number">1 to 7.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sections">Top-level keys of the configuration.</param>
public sealed record RunLayer(int Number, string Name, IReadOnlyList<string> Sections)
{
    /// <summary>The layers in their authoritative order. Period and rebalance rule belong to layer 1: they say at which
    /// dates forecasts count; base weights are read with the engines by layers 1 and 3.</summary>
    public static IReadOnlyList<RunLayer> All { get; } =
    [
        new(1, "engine_signals", ["start", "end", "rebalance", "engines"]),
        new(2, "engine_policy", ["policy"]),
        new(3, "portfolio_construction", ["engines", "construction"]),
        new(4, "discretionary_overlay", ["overlay"]),
        new(5, "risk_targeting", ["risk_targeting"]),
        new(6, "allocator", ["allocator"]),
        new(7, "margin_and_execution", ["margin", "simulation"]),
    ];
}

/// <summary>What a layer was told and what it decided.</summary>
/// <param name="Layer">1 to 7.</param>
/// <param name="Name">Its name.</param>
/// <param name="ConfigHash">SHA-256 of the canonical text of its configuration sections.</param>
/// <param name="OutputHash">SHA-256 over its artifacts: lines "hash  path" in order of path.</param>
public sealed record LayerHashes(int Layer, string Name, string ConfigHash, string OutputHash);
