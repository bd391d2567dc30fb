using FuturesSix.Core.Live.Deck;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Application.Deck;

/// <summary>One second of a demonstration: figures, P&amp;L by strategy, trades.</summary>
/// <param name="Metrics">Figures.</param>
/// <param name="Pnl">P&amp;L by strategy.</param>
/// <param name="Trades">Trades of this second.</param>
public sealed record DemoSecond(DeckMetrics Metrics, IReadOnlyDictionary<string, double> Pnl, IReadOnlyList<DeckTrade> Trades);

/// <summary>A made-up trading session for trying the Deck: P&amp;L that drifts and jumps, latencies with a tail, a venue that fails
/// now and then. Second t depends on the seed and on what came before it only; nothing in it is a statement about earnings.</summary>
/// <param name="seed">Seed.</param>
/// <param name="strategies">Names of the strategies.</param>
/// <param name="equity">Equity at the start.</param>
public sealed class DemoSession(long seed, IReadOnlyList<string> strategies, double equity = 250_000)
{
    private const double TradesPerSecond = 0.35;
    private static readonly string[] Symbols = ["ES", "ZN", "GC", "CL", "6E", "NQ"];
    private readonly UniformDraws _market = new(seed, "market");
    private readonly UniformDraws _trades = new(seed, "trades");
    private readonly double[] _pnl = new double[strategies.Count];
    private readonly UniformDraws[] _streams = [.. strategies.Select(s => new UniformDraws(seed, s))];
    private readonly double _start = equity;
    private double _peak = equity;
    private int _failing;
    private long _second;

    /// <summary>The next second.</summary>
    public DemoSecond Next()
    {
        var t = _second++;
        var shock = Bell(_market, t) * _start * 2e-5;
        for (var i = 0; i < _pnl.Length; i++)
        {
            _pnl[i] = (_pnl[i] * 0.9995) + shock + (Bell(_streams[i], t) * _start * 6e-5);
        }

        var total = 0.0;
        foreach (var pnl in _pnl)
        {
            total += pnl;
        }

        var now = _start + total;
        _peak = Math.Max(_peak, now);
        _failing = _failing > 0 ? _failing - 1 : _market.At((7 * t) + 3) < 0.003 ? 8 : 0;
        var tick = 1.5 + (2 * _market.At((7 * t) + 4)) + (_failing > 0 ? 25 : 0);
        return new DemoSecond(
            new DeckMetrics
            {
                EquityUsd = Math.Round(now, 2),
                Pnl24h = Math.Round(total, 2),
                DrawdownPct = Math.Round(100 * (1 - (now / _peak)), 4),
                TickP50Ms = Math.Round(tick, 2),
                TickP95Ms = Math.Round(tick * (2 + _market.At((7 * t) + 5)), 2),
                ErrorRatePct = _failing > 0 ? 12 : Math.Round(0.4 * _market.At((7 * t) + 6), 3),
                Breaker = new DeckBreakers(now < 0.95 * _peak, _failing > 0),
            },
            strategies.Select((name, i) => (name, i)).ToDictionary(s => s.name, s => Math.Round(_pnl[s.i], 2), StringComparer.Ordinal),
            Trades(t));
    }

    private List<DeckTrade> Trades(long t)
    {
        var trades = new List<DeckTrade>();
        for (var i = 0; i < strategies.Count; i++)
        {
            var at = 8 * ((t * strategies.Count) + i);
            if (_trades.At(at) < TradesPerSecond / strategies.Count)
            {
                trades.Add(new DeckTrade
                {
                    Strategy = strategies[i],
                    Symbol = Symbols[(int)(_trades.At(at + 1) * Symbols.Length)],
                    Side = _trades.At(at + 2) < 0.5 ? "buy" : "sell",
                    PnlUsd = Math.Round(150 * (_trades.At(at + 3) + _trades.At(at + 4) - 0.97), 2),
                    LatencyMs = Math.Round(4 / Math.Max(0.01, 1 - _trades.At(at + 5)), 2),
                });
            }
        }

        return trades;
    }

    /// <summary>Roughly normal: the sum of three uniforms, variance 1.</summary>
    private static double Bell(in UniformDraws stream, long t) => 2 * (stream.At(1_000_003 + (3 * t)) + stream.At(1_000_004 + (3 * t)) + stream.At(1_000_005 + (3 * t)) - 1.5);
}
