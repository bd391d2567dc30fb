using FuturesSix.Core.Supervision;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Journals;
using FuturesSix.Data.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>Signals that wait for their outcome.</summary>
public sealed record PendingSignals
{
    /// <summary>How many.</summary>
    public required long Count { get; init; }

    /// <summary>The time of the oldest, UTC; null without any.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Symbols that the price source does not have, with how many signals wait for them.</summary>
    public required IReadOnlyDictionary<string, long> UnknownSymbols { get; init; }
}

/// <summary>Turns signals whose outcome is known into rows of the reconciled journal, each id once: ids that are in the journal
/// are passed over, and rows are appended in groups that are synced, so that after a crash at any moment the next run goes on
/// where the journal ends.</summary>
internal sealed class Reconciler(SupervisorFolder places, SupervisorConfiguration configuration, Evidence evidence, PriceBook prices, FillBook fills, SimulatorDesk desk, DateTimeOffset now)
{
    private readonly SignalRow _signal = new();
    private readonly IdSet _seen = new();
    private readonly SortedDictionary<string, long> _unknown = new(StringComparer.Ordinal);
    private readonly PriceSeries?[] _series = new PriceSeries?[1024];
    private long _pending;
    private long _doubled;
    private long _oldest = long.MaxValue;

    /// <summary>Rows written.</summary>
    public long Written { get; private set; }

    /// <summary>What waits.</summary>
    public PendingSignals Pending => new()
    {
        Count = _pending,
        Oldest = _pending == 0 ? null : new DateTimeOffset(_oldest, TimeSpan.Zero),
        UnknownSymbols = _unknown,
    };

    /// <summary>Walks the signals.</summary>
    public JournalSummary Run(IReadOnlyList<string> files, bool skipBadRows, Action<long>? progress, CancellationToken cancel)
    {
        using var writer = new JournalWriter(places.Reconciled, (long)configuration.RotateMib << 20);
        using var line = new ReconciledLine();
        var summary = JournalScan.Walk(
            files,
            skipBadRows,
            journal =>
            {
                _signal.Read(journal, evidence.Names);
                Take(writer, line);
            },
            progress,
            cancel);
        return summary with { Doubled = _doubled };
    }

    private void Take(JournalWriter writer, ReconciledLine line)
    {
        if (!_seen.Add(_signal.Id))
        {
            _doubled++;
            return;
        }

        if (evidence.Done.Contains(_signal.Id))
        {
            return;
        }

        var judged = new JudgedSignal(_signal.Ticks, _signal.HorizonHours, _signal.Score, _signal.ExpectedCostBps, _signal.ReferencePrice);
        var outcome = Judge(judged);
        if (outcome is null && !(_signal.Error is not null && judged.DueTicks <= now.UtcTicks))
        {
            _pending++;
            _oldest = Math.Min(_oldest, _signal.Ticks);
            return;
        }

        Write(writer, line, outcome, judged.DueTicks);
    }

    private void Write(JournalWriter writer, ReconciledLine line, Outcome? outcome, long due)
    {
        var (expected, version) = outcome is null ? (double.NaN, -1) : desk.Expect(_signal);
        writer.Append(line.Write(_signal, evidence.Names, outcome, expected, version < 0 ? null : evidence.Names.Versions[version]));
        evidence.Done.Add(_signal.Id);
        evidence.Take(EvidenceRow.Of(_signal, outcome, expected, version, due));
        Written++;
    }

    /// <summary>The outcome; null while it is not known. A signal that failed without symbol or score never has one.</summary>
    private Outcome? Judge(in JudgedSignal judged)
    {
        if (_signal.Symbol < 0 || double.IsNaN(_signal.Score) || judged.DueTicks > now.UtcTicks)
        {
            return null;
        }

        if (Series(_signal.Symbol) is not { } series)
        {
            var name = evidence.Names.Symbols[_signal.Symbol];
            _unknown[name] = _unknown.GetValueOrDefault(name) + 1;
            return null;
        }

        return Reconciliation.Judge(judged, series, fills.Of(_signal), configuration.Options.Ledger);
    }

    private PriceSeries? Series(int symbol) => symbol < _series.Length
        ? _series[symbol] ??= prices.Of(evidence.Names.Symbols[symbol])
        : prices.Of(evidence.Names.Symbols[symbol]);
}
