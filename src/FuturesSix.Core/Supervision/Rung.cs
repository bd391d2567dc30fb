namespace FuturesSix.Core.Supervision;

/// <summary>How far an agent is trusted.</summary>
public enum Rung
{
    /// <summary>Its signals are only recorded.</summary>
    Shadow,

    /// <summary>It trades on paper.</summary>
    Paper,

    /// <summary>It trades capital.</summary>
    Live,
}

/// <summary>What the ladder decided about an agent.</summary>
public enum LadderDecision
{
    /// <summary>One step up.</summary>
    Promoted,

    /// <summary>One step down.</summary>
    Demoted,

    /// <summary>It stays and has every gate open (only at the top).</summary>
    Confirmed,

    /// <summary>It stays: a gate is closed.</summary>
    Held,
}
