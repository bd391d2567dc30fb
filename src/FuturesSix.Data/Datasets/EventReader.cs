using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>Reads calendars of scheduled events: <c>date,event[,announced]</c>. Several events may share a day; the same one
/// twice on a day is a bad row. An empty <c>announced</c> means published long ahead.</summary>
internal static class EventReader
{
    public static IReadOnlyList<MarketEvent> Read(DatasetSpec spec, InputFiles files, BadRows bad)
    {
        var events = new List<MarketEvent>();
        for (var i = 0; i < (spec.Yaml.Value.Events?.Count ?? 0); i++)
        {
            var dto = spec.Yaml.Value.Events![i];
            var path = FormattableString.Invariant($"events.{i}");
            var file = spec.Yaml.Required(dto.File, $"{path}.file", "a file under root");
            using var table = new CsvTable(file, files.Read(file, spec.Declared($"{path}.file")), bad, '#');
            ReadFile(table, dto, events, bad);
        }

        return [.. events.OrderBy(e => e.Date).ThenBy(e => e.Kind, StringComparer.Ordinal)];
    }

    private static void ReadFile(CsvTable table, EventsDto dto, List<MarketEvent> events, BadRows bad)
    {
        int date = table.Column(dto.DateColumn ?? "date"), kind = table.Column(dto.EventColumn ?? "event");
        var announced = dto.AnnouncedColumn is { } name ? table.Column(name) : table.OptionalColumn("announced");
        while (table.Read())
        {
            if (table.TryDate(date, out var day) && Name(table, kind, day, bad) is { } named && Known(table, announced, day, bad, out var known))
            {
                Add(new MarketEvent(day, named, known), table, events, bad);
            }
        }
    }

    private static void Add(MarketEvent found, CsvTable table, List<MarketEvent> events, BadRows bad)
    {
        if (events.Exists(e => e.Date == found.Date && e.Kind == found.Kind))
        {
            bad.Report(new Place(table.File, table.Line, found.Kind, found.Date), "the event is there already", "each event once a day");
        }
        else
        {
            events.Add(found);
        }
    }

    /// <summary>Names stand in files of the run as they are: letters, digits, '_' and '-'.</summary>
    private static string? Name(CsvTable table, int column, DateOnly day, BadRows bad)
    {
        var name = table.Text(column).Trim();
        if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            return name;
        }

        bad.Report(new Place(table.File, table.Line, null, day), $"'{name}' is not the name of an event", "letters, digits, '_' or '-', for example CPI");
        return null;
    }

    private static bool Known(CsvTable table, int column, DateOnly day, BadRows bad, out DateOnly? known)
    {
        known = null;
        if (column < 0 || table.Text(column).Length == 0)
        {
            return true;
        }

        if (!table.TryDate(column, out var announced))
        {
            return false;
        }

        known = announced;
        if (announced <= day)
        {
            return true;
        }

        bad.Report(new Place(table.File, table.Line, null, day), $"it was announced on {announced:yyyy-MM-dd}, after it happened", "a day not after the event");
        return false;
    }
}
