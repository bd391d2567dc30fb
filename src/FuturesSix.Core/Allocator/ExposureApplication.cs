namespace FuturesSix.Core.Allocator;

/// <summary>The brake at one rebalance.</summary>
/// <param name="Date">The rebalance.</param>
/// <param name="Scalar">What all its weights are multiplied by, in [0, 1].</param>
/// <param name="SourceDate">The state it comes from; null when there was none or the brake is off.</param>
public readonly record struct AppliedScalar(DateOnly Date, double Scalar, DateOnly? SourceDate);

/// <summary>The brake at every rebalance.</summary>
/// <param name="Mode">Whether it acts.</param>
/// <param name="Applied">One per rebalance.</param>
/// <param name="MissingScalars">Rebalances without a known scalar while the brake acts.</param>
public sealed record ExposureResult(AllocatorMode Mode, IReadOnlyList<AppliedScalar> Applied, int MissingScalars);

/// <summary>Layer 6D. "When does the brake act?" One rebalance late, and never on the direction.</summary>
/// <remarks>
/// Reads: the rebalance dates [K] and the dated risk scalars (computed, or those of a verified earlier run: the rule is
/// the same). Writes: one scalar in [0, 1] per rebalance that multiplies all its weights. Lag: rebalance k uses the
/// last scalar dated at or before rebalance k-1, however old; the first rebalance, and any whose predecessor comes
/// before the first state, uses <see cref="ExposureOptions.ApplyMissingScalarAs"/> and is counted. In mode off every
/// scalar is 1.
/// </remarks>
public static class ExposureApplication
{
    /// <summary>The scalars to apply.</summary>
    /// <param name="rebalanceDates">The rebalances, ascending [K].</param>
    /// <param name="scalarDates">Dates of the scalars, ascending.</param>
    /// <param name="scalars">The risk scalars, in [0, 1].</param>
    /// <param name="options">Mode and what a missing scalar counts as.</param>
    /// <exception cref="ArgumentException">Lengths differ, dates do not ascend, a scalar is missing or outside [0, 1],
    /// or the options are invalid.</exception>
    public static ExposureResult Apply(
        ReadOnlySpan<DateOnly> rebalanceDates, ReadOnlySpan<DateOnly> scalarDates, ReadOnlySpan<double> scalars, ExposureOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AllocatorArguments.Valid(options.Validate());
        AllocatorArguments.SameRows(scalarDates.Length, scalars.Length, nameof(scalars));
        CheckAscending(rebalanceDates, nameof(rebalanceDates));
        CheckAscending(scalarDates, nameof(scalarDates));
        CheckBounds(scalarDates, scalars);
        var applied = new AppliedScalar[rebalanceDates.Length];
        var missing = 0;
        var source = -1;
        for (var k = 0; k < applied.Length; k++)
        {
            while (k > 0 && source + 1 < scalars.Length && scalarDates[source + 1] <= rebalanceDates[k - 1])
            {
                source++;
            }

            applied[k] = options.Mode == AllocatorMode.Off
                ? new AppliedScalar(rebalanceDates[k], 1, null)
                : source >= 0
                    ? new AppliedScalar(rebalanceDates[k], scalars[source], scalarDates[source])
                    : new AppliedScalar(rebalanceDates[k], options.ApplyMissingScalarAs, null);
            missing += options.Mode != AllocatorMode.Off && source < 0 ? 1 : 0;
        }

        return new ExposureResult(options.Mode, applied, missing);
    }

    private static void CheckAscending(ReadOnlySpan<DateOnly> dates, string name)
    {
        for (var k = 1; k < dates.Length; k++)
        {
            if (dates[k] <= dates[k - 1])
            {
                throw new ArgumentException($"Dates must ascend: {dates[k]:yyyy-MM-dd} follows {dates[k - 1]:yyyy-MM-dd}.", name);
            }
        }
    }

    private static void CheckBounds(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> scalars)
    {
        for (var k = 0; k < scalars.Length; k++)
        {
            if (!(scalars[k] >= 0 && scalars[k] <= 1))
            {
                throw new ArgumentException(FormattableString.Invariant($"The risk scalar of {dates[k]:yyyy-MM-dd} is {scalars[k]:R}; expected a number in [0, 1]."), nameof(scalars));
            }
        }
    }
}
