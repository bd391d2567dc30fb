using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.MetaAllocation;

/// <summary>Proposes sleeve weights in five steps: score, correlation governor, normalisation, turnover penalty, projection
/// onto the bounds. Pure: reads figures or returns [T] per sleeve (NaN = missing), Sharpe ratios annualised with
/// <see cref="MetaAllocatorConfig.PeriodsPerYear"/>, and writes nothing; a proposal reaches the stack only through a
/// promotion. Sleeves are processed in ordinal order of their names, so the order of the input changes no bit.</summary>
public static class MetaAllocator
{
    /// <summary>The proposal.</summary>
    /// <param name="config">Options.</param>
    /// <param name="input">Sleeves, previous weights, stated correlations.</param>
    /// <param name="cancel">Cancels between returns of the change-point gate.</param>
    /// <exception cref="MetaAllocationException">Options or inputs are out of bounds; every violation is listed.</exception>
    public static MetaAllocationResult Allocate(MetaAllocatorConfig config, MetaAllocationInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(input);
        Check(config, input);
        var notes = new List<string>();
        SleeveInput[] sleeves = [.. input.Sleeves.OrderBy(s => s.Name, StringComparer.Ordinal)];
        string[] names = [.. sleeves.Select(s => s.Name)];
        SleeveScore[] scores = [.. sleeves.Select(s => SleeveScore.Of(s, config, notes, cancel))];
        double[] governed = [.. scores.Select(s => s.Score)];
        var pairs = SleeveCorrelations.Of(input, sleeves, notes);
        var hits = CorrelationGovernor.Apply(governed, names, pairs, config);
        var target = governed.ToArray();
        var noPositive = Normalise(target);
        var penalised = Penalise(target, names, input.PreviousWeights, config.TurnoverPenalty, notes);
        var weights = penalised.ToArray();
        var shift = BoundedSimplex.Project(weights, config.MinWeight, config.MaxWeight, config.AllowCash);
        var steps = new AllocationSteps(config, input.PreviousWeights, names, scores, governed, target, penalised, weights, shift);
        return steps.Result(pairs, hits, noPositive, notes);
    }

    private static void Check(MetaAllocatorConfig config, MetaAllocationInput input)
    {
        var violations = config.ValidateFor(input.Sleeves.Count).Concat(InputChecks.Of(input, config.Mode)).ToList();
        if (violations.Count > 0)
        {
            throw new MetaAllocationException(violations);
        }
    }

    /// <summary>Positive parts over their sum; equal weights, and true, when none is positive.</summary>
    private static bool Normalise(Span<double> scores)
    {
        var total = 0.0;
        foreach (ref var score in scores)
        {
            score = Math.Max(score, 0);
            total += score;
        }

        foreach (ref var score in scores)
        {
            score = total > 0 ? score / total : 1.0 / scores.Length;
        }

        return !(total > 0);
    }

    /// <summary>prev + (1 - lambda)(w - prev); without previous weights nothing moves, so nothing is penalised.</summary>
    private static double[] Penalise(double[] target, string[] names, IReadOnlyDictionary<string, double>? previous, double lambda, List<string> notes)
    {
        if (previous is null)
        {
            if (lambda > 0)
            {
                notes.Add("no previous weights: the turnover penalty does not apply");
            }

            return [.. target];
        }

        foreach (var name in previous.Keys.Except(names, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            notes.Add(FormattableString.Invariant($"{name}: had {previous[name]} before and is no longer a sleeve; its weight is gone"));
        }

        return [.. names.Select((name, i) => previous.GetValueOrDefault(name) is var before && lambda > 0 ? before + ((1 - lambda) * (target[i] - before)) : target[i])];
    }
}
