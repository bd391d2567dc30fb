using System.Diagnostics;
using FuturesSix.Application.Daemon;
using FuturesSix.Core.Live.Deck;
using FuturesSix.Core.Live.RiskRails;

namespace FuturesSix.Application.Deck;

/// <summary>One step of a drill.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Passed">Whether it held.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record DrillStep(string Name, bool Passed, string Detail, double Milliseconds);

/// <summary>Rehearses what an operator counts on at night, against a Deck of its own in a folder of its own: figures arrive, the
/// kill switch stops allocation, a stale vector is refused, a SIGKILL loses nothing, disarming needs a name, the daemon moves shares
/// inside their bounds. The Deck in use is never touched.</summary>
/// <param name="start">Starts a Deck over the drill's folder.</param>
/// <param name="folder">The drill's folder.</param>
public sealed class DrillDeck(Func<CancellationToken, Task<DeckProcess>> start, string folder)
{
    private const double Equity = 100_000;
    private const int Watchers = 25;
    private readonly List<DrillStep> _steps = [];
    private DeckProcess? _deck;

    /// <summary>Milliseconds from the request to the last connected client that saw the halt; null when some did not.</summary>
    public double? TimeToHalt { get; private set; }

    /// <summary>Runs the drill.</summary>
    public async Task<IReadOnlyList<DrillStep>> ExecuteAsync(IProgress<DrillStep> progress, CancellationToken cancel)
    {
        try
        {
            await StepAsync("start", progress, async () => (_deck = await start(cancel).ConfigureAwait(false)).Url).ConfigureAwait(false);
            if (_deck is null)
            {
                return _steps;
            }

            using (var client = new DeckClient(_deck.Url, Environment.GetEnvironmentVariable("DECK_TOKEN")))
            {
                await BeforeAsync(client, progress, cancel).ConfigureAwait(false);
            }

            await StepAsync("SIGKILL and start again", progress, () => RestartAsync(cancel)).ConfigureAwait(false);
            using (var client = new DeckClient(_deck.Url, Environment.GetEnvironmentVariable("DECK_TOKEN")))
            {
                await AfterAsync(client, progress, cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            Kill();
        }

        return _steps;
    }

    private async Task BeforeAsync(DeckClient client, IProgress<DrillStep> progress, CancellationToken cancel)
    {
        await StepAsync("figures arrive", progress, async () =>
        {
            await client.PushAsync(new DeckMetrics { EquityUsd = Equity }, new Dictionary<string, double> { ["trend"] = 900, ["scalp"] = -400 }, cancel).ConfigureAwait(false);
            return Expect((await client.StatusAsync(cancel).ConfigureAwait(false)).EquityUsd == Equity, "equity is what was pushed");
        }).ConfigureAwait(false);
        await StepAsync("red mode and kill switch", progress, async () =>
        {
            await client.SetModeAsync(RiskMode.Red, cancel).ConfigureAwait(false);
            await client.SetKillAsync(true, "drill", "rehearsal", cancel).ConfigureAwait(false);
            var status = await client.StatusAsync(cancel).ConfigureAwait(false);
            return Expect(status is { Kill: true, Mode: "red" }, "mode red, switch on");
        }).ConfigureAwait(false);
        await StepAsync("every connected client sees a halt", progress, () => HaltAsync(client, cancel)).ConfigureAwait(false);
        await StepAsync("allocation is refused while it is on", progress, () => RefusedAsync(client, 409, async status =>
            await client.SetSharesAsync(status.Strategies.ToDictionary(s => s.Name, s => s.RiskShare), status.Version, cancel).ConfigureAwait(false), cancel)).ConfigureAwait(false);
        await StepAsync("disarming without a name is refused", progress, () => RefusedAsync(client, 400, async _ => await client.SetKillAsync(false, null, null, cancel).ConfigureAwait(false), cancel)).ConfigureAwait(false);
    }

    /// <summary>Arms the switch again while clients watch; what is measured is from the request to the frame that shows it, client by
    /// client.</summary>
    private async Task<string> HaltAsync(DeckClient client, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watchers = await Task.WhenAll(Enumerable.Range(0, Watchers).Select(_ => DeckWatcher.OpenAsync(_deck!.Url, end.Token, keepArrivals: true))).ConfigureAwait(false);
        await client.SetKillAsync(false, "drill", "to trip it before watching clients", cancel).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var halt = await client.SetKillAsync(true, "drill", "rehearsal before watching clients", cancel).ConfigureAwait(false);
        for (var i = 0; i < 500 && !Array.TrueForAll(watchers, w => w.Seq >= halt.Seq); i++)
        {
            await Task.Delay(10, cancel).ConfigureAwait(false);
        }

        await end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(watchers.Select(w => w.CloseAsync())).ConfigureAwait(false);
        double[] times = [.. watchers.Where(w => w.Seq >= halt.Seq).Select(w => Stopwatch.GetElapsedTime(started, w.Arrivals.First(a => a.Seq >= halt.Seq).At).TotalMilliseconds)];
        TimeToHalt = times.Length == Watchers ? times.Max() : null;
        return Expect(TimeToHalt is not null, FormattableString.Invariant($"{times.Length} of {Watchers} clients saw it, the last {times.DefaultIfEmpty(double.NaN).Max():0.0} ms after the request"));
    }

    private async Task AfterAsync(DeckClient client, IProgress<DrillStep> progress, CancellationToken cancel)
    {
        await StepAsync("nothing was lost", progress, async () =>
        {
            var status = await client.StatusAsync(cancel).ConfigureAwait(false);
            return Expect(status is { Kill: true, Mode: "red", EquityUsd: Equity }, "equity, mode and switch as before the kill");
        }).ConfigureAwait(false);
        await StepAsync("disarm with operator and reason", progress, async () =>
        {
            await client.SetKillAsync(false, "drill", "rehearsal over", cancel).ConfigureAwait(false);
            return Expect(!(await client.StatusAsync(cancel).ConfigureAwait(false)).Kill, "switch off");
        }).ConfigureAwait(false);
        await StepAsync("a stale vector is refused", progress, () => RefusedAsync(client, 409, async status =>
            await client.SetSharesAsync(status.Strategies.ToDictionary(s => s.Name, s => s.RiskShare), status.Version - 1, cancel).ConfigureAwait(false), cancel)).ConfigureAwait(false);
        await StepAsync("the daemon moves shares inside their bounds", progress, async () =>
        {
            var daemon = new AllocatorDaemon(new DaemonOptions { Journal = Path.Combine(folder, "daemon.jsonl") }, client, TimeProvider.System, _ => { }, 3);
            var decision = await daemon.NextAsync(cancel).ConfigureAwait(false);
            var shares = (await client.StatusAsync(cancel).ConfigureAwait(false)).Strategies.Select(s => s.RiskShare).ToList();
            return Expect(decision.Outcome == DaemonOutcome.Posted && shares.All(s => s is >= 0.05 and <= 0.55) && Math.Abs(shares.Sum() - 1) < 1e-9, decision.ToString());
        }).ConfigureAwait(false);
    }

    private async Task<string> RestartAsync(CancellationToken cancel)
    {
        Kill();
        _deck = await start(cancel).ConfigureAwait(false);
        return _deck.Url;
    }

    private static async Task<string> RefusedAsync(DeckClient client, int status, Func<DeckStatus, Task> request, CancellationToken cancel)
    {
        try
        {
            await request(await client.StatusAsync(cancel).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (DeckRefusedException refusal)
        {
            return Expect(refusal.Status == status, refusal.Message);
        }

        throw new InvalidOperationException("it was accepted");
    }

    private static string Expect(bool holds, string seen) => holds ? seen : throw new InvalidOperationException($"not so: {seen}");

    private async Task StepAsync(string name, IProgress<DrillStep> progress, Func<Task<string>> act)
    {
        var clock = Stopwatch.StartNew();
        DrillStep step;
        try
        {
            step = new DrillStep(name, true, await act().ConfigureAwait(false), clock.Elapsed.TotalMilliseconds);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            step = new DrillStep(name, false, error.Message, clock.Elapsed.TotalMilliseconds);
        }

        _steps.Add(step);
        progress?.Report(step);
    }

    private void Kill()
    {
        if (_deck is null)
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(_deck.Id);
            process.Kill();
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It has ended by itself.
        }
    }
}
