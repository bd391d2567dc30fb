using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>What reading the sources gave.</summary>
internal sealed class SourceContent
{
    public List<InstrumentSeries> Series { get; } = [];

    /// <summary>Columns, symbols and files that the dataset does not describe, as "file: name".</summary>
    public SortedSet<string> Ignored { get; } = new(StringComparer.Ordinal);
}

/// <summary>Reads the sources of a dataset, each in its own layout.</summary>
internal sealed class SourceReader(DatasetSpec spec, InstrumentCatalog catalog, InputFiles files, BadRows bad)
{
    private const string PositivePrice = "a positive price; levels that may be negative are declared as adjustment: difference";

    public DatasetSpec Spec => spec;

    public InstrumentCatalog Catalog => catalog;

    public BadRows Bad => bad;

    public InputFiles Files => files;

    /// <summary>Reads every source in the order of the dataset file.</summary>
    public SourceContent Read()
    {
        var content = new SourceContent();
        foreach (var source in spec.Sources)
        {
            switch (source.Kind)
            {
                case SourceKind.LongPrices:
                    LongReader.Read(this, source, content);
                    break;
                case SourceKind.Folder:
                    FolderReader.Read(this, source, content);
                    break;
                default:
                    WideReader.Read(this, source, content);
                    break;
            }
        }

        return content;
    }

    /// <summary>Opens a file that a key of a source declares.</summary>
    public CsvTable Open(string file, string path) => new(file, files.Read(file, spec.Declared(path)), bad);

    /// <summary>Begins the series of an instrument; a symbol has one source only.</summary>
    public InstrumentSeries Begin(SourceContent content, SourceSpec source, string symbol, string file)
    {
        if (content.Series.Find(s => s.Symbol == symbol) is { } other)
        {
            throw spec.Yaml.Error(source.Path, $"'{symbol}' comes from {other.File} already", "one source per instrument");
        }

        var series = new InstrumentSeries(symbol, file, spec.AdjustmentOf(symbol))
        {
            GivesReturns = source.Kind == SourceKind.WideReturns,
            HasRaw = source.CloseIsRaw,
        };
        content.Series.Add(series);
        return series;
    }

    /// <summary>Reads a close; NaN when missing or, under <c>ratio</c>, not positive.</summary>
    public double Close(CsvTable table, int column, InstrumentSeries series, DateOnly date)
    {
        var close = table.Number(column, series.Symbol, date);
        if (close <= 0 && series.Adjustment == PriceAdjustment.Ratio)
        {
            bad.Report(
                new Place(table.File, table.Line, series.Symbol, date),
                FormattableString.Invariant($"the price {close:R} is zero or negative under adjustment ratio"),
                PositivePrice);
            return double.NaN;
        }

        return close;
    }

    /// <summary>Reads a return; NaN when missing or, under <c>ratio</c>, a loss of everything.</summary>
    public double Return(CsvTable table, int column, InstrumentSeries series, DateOnly date)
    {
        var value = table.Number(column, series.Symbol, date);
        if (value <= -1 && series.Adjustment == PriceAdjustment.Ratio)
        {
            bad.Report(
                new Place(table.File, table.Line, series.Symbol, date),
                FormattableString.Invariant($"the return {value:R} means a zero or negative price under adjustment ratio"),
                "a simple return above -1");
            return double.NaN;
        }

        return value;
    }

    /// <summary>Reads a volume; NaN when missing or negative.</summary>
    public double Volume(CsvTable table, int column, string symbol, DateOnly date)
    {
        var value = table.Number(column, symbol, date);
        if (value < 0)
        {
            bad.Report(new Place(table.File, table.Line, symbol, date), FormattableString.Invariant($"the volume {value:R} is negative"), "contracts traded");
            return double.NaN;
        }

        return value;
    }
}
