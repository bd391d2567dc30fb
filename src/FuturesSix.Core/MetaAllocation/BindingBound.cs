namespace FuturesSix.Core.MetaAllocation;

/// <summary>The bound that holds a weight away from where the projection would put it.</summary>
public enum BindingBound
{
    /// <summary>None.</summary>
    None,

    /// <summary>The lower bound.</summary>
    Min,

    /// <summary>The upper bound.</summary>
    Max,
}
