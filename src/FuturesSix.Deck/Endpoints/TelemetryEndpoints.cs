using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Deck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FuturesSix.Deck;

/// <summary>What publishers send: figures, P&amp;L by strategy, trades.</summary>
internal sealed class TelemetryEndpoints(DeckDesk desk)
{
    private const double Amount = 1e15;
    private const double Milliseconds = 1e9;
    private const int LongestInfo = 4096;

    /// <summary>Adds them.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/metrics", MetricsAsync);
        app.MapPost("/metrics/push", PushAsync);
        app.MapPost("/trades", TradeAsync);
    }

    private async Task MetricsAsync(HttpContext context)
    {
        var fields = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var breaker = fields.Fields("breaker");
        var metrics = Metrics(fields, breaker);
        fields.Done(breaker);
        await Answers.SubmitAsync(context, desk, new DeckChange { Kind = DeckChangeKind.Metrics, Metrics = metrics }).ConfigureAwait(false);
    }

    /// <summary>Figures under metrics, or at the top by the publishers' short names; P&amp;L by strategy; both or one of them.</summary>
    private async Task PushAsync(HttpContext context)
    {
        var fields = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var inner = fields.Fields("metrics");
        var (breaker, innerBreaker) = (fields.Fields("breaker"), inner?.Fields("breaker"));
        var top = Metrics(fields, breaker);
        var nested = inner is null ? null : Metrics(inner, innerBreaker);
        var pnl = fields.Numbers("pnl_by_strategy", -Amount, Amount);
        foreach (var name in MetricNames.Where(n => inner is not null && fields.Has(n) && inner.Has(n)))
        {
            fields.Fault(name, $"{name} is there twice, also in metrics; expected it once");
        }

        fields.Done(inner, breaker, innerBreaker);
        await Answers.SubmitAsync(context, desk, new DeckChange { Kind = DeckChangeKind.Metrics, Metrics = nested?.Over(top) ?? top, PnlByStrategy = pnl }).ConfigureAwait(false);
    }

    private async Task TradeAsync(HttpContext context)
    {
        var fields = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var trade = new DeckTrade
        {
            Ts = fields.Moment("ts"),
            Strategy = fields.Text("strategy"),
            Symbol = fields.Text("symbol"),
            Side = fields.Text("side"),
            PnlUsd = fields.Number("pnl_usd", -Amount, Amount),
            LatencyMs = fields.Number("latency_ms", 0, Milliseconds),
            Info = fields.Raw("info")?.GetRawText(),
        };
        if (trade.Info?.Length > LongestInfo)
        {
            fields.Fault("info", $"info has {trade.Info.Length} characters; expected at most {LongestInfo}");
        }

        fields.Done();
        await Answers.SubmitAsync(context, desk, new DeckChange { Kind = DeckChangeKind.Trade, Trade = trade }).ConfigureAwait(false);
    }

    private static readonly string[] MetricNames = ["equity_usd", "pnl_24h", "drawdown_pct", "tick_p50_ms", "tick_p95_ms", "error_rate_pct", "breaker"];

    private static DeckMetrics Metrics(RequestFields fields, RequestFields? breaker) => new()
    {
        EquityUsd = fields.Number("equity_usd", -Amount, Amount),
        Pnl24h = fields.Number("pnl_24h", -Amount, Amount),
        DrawdownPct = fields.Number("drawdown_pct", 0, 100),
        TickP50Ms = fields.Number("tick_p50_ms", 0, Milliseconds),
        TickP95Ms = fields.Number("tick_p95_ms", 0, Milliseconds),
        ErrorRatePct = fields.Number("error_rate_pct", 0, 100),
        Breaker = breaker is null ? null : new DeckBreakers(breaker.Flag("equity") ?? false, breaker.Flag("venue") ?? false),
    };
}
