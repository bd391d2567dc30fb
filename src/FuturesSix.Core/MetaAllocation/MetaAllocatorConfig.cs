using System.Globalization;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.MetaAllocation;

/// <summary>Options of the meta allocator.</summary>
public sealed record MetaAllocatorConfig
{
    /// <summary>How sleeves are scored.</summary>
    public MetaAllocatorMode Mode { get; init; } = MetaAllocatorMode.Ewma;

    /// <summary>Lowest weight of a sleeve.</summary>
    public double MinWeight { get; init; }

    /// <summary>Highest weight of a sleeve.</summary>
    public double MaxWeight { get; init; } = 1;

    /// <summary>Weight a of the newest figures against the previous score, in (0, 1].</summary>
    public double EwmaAlpha { get; init; } = 0.3;

    /// <summary>Correlation above which a pair is dampened; 1 never dampens.</summary>
    public double CorrCap { get; init; } = 0.7;

    /// <summary>How hard: a pair of correlation 1 keeps 1 - strength of its scores.</summary>
    public double CorrStrength { get; init; } = 0.5;

    /// <summary>Lambda: the share of every move away from the previous weight that is not made.</summary>
    public double TurnoverPenalty { get; init; }

    /// <summary>True lets the weights sum to less than 1; the rest is cash.</summary>
    public bool AllowCash { get; init; }

    /// <summary>Observations a year, for stated and computed Sharpe ratios.</summary>
    public double PeriodsPerYear { get; init; } = ReturnStatistics.DaysPerYear;

    /// <summary>Standard deviation of the zero-mean normal prior of the annualised Sharpe ratio.</summary>
    public double PriorSharpeStd { get; init; } = 0.5;

    /// <summary>The change-point gate of <see cref="MetaAllocatorMode.Bayes"/>.</summary>
    public ChangePointOptions ChangePoint { get; init; } = new();

    /// <summary>Every violated bound that does not depend on the sleeves.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(Enum.IsDefined(Mode), "meta_allocator.mode", Mode, "one of ewma, bayes, equal")
        .Within("meta_allocator.min_weight", MinWeight, 0, 1)
        .Within("meta_allocator.max_weight", MaxWeight, 0, 1)
        .Require(!(MinWeight > MaxWeight), "meta_allocator.min_weight", MinWeight, Text($"at most max_weight ({MaxWeight})"))
        .Require(EwmaAlpha > 0 && EwmaAlpha <= 1, "meta_allocator.ewma_alpha", EwmaAlpha, "a number in (0, 1]")
        .Within("meta_allocator.corr_cap", CorrCap, 0, 1)
        .Within("meta_allocator.corr_strength", CorrStrength, 0, 1)
        .Within("meta_allocator.turnover_penalty", TurnoverPenalty, 0, 1)
        .Require(PeriodsPerYear > 0 && PeriodsPerYear <= 1e6, "meta_allocator.periods_per_year", PeriodsPerYear, "a number in (0, 1000000]")
        .Require(PriorSharpeStd > 0 && PriorSharpeStd <= 100, "meta_allocator.prior_sharpe_std", PriorSharpeStd, "a number in (0, 100]")
        .AddRange(ChangePoint.Validate())
        .Items;

    /// <summary>Every violated bound, with the feasibility of the weight bounds for <paramref name="sleeves"/> sleeves:
    /// sleeves x min_weight &lt;= 1 &lt;= sleeves x max_weight, the right side only while cash is not allowed.</summary>
    public IReadOnlyList<Violation> ValidateFor(int sleeves)
    {
        var found = new ViolationList().AddRange(Validate());
        if (found.Items.Count > 0 || sleeves < 1)
        {
            return found.Items;
        }

        return found
            .Require(BoundedSimplex.IsFeasible(sleeves, MinWeight, 1), "meta_allocator.min_weight", MinWeight, Text($"at most {1.0 / sleeves}: {sleeves} sleeves x min_weight must not exceed 1"))
            .Require(
                BoundedSimplex.IsFeasible(sleeves, 0, MaxWeight, AllowCash),
                "meta_allocator.max_weight",
                MaxWeight,
                Text($"at least {1.0 / sleeves}: {sleeves} sleeves x max_weight must reach 1, unless allow_cash is true"))
            .Items;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
