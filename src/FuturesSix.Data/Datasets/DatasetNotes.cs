namespace FuturesSix.Data.Datasets;

/// <summary>Says in words what loading a dataset left out, merged or filled.</summary>
internal static class DatasetNotes
{
    public static List<string> Write(DataQualityCounts quality, IReadOnlyCollection<string> ignored)
    {
        var notes = new List<string>();
        Add(notes, quality.MergedWeekendRows, "Saturday and Sunday rows were merged into the next business day");
        Add(notes, quality.Skipped.Count, "bad rows or cells were skipped");
        Add(notes, quality.IgnoredConfigRows, "rows of the instrument and cost tables describe instruments that the dataset does not hold");
        if (ignored.Count > 0)
        {
            var named = string.Join("; ", ignored.Take(10)) + (ignored.Count > 10 ? "; …" : "");
            Add(notes, ignored.Count, $"columns, symbols or files are not described and were ignored: {named}");
        }

        Add(notes, quality.Instruments.Sum(i => i.RowsWithoutRaw), "rows without a positive raw price count as unobserved");
        Add(notes, quality.RollJumpsKept, "returns above 8 trailing sigmas on contract changes were kept");
        Add(notes, quality.RollJumpsMissing, "returns above 8 trailing sigmas on contract changes were made missing");
        Add(notes, quality.MissingFx, "observed rows have no FX rate yet");
        Add(notes, quality.CarriedAuxiliary, "values of auxiliary series were carried");
        return notes;
    }

    private static void Add(List<string> notes, int count, string what)
    {
        if (count > 0)
        {
            notes.Add(FormattableString.Invariant($"{count} {what}"));
        }
    }
}
