using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Deck;
using Microsoft.AspNetCore.Http;

namespace FuturesSix.Deck;

/// <summary>What a request is answered with.</summary>
internal static class Answers
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>JSON that is there already.</summary>
    public static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body, string type = Json)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    /// <summary>Hands a change to the desk and says what became of it.</summary>
    /// <exception cref="ProblemException">It was refused.</exception>
    public static async Task SubmitAsync(HttpContext context, DeckDesk desk, DeckChange change)
    {
        var answer = await desk.SubmitAsync(change, Actor(context, change), context.RequestAborted).ConfigureAwait(false);
        if (answer.Refusal is { } refusal)
        {
            throw new ProblemException(refusal.Kind switch
            {
                DeckRefusalKind.NotFound => new Problem(404, "Not found", refusal.Message, refusal.Field),
                DeckRefusalKind.Conflict => new Problem(409, "Conflict", refusal.Message, refusal.Field),
                _ => new Problem(400, "Bad request", refusal.Message, refusal.Field),
            });
        }

        await WriteAsync(context, StatusJson.Bytes(new { Ok = true, answer.State.Seq, Version = answer.State.AllocationVersion })).ConfigureAwait(false);
    }

    private static DeckActor Actor(HttpContext context, DeckChange change)
    {
        var header = context.Request.Headers["X-Deck-Operator"].ToString();
        var who = change.Operator ?? (Names.IsName(header) ? header : context.Request.Headers.ContainsKey("X-Deck-Token") ? "token" : "anonymous");
        return new DeckActor(who, ClientLimits.Address(context));
    }
}
