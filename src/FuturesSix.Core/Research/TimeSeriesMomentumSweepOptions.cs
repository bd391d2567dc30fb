using FuturesSix.Core.Market;

namespace FuturesSix.Core.Research;

/// <summary>The grid of a sweep: every look-back with every window.</summary>
public sealed record TimeSeriesMomentumSweepOptions
{
    /// <summary>Look-backs, in rows.</summary>
    public IReadOnlyList<int> Lookbacks { get; init; } = [.. Enumerable.Range(1, 20).Select(k => 21 * k)];

    /// <summary>Windows of volatilities and covariances, in rows.</summary>
    public IReadOnlyList<int> Windows { get; init; } = [.. Enumerable.Range(1, 10).Select(k => 21 * k)];

    /// <summary>Everything else; its look-back and window are not used.</summary>
    public TimeSeriesMomentumOptions Book { get; init; } = new();

    /// <summary>Most threads to use; -1 = as many as there are processors. The result does not depend on it.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(Lookbacks.Count > 0 && Lookbacks.Distinct().Count() == Lookbacks.Count, "lookbacks", string.Join(", ", Lookbacks), "one or more different look-backs")
        .Require(Windows.Count > 0 && Windows.Distinct().Count() == Windows.Count, "windows", string.Join(", ", Windows), "one or more different windows")
        .Require(Threads is -1 or > 0, "threads", Threads, "-1 or a positive whole number")
        .AddRange(Lookbacks.SelectMany(l => (Book with { Lookback = l, Window = 2 }).Validate()))
        .AddRange(Windows.SelectMany(w => (Book with { Lookback = 1, Window = w }).Validate()))
        .Items;
}
