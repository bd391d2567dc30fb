using FuturesSix.Data.Artifacts;

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
        Sleeves = [.. run.Table("sleeve_returns.csv").Header.Skip(1).SkipLast(2)];
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
        WideColumns.Sleeves => [.. Sleeves, "execution", "cost"],
        WideColumns.Features => _run.Configuration.Options.Allocator.State.Columns(),
        _ => null,
    };

    /// <summary>The keys that each date of a long file must have, in order; for a sparse one those that it may have.</summary>
    public IReadOnlyList<string> KeysOf(ArtifactTable table) => table.Shape.Columns.Count(c => c.Kind == CellKind.Key) switch
    {
        0 => [],
        2 when table.Shape.Path == "engine_forecasts.csv" => Forecasts,
        2 => [.. Sleeves.SelectMany(s => Universe.Select(i => $"{s} {i}"))],
        _ => table.Shape.Columns.Any(c => c.Name == "engine") ? Gates : Universe,
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
