using System.Globalization;
using FuturesSix.Application.Runs;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Certificates;

namespace FuturesSix.Application.Certificates;

/// <summary>What the replays of a certificate found.</summary>
/// <param name="Violation">The first violation in order of date and variant; null without any.</param>
/// <param name="Files">The artifacts compared.</param>
/// <param name="RowsCompared">Rows compared, up to the violation.</param>
internal sealed record PrefixFindings(PrefixViolation? Violation, IReadOnlyList<string> Files, long RowsCompared);

/// <summary>Replays a run with the future unknown, several at a time; what is found does not depend on how many.</summary>
internal sealed class PrefixReplays(ReplayedRun run, int seed)
{
    private static readonly FutureVariant[] Variants = Enum.GetValues<FutureVariant>();
    private readonly DatedTexts _whole = DatedTexts.Of(run.Output);

    /// <summary>Replays at every date in every variant until one differs.</summary>
    /// <param name="rows">How many rows of the dataset each replay knows, ascending.</param>
    /// <param name="replayed">Told of every replay that is done: how many are, of how many, and the last known day.</param>
    /// <param name="cancel">Stops between replays and within.</param>
    public PrefixFindings Find(int[] rows, Action<int, int, DateOnly> replayed, CancellationToken cancel)
    {
        var all = rows.Length * Variants.Length;
        var (violations, compared, done, gate) = (new PrefixViolation?[all], new long[all], 0, new Lock());
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, all, options, (n, loop) =>
            {
                var known = rows[n / Variants.Length];
                violations[n] = Replay(known, Variants[n % Variants.Length], out compared[n], cancel);
                if (violations[n] is not null)
                {
                    loop.Break();
                }

                lock (gate)
                {
                    replayed(++done, all, run.Input.Market.Dates[known - 1]);
                }
            });
        }
        catch (AggregateException error) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(error.InnerException?.Message, error, cancel);
        }

        var first = Array.FindIndex(violations, v => v is not null);
        return new PrefixFindings(first < 0 ? null : violations[first], _whole.Files, compared.Take(first < 0 ? all : first + 1).Sum());
    }

    private PrefixViolation? Replay(int known, FutureVariant variant, out long compared, CancellationToken cancel)
    {
        var market = variant == FutureVariant.Deleted ? MarketPrefix.Of(run.Input.Market, known) : CorruptedFuture.Of(run.Input.Market, known, unchecked((seed * 1_000_003) + known));
        var last = market.Dates[known - 1];
        compared = 0;
        try
        {
            var part = CanonicalStack.Run(run.Input with { Market = market }, null, cancel);
            return _whole.FirstDifference(DatedTexts.OfPart(run.Output, part), last, variant, out compared);
        }
        catch (Exception error) when (error is StackException or MarginException or ArgumentException)
        {
            return new PrefixViolation(last, variant, "", null, "", "a run", string.Create(CultureInfo.InvariantCulture, $"an error: {error.Message}"));
        }
    }
}
