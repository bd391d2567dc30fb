using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace FuturesSix.Deck;

/// <summary>How much one client, known by its address, may ask a second: control changes, telemetry pushes, and the rest.</summary>
internal sealed class ClientLimits : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _control;
    private readonly PartitionedRateLimiter<HttpContext> _telemetry;
    private readonly PartitionedRateLimiter<HttpContext> _reads;

    public ClientLimits(DeckOptions options) => (_control, _telemetry, _reads) =
        (Limiter(options.ControlPerSecond), Limiter(options.TelemetryPerSecond), Limiter(options.ReadsPerSecond));

    /// <summary>The address of a client; the same word for all that have none.</summary>
    public static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "local";

    /// <summary>True while the client has room.</summary>
    public bool Allows(HttpContext context)
    {
        using var lease = Of(context.Request).AttemptAcquire(context);
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _control.Dispose();
        _telemetry.Dispose();
        _reads.Dispose();
    }

    private PartitionedRateLimiter<HttpContext> Of(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? _reads
        : request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal) || request.Path.StartsWithSegments("/trades", StringComparison.Ordinal) ? _telemetry
        : _control;

    private static PartitionedRateLimiter<HttpContext> Limiter(int perSecond) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetTokenBucketLimiter(Address(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond,
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
            QueueLimit = 0,
            AutoReplenishment = true,
        }));
}
