using System.Text.Json;
using FuturesSix.Data.Deck;
using Microsoft.AspNetCore.Http;

namespace FuturesSix.Deck;

/// <summary>A refused request: RFC 9457, with the field at fault.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">What kind of thing went wrong.</param>
/// <param name="Detail">What, where, what was expected.</param>
/// <param name="Field">The field at fault; null when there is none.</param>
/// <param name="Errors">Every field at fault with its message; null when there is at most one.</param>
internal sealed record Problem(int Status, string Title, string Detail, string? Field = null, IReadOnlyDictionary<string, string>? Errors = null)
{
    private const string MediaType = "application/problem+json";

    /// <summary>Writes it.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = MediaType;
        return context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, DeckJson.Options), context.RequestAborted).AsTask();
    }

    /// <summary>Words for a status that no handler explained.</summary>
    public static Problem Of(int status, HttpRequest request) => status switch
    {
        404 => new Problem(404, "Not found", $"There is no {request.Path}; GET /openapi lists what there is."),
        405 => new Problem(405, "Method not allowed", $"{request.Path} does not take {request.Method}; GET /openapi lists what it takes."),
        413 => TooLarge,
        _ => new Problem(status, "Refused", $"{request.Method} {request.Path} was refused."),
    };

    public static Problem TooLarge { get; } = new(413, "Too large", $"The body is larger than {RequestBody.Limit} bytes.");
}

/// <summary>Ends a request with a problem.</summary>
/// <param name="problem">The problem.</param>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    /// <summary>The problem.</summary>
    public Problem Problem { get; } = problem;
}
