namespace FuturesSix.Core.Supervision;

/// <summary>The last rows of one strategy, kept while a journal is walked, with the names of its features. It holds twice the
/// training window, so that rows whose outcome is not yet known push no evidence out.</summary>
/// <param name="rows">The training window.</param>
public sealed class TrainingWindow(int rows)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<TrainingRow> _ring = [];
    private int _next;

    /// <summary>Names of the features seen so far.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The number of a feature.</summary>
    public int IndexOf(string name)
    {
        if (!_index.TryGetValue(name, out var index))
        {
            _index[name] = index = _names.Count;
            _names.Add(name);
        }

        return index;
    }

    /// <summary>Adds a row; its features are copied.</summary>
    /// <param name="ticks">The signal's time.</param>
    /// <param name="exitTicks">When its outcome was known.</param>
    /// <param name="score">Its score.</param>
    /// <param name="realised">Its realised P&amp;L in bps.</param>
    /// <param name="features">Features in the order of <see cref="Names"/>; NaN = missing.</param>
    public void Add(long ticks, long exitTicks, double score, double realised, ReadOnlySpan<double> features)
    {
        if (_ring.Count < 2 * rows)
        {
            _ring.Add(new TrainingRow(ticks, exitTicks, score, realised, features.ToArray()));
            return;
        }

        var kept = _ring[_next].Features.Length == features.Length ? _ring[_next].Features : new double[features.Length];
        features.CopyTo(kept);
        _ring[_next] = new TrainingRow(ticks, exitTicks, score, realised, kept);
        _next = (_next + 1) % _ring.Count;
    }

    /// <summary>The rows, oldest first.</summary>
    public IReadOnlyList<TrainingRow> Rows() => [.. Enumerable.Range(0, _ring.Count).Select(k => _ring[(_next + k) % _ring.Count])];
}
