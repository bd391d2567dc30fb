using FuturesSix.Application.Deck;
using FuturesSix.Data.Deck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace FuturesSix.Deck;

/// <summary>A running Deck: desk, pipeline, endpoints, sockets, page.</summary>
public sealed class DeckServer : IAsyncDisposable
{
    private readonly DeckHub _hub;
    private readonly DeckMeters _meters;
    private readonly ClientLimits _limits;
    private readonly ReadEndpoints _reads;

    private DeckServer(DeckOptions options, DeckDesk desk, WebApplication app, TimeProvider clock)
    {
        (Desk, App) = (desk, app);
        (_hub, _limits) = (new DeckHub(desk), new ClientLimits(options));
        _meters = new DeckMeters(desk, () => _hub.Count);
        _reads = new ReadEndpoints(desk, _meters, clock);
        new DeckPipeline(new Guard(options), _limits, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("fsix.deck")).Use(app);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        app.UseRouting();
        _reads.Map(app);
        new ControlEndpoints(desk).Map(app);
        new TelemetryEndpoints(desk).Map(app);
        app.MapGet("/ws", _hub.ServeAsync);
        if (options.StaticFolder is { } folder)
        {
            var files = new PhysicalFileProvider(Path.GetFullPath(folder));
            app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
            app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        }
        else
        {
            DeckPage.Map(app);
        }
    }

    /// <summary>The one place where the Deck changes.</summary>
    internal DeckDesk Desk { get; }

    /// <summary>The web application.</summary>
    internal WebApplication App { get; }

    /// <summary>What start-up set aside.</summary>
    public IReadOnlyList<string> Notes => Desk.Notes;

    /// <summary>Where it listens.</summary>
    public string Url => App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    /// <summary>Opens the state and starts listening.</summary>
    /// <exception cref="Data.InputException">An option cannot be used, the journal is damaged, or the address is taken.</exception>
    public static Task<DeckServer> StartAsync(DeckOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        var endpoint = options.Endpoint();
        return StartAsync(options, host => host.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.Limit + 1;
            kestrel.Limits.MaxConcurrentConnections = 4096;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.Limits.MinRequestBodyDataRate = new Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate(240, TimeSpan.FromSeconds(5));
            kestrel.Listen(endpoint);
        }), TimeProvider.System, cancel);
    }

    /// <summary>Waits until <paramref name="stop"/> and closes.</summary>
    public static async Task WaitAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        using (stop.Register(stopped.SetResult))
        {
            await stopped.Task.ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync().ConfigureAwait(false);
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1)))
        {
            await App.StopAsync(patience.Token).ConfigureAwait(false);
        }

        await App.DisposeAsync().ConfigureAwait(false);
        _meters.Dispose();
        _limits.Dispose();
        _reads.Dispose();
        await Desk.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Starts on any server.</summary>
    internal static async Task<DeckServer> StartAsync(DeckOptions options, Action<IWebHostBuilder> server, TimeProvider clock, CancellationToken cancel)
    {
        IDeckLog log = options.Database is { } database ? new PostgresLog(database, options.SnapshotEvery) : new DeckJournal(options.StateFolder, options.SnapshotEvery);
        var desk = await DeckDesk.OpenAsync(log, clock, options.Strategies, cancel).ConfigureAwait(false);
        try
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.Services.AddRoutingCore();
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
            server(builder.WebHost);
            var deck = new DeckServer(options, desk, builder.Build(), clock);
            await deck.App.StartAsync(cancel).ConfigureAwait(false);
            return deck;
        }
        catch (IOException error)
        {
            await desk.DisposeAsync().ConfigureAwait(false);
            throw new Data.RequestException($"{options.Bind}: cannot listen there ({error.Message}); expected a free address, see DECK_BIND.", error);
        }
    }
}
