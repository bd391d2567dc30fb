using System.Globalization;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Bandit;
using FuturesSix.Data;
using Polly;
using Polly.Retry;

namespace FuturesSix.Application.Daemon;

/// <summary>Moves the risk shares of live strategies inside their bounds: reads the status, decides, posts the whole vector at most
/// once a tick, writes the decision down. A Deck that is away is waited for with growing, jittered pauses. A restarted daemon
/// goes on from its journal.</summary>
public sealed class AllocatorDaemon
{
    /// <summary>Who it is in the Deck's audit log.</summary>
    public const string Name = "allocator-daemon";

    private readonly DaemonOptions _options;
    private readonly DeckClient _client;
    private readonly DaemonJournal _journal;
    private readonly TimeProvider _clock;
    private readonly Action<string> _log;
    private readonly ResiliencePipeline _away;
    private readonly DaemonCounters _counters = new();
    private readonly Dictionary<string, BanditMemory> _memory = new(StringComparer.Ordinal);
    private long _tick;
    private bool _met;

    /// <summary>A daemon.</summary>
    /// <param name="options">Options.</param>
    /// <param name="client">The Deck.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">Receives what happens between ticks.</param>
    /// <param name="attempts">How often an absent Deck is asked; null asks for ever.</param>
    /// <exception cref="RequestException">Options are out of bounds, or the journal is damaged or of another seed.</exception>
    public AllocatorDaemon(DaemonOptions options, DeckClient client, TimeProvider clock, Action<string> log, int? attempts = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        (_options, _client, _clock, _log) = (options, client, clock, log);
        _journal = new DaemonJournal(options.Journal);
        _away = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<DeckUnavailableException>(),
            MaxRetryAttempts = attempts ?? int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(500),
            MaxDelay = TimeSpan.FromSeconds(60),
            OnRetry = Away,
        }).Build();
        Resume();
    }

    /// <summary>The next tick's decision: waits for its time (the first is now), decides, posts.</summary>
    /// <exception cref="RequestException">The bounds cannot hold for the strategies found at the first contact.</exception>
    /// <exception cref="DeckUnavailableException">The Deck stayed away for all attempts.</exception>
    public async Task<DaemonDecision> NextAsync(CancellationToken cancel)
    {
        if (_met)
        {
            await Task.Delay(TimeSpan.FromSeconds(_options.RefreshSec), _clock, cancel).ConfigureAwait(false);
        }

        var status = await _away.ExecuteAsync(async stop => await _client.StatusAsync(stop).ConfigureAwait(false), cancel).ConfigureAwait(false);
        Meet(status);
        var decision = DaemonTick.Decide(_options.Bandit, _options.Seed, _tick, _clock.GetUtcNow(), status, _memory);
        decision = await PostAsync(decision, cancel).ConfigureAwait(false);
        _journal.Add(decision);
        Remember(decision);
        _counters.Note(decision, _options.MetricsFile);
        return decision;
    }

    private void Resume()
    {
        var decisions = _journal.Read(out var torn);
        if (torn)
        {
            _journal.SetTornAside();
            _log($"{_options.Journal}: the last line was torn by a crash; set aside");
        }

        foreach (var decision in decisions)
        {
            Remember(decision);
        }
    }

    private void Remember(DaemonDecision decision)
    {
        _tick = decision.Tick + 1;
        foreach (var move in decision.Moves)
        {
            _memory[move.Name] = move.Memory;
        }
    }

    /// <summary>At the first contact bounds that cannot hold are an error; later they are a reason to skip.</summary>
    private void Meet(DeckStatus status)
    {
        var on = status.Strategies.Count(s => s.Switch);
        if (!_met && on > 0 && _options.Bandit.ValidateFor(on) is { Count: > 0 } violations)
        {
            throw new RequestException(string.Join('\n', violations));
        }

        _met = true;
    }

    private async Task<DaemonDecision> PostAsync(DaemonDecision decision, CancellationToken cancel)
    {
        if (decision.Outcome != DaemonOutcome.DryRun || _options.DryRun)
        {
            return decision;
        }

        try
        {
            await _client.SetSharesAsync(decision.Vector(), decision.Version, cancel).ConfigureAwait(false);
            return decision with { Outcome = DaemonOutcome.Posted };
        }
        catch (Exception error) when (error is DeckRefusedException or DeckUnavailableException)
        {
            return decision with { Outcome = DaemonOutcome.Refused, Notes = [.. decision.Notes, $"not posted: {error.Message}"] };
        }
    }

    private ValueTask Away(OnRetryArguments<object> retry)
    {
        _counters.Away();
        _log(string.Create(CultureInfo.InvariantCulture, $"{retry.Outcome.Exception?.Message}; asking again in {retry.RetryDelay.TotalSeconds:0.0} s"));
        return ValueTask.CompletedTask;
    }
}
