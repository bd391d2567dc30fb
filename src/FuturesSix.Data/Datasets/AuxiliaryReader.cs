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
            all.AddRange(ReadFile(table, dto.DateColumn ?? "date", columns, spec.VxLevels, bad));
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

            AddPositive(table, position, series, day, bad);
        }

        return series;
    }

    private static void AddPositive(CsvTable table, int column, DatedSeries series, DateOnly day, BadRows bad)
    {
        var value = table.Number(column, series.Name, day);
        if (value > 0)
        {
            series.Add(day, value);
        }
        else if (value <= 0)
        {
            bad.Report(
                new Place(table.File, table.Line, series.Name, day),
                FormattableString.Invariant($"the value {value:R} is not positive"),
                "a positive value or an empty field");
        }
    }

    /// <summary>Reads the columns of one file; those named by <paramref name="positive"/> are prices.</summary>
    private static IEnumerable<DatedSeries> ReadFile(
        CsvTable table, string dateColumn, Dictionary<string, string> columns, IReadOnlyList<string> positive, BadRows bad)
    {
        var date = table.Column(dateColumn);
        var targets = columns
            .Select(c => (Column: table.Column(c.Value), Series: new DatedSeries(c.Key, table.File), Positive: positive.Contains(c.Key))).ToArray();
        while (table.Read())
        {
            if (!table.TryNextDate(date, out var day))
            {
                continue;
            }

            foreach (var (column, series, isPrice) in targets)
            {
                if (isPrice)
                {
                    AddPositive(table, column, series, day, bad);
                }
                else if (table.Number(column, series.Name, day) is var value && !double.IsNaN(value))
                {
                    series.Add(day, value);
                }
            }
        }

        return targets.Select(t => t.Series);
    }
}
