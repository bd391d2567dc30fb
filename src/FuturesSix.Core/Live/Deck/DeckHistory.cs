namespace FuturesSix.Core.Live.Deck;

/// <summary>The Deck at one moment, as the charts show it.</summary>
/// <param name="At">When.</param>
/// <param name="Seq">The change that made it.</param>
/// <param name="EquityUsd">Equity; null before the first.</param>
/// <param name="Mode">The mode, in lower case.</param>
/// <param name="Kill">The kill switch.</param>
/// <param name="Shares">Shares by strategy.</param>
/// <param name="Pnl">P&amp;L by strategy, those that published any.</param>
public sealed record DeckPoint(DateTimeOffset At, long Seq, double? EquityUsd, string Mode, bool Kill, IReadOnlyDictionary<string, double> Shares, IReadOnlyDictionary<string, double> Pnl);

/// <summary>The past in at most <see cref="Capacity"/> points: every control change, and figures no closer than a spacing;
/// when the points become too many every second one goes and the spacing doubles. Memory is bounded, and the whole life of the Deck stays visible, the longer ago
/// the coarser.</summary>
public sealed class DeckHistory
{
    /// <summary>Points kept at most.</summary>
    public const int Capacity = 2048;

    private readonly List<DeckPoint> _points = [];
    private TimeSpan _spacing = TimeSpan.FromSeconds(1);

    /// <summary>An empty history, or one from a snapshot.</summary>
    /// <param name="points">Points, oldest first.</param>
    public DeckHistory(IEnumerable<DeckPoint>? points = null) => _points.AddRange(points ?? []);

    /// <summary>The points, oldest first, as they are now.</summary>
    public IReadOnlyList<DeckPoint> Points => [.. _points];

    /// <summary>Takes note of an accepted change.</summary>
    public void Add(DeckState state, DeckChange change)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(change);
        if (change.IsTelemetry && _points.Count > 0 && state.At - _points[^1].At < _spacing)
        {
            return;
        }

        _points.Add(Point(state));
        if (_points.Count > Capacity)
        {
            _spacing *= 2;
            Thin();
        }
    }

    private static DeckPoint Point(DeckState state) => new(
        state.At,
        state.Seq,
        state.Metrics.EquityUsd,
        state.Mode.ToString().ToLowerInvariant(),
        state.Kill.Enabled,
        state.Strategies.ToDictionary(s => s.Key, s => s.Value.RiskShare, StringComparer.Ordinal),
        state.Strategies.Where(s => s.Value.Pnl is not null).ToDictionary(s => s.Key, s => s.Value.Pnl!.Value, StringComparer.Ordinal));

    /// <summary>Drops every second point; the first and the newest stay.</summary>
    private void Thin()
    {
        var kept = 0;
        for (var i = 0; i < _points.Count; i++)
        {
            if (i % 2 == 0 || i == _points.Count - 1)
            {
                _points[kept++] = _points[i];
            }
        }

        _points.RemoveRange(kept, _points.Count - kept);
    }
}
