using System.Globalization;
using System.Management.Automation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.PowerShell;

/// <summary>The settings of the meta allocator as parameters.</summary>
public abstract class AllocationSettingsCommand : FsixCommand
{
    /// <summary>How sleeves are scored.</summary>
    [Parameter]
    [ValidateSet("ewma", "bayes", "equal")]
    public string? Mode { get; set; }

    /// <summary>Lowest weight of a sleeve.</summary>
    [Parameter]
    public double? MinWeight { get; set; }

    /// <summary>Highest weight of a sleeve.</summary>
    [Parameter]
    public double? MaxWeight { get; set; }

    /// <summary>Weight of the newest figures against the previous score.</summary>
    [Parameter]
    public double? EwmaAlpha { get; set; }

    /// <summary>Correlation above which a pair is dampened.</summary>
    [Parameter]
    public double? CorrCap { get; set; }

    /// <summary>How hard a pair is dampened.</summary>
    [Parameter]
    public double? CorrStrength { get; set; }

    /// <summary>Share of every move that is not made.</summary>
    [Parameter]
    public double? TurnoverPenalty { get; set; }

    /// <summary>Lets weights sum to less than 1.</summary>
    [Parameter]
    public SwitchParameter AllowCash { get; set; }

    /// <summary>Observations a year.</summary>
    [Parameter]
    public double? PeriodsPerYear { get; set; }

    /// <summary>Standard deviation of the prior of bayes.</summary>
    [Parameter]
    public double? PriorSharpeStd { get; set; }

    /// <summary>Any setting by its key.</summary>
    [Parameter]
    [Settings]
    public string[] Set { get; set; } = [];

    /// <summary>What was asked for: -Set, then the parameters of their own.</summary>
    /// <exception cref="AllocationException">A key of -Set is unknown or its value of the wrong kind.</exception>
    private protected MetaAllocatorSettings Settings() => MetaAllocatorSettingsText.Read(
    [
        .. Set,
        .. Said("mode", Mode?.ToLowerInvariant()),
        .. Said("min_weight", MinWeight),
        .. Said("max_weight", MaxWeight),
        .. Said("ewma_alpha", EwmaAlpha),
        .. Said("corr_cap", CorrCap),
        .. Said("corr_strength", CorrStrength),
        .. Said("turnover_penalty", TurnoverPenalty),
        .. Said("allow_cash", AllowCash.IsPresent ? (AllowCash ? "true" : "false") : null),
        .. Said("periods_per_year", PeriodsPerYear),
        .. Said("prior_sharpe_std", PriorSharpeStd),
    ]);

    private static string[] Said(string key, object? value) => value is null ? [] : [string.Create(CultureInfo.InvariantCulture, $"{key}={value}")];
}
