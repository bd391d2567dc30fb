using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Core.Live.RiskRails;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FuturesSix.Deck;

/// <summary>What steers: mode, kill switch, shares, strategies, universe, best symbols.</summary>
internal sealed class ControlEndpoints(DeckDesk desk)
{
    private const int LongestReason = 500;
    private const double LargestScore = 1e12;

    /// <summary>Adds them.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/risk/mode", ModeAsync);
        app.MapPost("/kill", KillAsync);
        app.MapPost("/allocator/weights", WeightsAsync);
        app.MapPost("/strategies/{name}", StrategyAsync);
        app.MapPost("/universe/weights", UniverseAsync);
        app.MapPost("/top", TopAsync);
    }

    private async Task ModeAsync(HttpContext context)
    {
        var fields = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        fields.Require("mode", "one of red, yellow, green");
        var mode = fields.Choice("mode", "red", "yellow", "green");
        fields.Done();
        await SubmitAsync(context, new DeckChange { Kind = DeckChangeKind.Mode, Mode = mode switch { "red" => RiskMode.Red, "green" => RiskMode.Green, _ => RiskMode.Yellow } }).ConfigureAwait(false);
    }

    private async Task KillAsync(HttpContext context)
    {
        var fields = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        fields.Require("enabled", "true or false");
        var change = new DeckChange { Kind = DeckChangeKind.Kill, Enabled = fields.Flag("enabled"), Operator = fields.Text("operator"), Reason = fields.Text("reason", LongestReason) };
        fields.Done();
        await SubmitAsync(context, change).ConfigureAwait(false);
    }

    private async Task WeightsAsync(HttpContext context)
    {
        var fields = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        DeckChange change;
        if (fields.Has("weights"))
        {
            fields.Require("if_version", "the version of /status that the weights were computed from");
            change = new DeckChange { Kind = DeckChangeKind.Shares, Weights = fields.Numbers("weights", 0, 1), IfVersion = fields.Whole("if_version") };
        }
        else
        {
            fields.Require("strategy", "a strategy, or weights with if_version");
            fields.Require("risk_share", "a number in [0, 1]");
            change = new DeckChange { Kind = DeckChangeKind.Share, Strategy = fields.Text("strategy"), RiskShare = fields.Number("risk_share", 0, 1) };
        }

        fields.Done();
        await SubmitAsync(context, change).ConfigureAwait(false);
    }

    private async Task StrategyAsync(HttpContext context)
    {
        var fields = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var change = new DeckChange
        {
            Kind = DeckChangeKind.Strategy,
            Strategy = context.Request.RouteValues["name"] as string ?? "",
            Enabled = fields.Flag("enabled"),
            RiskShare = fields.Number("risk_share", 0, 1),
        };
        if (change is { Enabled: null, RiskShare: null })
        {
            fields.Fault("enabled", "enabled and risk_share are missing; expected at least one");
        }

        fields.Done();
        await SubmitAsync(context, change).ConfigureAwait(false);
    }

    private async Task UniverseAsync(HttpContext context)
    {
        var fields = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        fields.Require("weights", "an object of numbers by symbol");
        var weights = fields.Numbers("weights", -1, 1);
        fields.Done();
        await SubmitAsync(context, new DeckChange { Kind = DeckChangeKind.Universe, Weights = weights }).ConfigureAwait(false);
    }

    private async Task TopAsync(HttpContext context)
    {
        var fields = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        fields.Require("top", "a list of symbols, or of objects with symbol and score");
        var top = TopList.Read(fields, LargestScore);
        fields.Done();
        await SubmitAsync(context, new DeckChange { Kind = DeckChangeKind.Top, Top = top }).ConfigureAwait(false);
    }

    private Task SubmitAsync(HttpContext context, DeckChange change) => Answers.SubmitAsync(context, desk, change);
}
