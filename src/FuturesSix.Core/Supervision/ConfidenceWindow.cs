namespace FuturesSix.Core.Supervision;

/// <summary>The last rows of a journal at the horizon of confidence, of all agents together, kept while the journal is
/// walked. Memory: <see cref="ConfidenceOptions.LastRows"/> rows, however long the journal is.</summary>
/// <param name="options">Options.</param>
public sealed class ConfidenceWindow(ConfidenceOptions options)
{
    private readonly List<Entry> _ring = [];
    private int _next;

    /// <summary>Takes the next row of the journal; rows of another horizon or without figures are no evidence.</summary>
    /// <param name="agent">Number of the agent.</param>
    /// <param name="horizonHours">The row's horizon.</param>
    /// <param name="absErrorBps">|realised - expected|; NaN = missing.</param>
    /// <param name="realisedBps">Realised P&amp;L; NaN = missing.</param>
    /// <param name="ticks">The signal's time, UTC ticks.</param>
    public void Add(int agent, double horizonHours, double absErrorBps, double realisedBps, long ticks)
    {
        if (horizonHours != options.HorizonHours || double.IsNaN(absErrorBps) || double.IsNaN(realisedBps))
        {
            return;
        }

        var entry = new Entry(agent, absErrorBps, realisedBps, ticks);
        if (_ring.Count < options.LastRows)
        {
            _ring.Add(entry);
            return;
        }

        _ring[_next] = entry;
        _next = (_next + 1) % _ring.Count;
    }

    /// <summary>The confidence in every agent, by its number; agents without evidence have <see cref="ConfidenceResult.None"/>.</summary>
    /// <param name="agents">How many agents there are.</param>
    /// <param name="nowTicks">Now, UTC ticks; matters only with a half-life in days.</param>
    public ConfidenceResult[] Results(int agents, long nowTicks)
    {
        var rows = new List<SignalError>[agents];
        for (var k = 0; k < _ring.Count; k++)
        {
            var entry = _ring[(_next + k) % _ring.Count];
            (rows[entry.Agent] ??= []).Add(new SignalError(entry.AbsErrorBps, entry.RealisedBps, (double)(nowTicks - entry.Ticks) / TimeSpan.TicksPerDay));
        }

        return [.. rows.Select(r => r is null ? ConfidenceResult.None : ConfidenceDecay.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(r), options))];
    }

    private readonly record struct Entry(int Agent, double AbsErrorBps, double RealisedBps, long Ticks);
}
