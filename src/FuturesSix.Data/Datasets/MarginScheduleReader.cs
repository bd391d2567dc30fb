using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>Reads a margin schedule: <c>date,initial[,maintenance]</c>, dates yyyymmdd or ISO, lines that start with '#' are
/// comments. A step applies from its date until the next.</summary>
internal static class MarginScheduleReader
{
    public static IReadOnlyList<MarginStep> Read(string file, byte[] content, string symbol, BadRows bad)
    {
        using var table = new CsvTable(file, content, bad, '#');
        int date = table.Column("date"), initial = table.Column("initial");
        var steps = new List<MarginStep>();
        while (table.Read())
        {
            if (!table.TryNextDate(date, out var day))
            {
                continue;
            }

            var skipped = bad.Skipped.Count;
            var margin = table.Number(initial, symbol, day);
            if (margin > 0)
            {
                steps.Add(new MarginStep(day, margin));
            }
            else if (skipped == bad.Skipped.Count)
            {
                bad.Report(
                    new Place(file, table.Line, symbol, day),
                    FormattableString.Invariant($"the initial margin '{table.Text(initial)}' is not positive"),
                    "account value per contract");
            }
        }

        return steps.Count > 0
            ? steps
            : throw DatasetException.At(new Place(file, null, symbol), "the schedule has no steps", "at least one row under date,initial");
    }
}
