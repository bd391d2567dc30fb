using System.Text.Json;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Core.Numerics;
using FuturesSix.Data.Deck;

namespace FuturesSix.Deck;

/// <summary>The state as GET /status and the socket show it.</summary>
internal static class StatusJson
{
    private static readonly JsonSerializerOptions WithNulls = new(DeckJson.Options) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };
    private static Tuple<DeckState, byte[]>? _last;

    /// <summary>The whole state, as UTF-8; the bytes of the newest state are made once.</summary>
    public static byte[] Of(DeckState state)
    {
        if (Volatile.Read(ref _last) is { } last && ReferenceEquals(last.Item1, state))
        {
            return last.Item2;
        }

        var bytes = Bytes(Whole(state));
        Volatile.Write(ref _last, Tuple.Create(state, bytes));
        return bytes;
    }

    /// <summary>Any part of an answer.</summary>
    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, WithNulls);

    /// <summary>Everything.</summary>
    public static Dictionary<string, object?> Whole(DeckState state)
    {
        var view = Live(state);
        view["trades"] = state.Trades;
        view["universe"] = state.Universe;
        view["top"] = state.Top;
        return view;
    }

    /// <summary>What changes all the time.</summary>
    public static Dictionary<string, object?> Live(DeckState state) => new()
    {
        ["seq"] = state.Seq,
        ["ts"] = state.At,
        ["version"] = state.AllocationVersion,
        ["mode"] = state.Mode,
        ["kill"] = state.Kill,
        ["equity_usd"] = state.Metrics.EquityUsd,
        ["metrics"] = state.Metrics,
        ["metrics_at"] = state.MetricsAt,
        ["strategies"] = state.Strategies.ToDictionary(
            s => s.Key,
            s => new { Enabled = state.IsActive(s.Value), Switch = s.Value.Enabled, s.Value.RiskShare, s.Value.Pnl, s.Value.PnlAt },
            StringComparer.Ordinal),
        ["pnl_by_strategy"] = state.Strategies.Where(s => s.Value.Pnl is not null).ToDictionary(s => s.Key, s => s.Value.Pnl, StringComparer.Ordinal),
        ["latency"] = Latency(state),
    };

    private static object Latency(DeckState state) => state.Latencies.IsEmpty
        ? new { Count = 0, P50Ms = (double?)null, P95Ms = (double?)null }
        : new { Count = state.Latencies.Length, P50Ms = (double?)Quantile.Linear(state.Latencies.AsSpan(), 0.5), P95Ms = (double?)Quantile.Linear(state.Latencies.AsSpan(), 0.95) };
}
