namespace FuturesSix.Core.MetaAllocation;

/// <summary>How a sleeve is scored.</summary>
public enum MetaAllocatorMode
{
    /// <summary>a (sharpe - 0.2 dd) + (1-a) previous score.</summary>
    Ewma,

    /// <summary>Posterior mean of the Sharpe ratio times the probability that it is positive.</summary>
    Bayes,

    /// <summary>1 for every sleeve.</summary>
    Equal,
}
