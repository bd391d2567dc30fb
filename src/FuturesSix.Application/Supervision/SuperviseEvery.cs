namespace FuturesSix.Application.Supervision;

/// <summary>Looks again and again. A look that fails is told and does not end the loop: journals are mended while agents live.</summary>
/// <param name="clock">Waits and now; null = the system's.</param>
public sealed class SuperviseEvery(TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Shortest time between two looks.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>Looks, waits, looks, until it is cancelled.</summary>
    /// <param name="request">What to look at.</param>
    /// <param name="interval">From the beginning of a look to the next; a look that takes longer is followed at once.</param>
    /// <param name="look">Does the look.</param>
    /// <param name="failed">Told of a look that failed.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OperationCanceledException">Always, in the end.</exception>
    public async Task RunAsync(SuperviseRequest request, TimeSpan interval, Action<Supervise, SuperviseRequest> look, Action<Exception> failed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(failed);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, Shortest);
        while (true)
        {
            var began = _clock.GetUtcNow();
            try
            {
                look(new Supervise(_clock), request);
            }
            catch (Exception error) when (error is Data.InputException or IOException or UnauthorizedAccessException)
            {
                failed(error);
            }

            var left = interval - (_clock.GetUtcNow() - began);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, _clock, cancel).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
    }
}
