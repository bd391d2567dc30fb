using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>The form of the files: they can be read, and belong together.</summary>
internal static class FormRules
{
    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new("csv", "every CSV file has its columns in their order, ISO dates that ascend, numbers that read back to the same text", [], Csv),
        new("rows", "rows and columns of the files belong together: the same days, rebalances, instruments, sleeves, gates", [], Rows),
        new("json", "every JSON file and every line of a JSON Lines file can be read and has its keys", [], JsonForm.Check),
    ];

    private static void Csv(RunArtifacts run, CheckTally tally)
    {
        foreach (var shape in ArtifactShapes.All)
        {
            var table = run.Table(shape.Path);
            tally.Count(table.Cells + table.Header.Count);
            foreach (var fault in table.Faults)
            {
                tally.Fail(fault);
            }

            if (table.Faults.Count == 0)
            {
                Ascending(table, tally);
            }
        }
    }

    /// <summary>Dates ascend; where a date has several rows, each has a key of its own.</summary>
    private static void Ascending(ArtifactTable table, CheckTally tally)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows; row++)
        {
            var same = row > 0 && table.Dates[row] == table.Dates[row - 1];
            if (row > 0 && (table.Dates[row] < table.Dates[row - 1] || (same && table.Shape.OneRowADate)))
            {
                tally.Fail(table.At(row, 0, $"a date after {table.Dates[row - 1]:yyyy-MM-dd}"));
            }

            if (!same)
            {
                keys.Clear();
            }

            if (!table.Shape.OneRowADate && !keys.Add(table.KeyOf(row)!))
            {
                tally.Fail(table.At(row, 1, "a key that this date does not have yet"));
            }
        }
    }

    private static void Rows(RunArtifacts run, CheckTally tally)
    {
        if (ArtifactShapes.All.Select(s => run.Table(s.Path)).FirstOrDefault(t => t.Faults.Count > 0) is { } broken)
        {
            throw new RunStoreException($"{broken.Shape.Path} is not well formed");
        }

        var frame = new RunFrame(run);
        foreach (var shape in ArtifactShapes.All)
        {
            var table = run.Table(shape.Path);
            Columns(frame, table, tally);
            Dates(frame, table, tally);
        }

        Frame(run, frame, tally);
    }

    private static void Columns(RunFrame frame, ArtifactTable table, CheckTally tally)
    {
        if (frame.ColumnsOf(table) is not { } expected)
        {
            return;
        }

        var found = table.Header.Skip(table.Shape.Columns.Count).ToList();
        for (var c = 0; c < Math.Max(found.Count, expected.Count); c++)
        {
            var (is_, must) = (found.ElementAtOrDefault(c), expected.ElementAtOrDefault(c));
            tally.Require(is_ == must, () => new RunOffence
            {
                File = table.Shape.Path,
                Line = 1,
                Column = table.Shape.Columns.Count + c + 1,
                Found = is_ is null ? "is missing" : $"is '{is_}'",
                Expected = must is null ? "no further column" : $"the heading '{must}'",
            });
        }
    }

    private static void Dates(RunFrame frame, ArtifactTable table, CheckTally tally)
    {
        var keys = frame.KeysOf(table);
        var expected = frame.DatesOf(table);
        if (table.Shape.Sparse)
        {
            Subset(table, expected, keys, tally);
            return;
        }

        var perDate = table.Shape.OneRowADate ? 1 : keys.Count;
        for (var row = 0; row < Math.Max(table.Rows, expected.Count * perDate); row++)
        {
            var date = perDate > 0 && row < expected.Count * perDate ? expected[row / perDate] : (DateOnly?)null;
            var key = table.Shape.OneRowADate || date is null ? null : keys[row % perDate];
            var right = row < table.Rows && table.Dates[row] == date && (key is null || table.KeyOf(row) == key);
            tally.Require(right, () => Misplaced(table, row, date, key));
            if (!right)
            {
                return;
            }
        }
    }

    private static void Subset(ArtifactTable table, IReadOnlyList<DateOnly> dates, IReadOnlyList<string> keys, CheckTally tally)
    {
        var (days, known) = (dates.ToHashSet(), keys.ToHashSet(StringComparer.Ordinal));
        for (var row = 0; row < table.Rows; row++)
        {
            var at = row;
            tally.Require(days.Contains(table.Dates[row]), () => table.At(at, 0, "a rebalance"));
            tally.Require(known.Contains(table.KeyOf(row)!), () => table.At(at, 1, "a sleeve and an instrument of the book"));
        }
    }

    private static RunOffence Misplaced(ArtifactTable table, int row, DateOnly? date, string? key)
    {
        var expected = date is null ? "no further row" : $"the row {date:yyyy-MM-dd}{(key is null ? "" : $" {key}")}";
        return row < table.Rows
            ? table.At(row, 0, expected)
            : new RunOffence { File = table.Shape.Path, Line = row + 2, Date = date, Key = key, Found = "is missing", Expected = expected };
    }

    /// <summary>meta.json says what the files say.</summary>
    private static void Frame(RunArtifacts run, RunFrame frame, CheckTally tally)
    {
        var (meta, options) = (run.Meta, run.Configuration.Options);
        Fact("start", meta.Start, frame.UnbrakedDays.FirstOrDefault());
        Fact("effective_end", meta.EffectiveEnd, frame.Days.LastOrDefault());
        Fact("effective_start", meta.EffectiveStart, frame.EffectiveStart);
        Fact("requested_start", meta.RequestedStart, options.Start);
        Fact("requested_end", meta.RequestedEnd, options.End);
        Fact("universe", string.Join(", ", meta.Universe), string.Join(", ", frame.Universe));
        Fact("schedule.rule", meta.Schedule.Rule, options.Rebalance);
        Fact("schedule.count", meta.Schedule.Count, frame.Rebalances.Count);
        Fact<DateOnly?>("schedule.first", meta.Schedule.First, frame.Rebalances.Count == 0 ? null : frame.Rebalances[0]);
        Fact<DateOnly?>("schedule.last", meta.Schedule.Last, frame.Rebalances.Count == 0 ? null : frame.Rebalances[^1]);
        Fact("capital", meta.Capital, options.Simulation.Capital);
        Fact("promotion.version", meta.Promotion?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Configuration.RunConfiguration.NoPromotion, run.Configuration.Promotion);
        Fact("synthetic", meta.Synthetic, meta.Dataset.Synthetic);

        void Fact<T>(string field, T written, T found) => tally.Require(
            EqualityComparer<T>.Default.Equals(written, found),
            () => new RunOffence { File = RunFiles.Meta, Cell = field, Found = $"is {Say(written)}", Expected = $"{Say(found)}, as the other files say" });
    }

    private static string Say<T>(T value) => value switch
    {
        null => "nothing",
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => $"{value}",
    };
}
