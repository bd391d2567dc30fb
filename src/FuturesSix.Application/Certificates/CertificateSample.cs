using System.Diagnostics.CodeAnalysis;
using FuturesSix.Application.Runs;
using FuturesSix.Data;

namespace FuturesSix.Application.Certificates;

/// <summary>Picks the last known days of a certificate's replays.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A sample from a seed, not a secret.")]
internal static class CertificateSample
{
    /// <summary>How many rows of the dataset each replay knows, ascending.</summary>
    /// <exception cref="InputException">There is nothing to sample, or the number asked for is none.</exception>
    public static int[] Of(ReplayedRun run, CertifyRequest request)
    {
        if (request.Dates < 1)
        {
            throw new RequestException(FormattableString.Invariant($"dates is {request.Dates}; expected 1 or more, or full for every trading day."));
        }

        var result = run.Output.Result;
        var all = Enumerable.Range(result.Book.FirstRow + 1, result.Book.Days).Where(rows => rows < run.Input.Market.Rows).ToArray();
        if (all.Length == 0)
        {
            throw new RequestException($"The run '{run.Stored.Meta.RunId}' has a single day, so there is no future to take away; expected a longer run.");
        }

        if (request.Full || request.Dates >= all.Length)
        {
            return all;
        }

        var random = new Random(request.Seed);
        var rebalances = result.Schedule.Rows.Skip(result.FirstActiveRebalance ?? 0).Select(row => row + 1).Where(rows => rows <= all[^1]).ToArray();
        var chosen = Draw(random, rebalances, (request.Dates + 1) / 2).ToHashSet();
        chosen.UnionWith(Draw(random, [.. all.Except(chosen)], request.Dates - chosen.Count));
        return [.. chosen.Order()];
    }

    private static int[] Draw(Random random, int[] from, int count)
    {
        random.Shuffle(from);
        return from[..Math.Min(count, from.Length)];
    }
}
