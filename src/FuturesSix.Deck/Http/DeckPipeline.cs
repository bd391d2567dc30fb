using FuturesSix.Data.Deck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FuturesSix.Deck;

/// <summary>What every request passes: headers, limits, guard; and what an error becomes.</summary>
/// <param name="guard">Who may ask.</param>
/// <param name="limits">How much.</param>
/// <param name="logger">For what should not happen; never sees a header or a body.</param>
internal sealed partial class DeckPipeline(Guard guard, ClientLimits limits, ILogger logger)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds it.</summary>
    public void Use(WebApplication app)
    {
        app.Use(HeadersAsync);
        app.Use(ErrorsAsync);
        app.Use(AdmitAsync);
    }

    private static Task HeadersAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    }

    private async Task ErrorsAsync(HttpContext context, RequestDelegate next)
    {
        var problem = await RunAsync(context, next).ConfigureAwait(false);
        if (problem is not null && !context.Response.HasStarted)
        {
            await Problem.WriteAsync(context, problem).ConfigureAwait(false);
        }
    }

    private async Task<Problem?> RunAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            return context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null } ? Problem.Of(context.Response.StatusCode, context.Request) : null;
        }
        catch (ProblemException error)
        {
            return error.Problem;
        }
        catch (BadHttpRequestException error)
        {
            return new Problem(error.StatusCode, "Bad request", error.Message);
        }
        catch (DeckLogException error)
        {
            JournalFailed(logger, error.Message);
            return new Problem(503, "Journal unavailable", error.Message);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error)
        {
            Unexpected(logger, error);
            return new Problem(500, "Unexpected", "Something unexpected happened; the Deck's log says what.");
        }
    }

    private async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        if (!limits.Allows(context))
        {
            context.Response.Headers.RetryAfter = "1";
            await Problem.WriteAsync(context, new Problem(429, "Too many requests", "This client asks more often than the Deck allows; expected a second's pause.")).ConfigureAwait(false);
            return;
        }

        if (guard.Refuse(context.Request) is { } refusal)
        {
            await Problem.WriteAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "journal: {Message}")]
    private static partial void JournalFailed(ILogger logger, string message);

    [LoggerMessage(Level = LogLevel.Error, Message = "unexpected")]
    private static partial void Unexpected(ILogger logger, Exception error);
}
