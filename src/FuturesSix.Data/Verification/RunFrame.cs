using FuturesSix.Core.Allocator;
using FuturesSix.Core.Policy;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>What the files of a run are laid out over: days, rebalances, instruments, sleeves, gates. Taken from the file in
/// which each is plainest; the others are held against it.</summary>
internal sealed class RunFrame
{
    private readonly RunArtifacts _run;

    public RunFrame(RunArtifacts run)
    {
        _run = run;
        Days = run.Table("portfolio_returns.csv").Dates;
        UnbrakedDays = run.Table("unbraked_returns.csv").Dates;
        Rebalances = run.Table("risk_targeting/leverage_series.csv").Dates;
        Universe = [.. run.Table("asset_returns.csv").Header.Skip(1)];
        Sleeves = [.. run.Table("unbraked_sleeve_returns.csv").Header.Skip(1).SkipLast(2)];
        Options = run.Configuration.Options;
        Holdable = [.. run.Table("weights_scaled.csv").Header.Skip(1)];
        Gates = [.. run.Configuration.Options.Policy.Gates.Where(g => g.Enabled).Select(g => g.Engine)];
        Forecasts = FirstGroup(run.Table("engine_forecasts.csv"));
        EffectiveStart = FirstLevered(run.Table("risk_targeting/leverage_series.csv"), run.Table("risk_targeting/decisions.csv"));
        var lived = Days.Count == 0 ? default : Days[^1];
        Decisions = [.. Rebalances.Where(r => r <= lived)];
    }

    /// <summary>Days of the book.</summary>
    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>Days of the unbraked book.</summary>
    public IReadOnlyList<DateOnly> UnbrakedDays { get; }

    /// <summary>Rebalances.</summary>
    public IReadOnlyList<DateOnly> Rebalances { get; }

    /// <summary>Rebalances that the book lived to see.</summary>
    public IReadOnlyList<DateOnly> Decisions { get; }

    /// <summary>Instruments.</summary>
    public IReadOnlyList<string> Universe { get; }

    /// <summary>Instruments of the final book.</summary>
    public IReadOnlyList<string> Holdable { get; }

    /// <summary>The options.</summary>
    public StackOptions Options { get; }

    /// <summary>The instrument of the convexity position; null without one.</summary>
    public string? ConvexityInstrument => Options.Exposures.Convexity?.Instrument;

    /// <summary>Sleeves with a scalar of their own.</summary>
    public IEnumerable<string> Scaled => Options.Exposures.Sleeves.Select(s => s.Engine).Where(Sleeves.Contains);

    /// <summary>Engine and component of each throttle and impairment.</summary>
    public IEnumerable<string> Factors =>
    [
        .. Options.Policy.Throttles.SelectMany(t => t.Ramps().Select(r => $"{t.Engine} {r.Component}").Concat(t.Event is null ? [] : [$"{t.Engine} {PolicyComponents.Event}"])),
        .. Options.Policy.Impairment.Where(i => Sleeves.Contains(i.Engine)).Select(i => $"{i.Engine} {PolicyComponents.Impairment}"),
    ];

    /// <summary>Sleeves.</summary>
    public IReadOnlyList<string> Sleeves { get; }

    /// <summary>Engines with a gate.</summary>
    public IReadOnlyList<string> Gates { get; }

    /// <summary>Engine and bet of each forecast.</summary>
    public IReadOnlyList<string> Forecasts { get; }

    /// <summary>First rebalance that is not flat; null when there is none.</summary>
    public DateOnly? EffectiveStart { get; }

    /// <summary>The columns that a wide file must have after its date; null where its columns are listed.</summary>
    public IReadOnlyList<string>? ColumnsOf(ArtifactTable table) => table.Shape.Wide switch
    {
        WideColumns.Universe => Universe,
        WideColumns.UniverseOrNone => table.Header.Count == 1 ? [] : Universe,
        WideColumns.Holdable => Holdable,
        WideColumns.ScaledSleeves => [.. Scaled],
        WideColumns.UnbrakedSleeves => [.. Sleeves, "execution", "cost"],
        WideColumns.Sleeves => [.. Sleeves, .. Options.Exposures.Convexity is not null && Options.Allocator.Mode != AllocatorMode.Off ? [ExposureStageOptions.ConvexitySleeve] : Array.Empty<string>(), "execution", "cost"],
        WideColumns.Features => _run.Configuration.Options.Allocator.State.Columns(),
        _ => null,
    };

    /// <summary>The keys that each date of a long file must have, in order; for a sparse one those that it may have.</summary>
    public IReadOnlyList<string> KeysOf(ArtifactTable table) => string.Join(' ', table.Shape.Columns.Where(c => c.Kind == CellKind.Key).Select(c => c.Name)) switch
    {
        "" => [],
        "engine bet" => Forecasts,
        "engine component" => [.. Factors],
        "engine" => Gates,
        "sleeve" => [.. Scaled],
        "sleeve instrument" => [.. Sleeves.SelectMany(s => Universe.Select(i => $"{s} {i}"))],
        _ => table.Shape.Path == RunFiles.Convexity ? [ConvexityInstrument!] : table.Shape.Path == RunFiles.Limits ? Holdable : Universe,
    };

    /// <summary>The dates that a file must have; for a sparse one those that it may have.</summary>
    public IReadOnlyList<DateOnly> DatesOf(ArtifactTable table) => table.Shape.Rows switch
    {
        RowSet.Days => Days,
        RowSet.UnbrakedDays => table.Header.Count == 1 ? [] : UnbrakedDays,
        RowSet.ActiveDays => From(Days),
        RowSet.ActiveUnbrakedDays => From(UnbrakedDays),
        RowSet.MarketDays => MarketDays(table),
        RowSet.States => _run.Table("allocator_state_v1.csv").Dates,
        RowSet.Decisions => Decisions,
        RowSet.SomeRebalances or RowSet.Rebalances => Rebalances,
        _ => table.Dates,
    };

    /// <summary>The market may go on after the last day of a book that lost everything.</summary>
    private List<DateOnly> MarketDays(ArtifactTable table)
    {
        var longest = Days.Count > UnbrakedDays.Count ? Days : UnbrakedDays;
        var last = longest.Count == 0 ? default : longest[^1];
        return [.. longest, .. table.Dates.Where(d => d > last).Distinct()];
    }

    private DateOnly[] From(IReadOnlyList<DateOnly> days) => EffectiveStart is { } start ? [.. days.Where(d => d >= start)] : [];

    private static string[] FirstGroup(ArtifactTable table) =>
        [.. Enumerable.Range(0, table.Rows).TakeWhile(r => table.Dates[r] == table.Dates[0]).Select(r => table.KeyOf(r)!)];

    private static DateOnly? FirstLevered(ArtifactTable leverage, ArtifactTable decisions)
    {
        var reason = decisions.Column("flat_reason");
        for (var row = 0; row < Math.Min(leverage.Rows, decisions.Rows); row++)
        {
            if (decisions.Text(row, reason).Length == 0)
            {
                return leverage.Dates[row];
            }
        }

        return null;
    }
}
