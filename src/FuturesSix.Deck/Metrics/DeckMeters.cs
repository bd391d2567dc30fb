using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using FuturesSix.Application.Deck;

namespace FuturesSix.Deck;

/// <summary>Measurements in the Prometheus text format: the Deck's own meter, and those of the web server and the runtime.</summary>
internal sealed class DeckMeters : IDisposable
{
    /// <summary>Media type of the format.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Name of the Deck's meter.</summary>
    public const string MeterName = "FuturesSix.Deck";

    private readonly Meter _meter = new(MeterName);
    private readonly MeterSeries _series = new([MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"]);
    private readonly Counter<long> _accepted;
    private readonly Histogram<double> _synced;
    private readonly DeckDesk _desk;

    public DeckMeters(DeckDesk desk, Func<int> sockets)
    {
        _desk = desk;
        _accepted = _meter.CreateCounter<long>("fsix.deck.changes", description: "Accepted changes by kind.");
        _synced = _meter.CreateHistogram<double>("fsix.deck.sync", "s", "Seconds to write and sync a group of changes.");
        _meter.CreateObservableGauge("fsix.deck.seq", () => desk.State.Seq, description: "Number of the last change.");
        _meter.CreateObservableGauge("fsix.deck.equity_usd", () => desk.State.Metrics.EquityUsd ?? double.NaN, description: "Equity.");
        _meter.CreateObservableGauge("fsix.deck.drawdown_pct", () => desk.State.Metrics.DrawdownPct ?? double.NaN, description: "Drawdown in percent.");
        _meter.CreateObservableGauge("fsix.deck.kill", () => desk.State.Kill.Enabled ? 1 : 0, description: "1 while the kill switch is on.");
        _meter.CreateObservableGauge("fsix.deck.mode", () => (int)desk.State.Mode, description: "0 red, 1 yellow, 2 green.");
        _meter.CreateObservableGauge("fsix.deck.sockets", () => sockets(), description: "Open sockets.");
        _meter.CreateObservableGauge("fsix.deck.healthy", () => desk.Fault is null ? 1 : 0, description: "0 when the journal has failed.");
        _meter.CreateObservableGauge("fsix.deck.risk_share", () => desk.State.Strategies.Select(s => new Measurement<double>(s.Value.RiskShare, new KeyValuePair<string, object?>("strategy", s.Key))), description: "Risk share by strategy.");
        _meter.CreateObservableGauge("fsix.deck.pnl_usd", () => desk.State.Strategies.Select(s => new Measurement<double>(s.Value.Pnl ?? double.NaN, new KeyValuePair<string, object?>("strategy", s.Key))), description: "P&L by strategy.");
        desk.Committed += OnCommitted;
    }

    /// <summary>The text.</summary>
    public byte[] Text()
    {
        var text = new StringBuilder();
        _series.Write(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _desk.Committed -= OnCommitted;
        _series.Dispose();
        _meter.Dispose();
    }

    private void OnCommitted(DeckCommit commit)
    {
        foreach (var entry in commit.Entries)
        {
            _accepted.Add(1, new KeyValuePair<string, object?>("kind", entry.Change.Kind.ToString().ToLower(CultureInfo.InvariantCulture)));
        }

        _synced.Record(commit.Written.TotalSeconds);
    }
}
