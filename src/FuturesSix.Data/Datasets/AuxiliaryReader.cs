namespace FuturesSix.Data.Datasets;

/// <summary>The observed values of one auxiliary series, ascending.</summary>
internal sealed class DatedSeries(string name, string file)
{
    public string Name => name;

    public string File => file;

    public List<DateOnly> Dates { get; } = new(2048);

    public List<double> Values { get; } = new(2048);

    public void Add(DateOnly date, double value)
    {
        Dates.Add(date);
        Values.Add(value);
    }
}

/// <summary>Reads auxiliary daily series, by the column each is declared to be in.</summary>
internal static class AuxiliaryReader
{
    public static List<DatedSeries> Read(DatasetSpec spec, InputFiles files, BadRows bad)
    {
        var all = new List<DatedSeries>();
        for (var i = 0; i < (spec.Yaml.Value.Auxiliary?.Count ?? 0); i++)
        {
            var dto = spec.Yaml.Value.Auxiliary![i];
            var path = FormattableString.Invariant($"auxiliary.{i}");
            var file = spec.Yaml.Required(dto.File, $"{path}.file", "a file under root");
            var columns = spec.Yaml.Required(dto.Columns, $"{path}.columns", "a mapping of series names to column names");
            foreach (var name in columns.Keys)
            {
                if (all.Find(s => s.Name == name) is { } other)
                {
                    throw spec.Yaml.Error($"{path}.columns.{name}", $"'{name}' comes from {other.File} already", "one column per series");
                }
            }

            using var table = new CsvTable(file, files.Read(file, spec.Declared($"{path}.file")), bad);
            ReadFile(table, dto.DateColumn ?? "date", columns, all);
        }

        return all;
    }

    /// <summary>Reads one column of positive values.</summary>
    public static DatedSeries ReadPositive(CsvTable table, string dateColumn, string name, string column, BadRows bad)
    {
        int date = table.Column(dateColumn), position = table.Column(column);
        var series = new DatedSeries(name, table.File);
        while (table.Read())
        {
            if (!table.TryNextDate(date, out var day))
            {
                continue;
            }

            var value = table.Number(position, name, day);
            if (value > 0)
            {
                series.Add(day, value);
            }
            else if (value <= 0)
            {
                bad.Report(
                    new Place(table.File, table.Line, name, day),
                    FormattableString.Invariant($"the value {value:R} is not positive"),
                    "a positive value or an empty field");
            }
        }

        return series;
    }

    private static void ReadFile(CsvTable table, string dateColumn, Dictionary<string, string> columns, List<DatedSeries> all)
    {
        var date = table.Column(dateColumn);
        var targets = columns.Select(c => (Column: table.Column(c.Value), Series: new DatedSeries(c.Key, table.File))).ToArray();
        while (table.Read())
        {
            if (!table.TryNextDate(date, out var day))
            {
                continue;
            }

            foreach (var (column, series) in targets)
            {
                var value = table.Number(column, series.Name, day);
                if (!double.IsNaN(value))
                {
                    series.Add(day, value);
                }
            }
        }

        all.AddRange(targets.Select(t => t.Series));
    }
}
