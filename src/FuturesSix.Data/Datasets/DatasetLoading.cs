using FuturesSix.Core.Market;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>One loading of one dataset: read, align, assemble, count.</summary>
internal sealed class DatasetLoading
{
    private readonly DatasetSpec _spec;
    private readonly InputFiles _files;
    private readonly BadRows _bad;
    private readonly InstrumentCatalog _catalog;

    public DatasetLoading(DatasetSpec spec)
    {
        _spec = spec;
        _files = new InputFiles(spec.Root);
        _bad = new BadRows(spec.OnBadRow);
        _catalog = new InstrumentCatalog(spec, new ConfigTables(spec, _files, _bad));
    }

    public LoadedDataset Run(string yamlName, byte[] yamlBytes)
    {
        var content = new SourceReader(_spec, _catalog, _files, _bad).Read();
        var auxiliary = AuxiliaryReader.Read(_spec, _files, _bad);
        var levels = _spec.Vx is { } vx ? VxInstruments.Levels(_spec, vx, auxiliary) : [];
        var (first, last) = DatasetCalendar.Span(content.Series, levels, _spec);
        var holidays = DatasetCalendar.Holidays(_spec.Yaml.Value.Holidays, first, last);
        var calendar = DatasetCalendar.Build(content.Series, levels, first, last, holidays);
        if (_spec.Vx is not null)
        {
            content.Series.AddRange(VxInstruments.Build(_spec.Vx, levels, calendar));
        }

        Check(content.Series);
        var loaded = Assemble(content, auxiliary, calendar, [.. holidays]);
        return loaded with { Hash = _files.Hash(yamlName, yamlBytes) };
    }

    private LoadedDataset Assemble(SourceContent content, List<DatedSeries> auxiliary, TradingCalendar calendar, DateOnly[] holidays)
    {
        var columns = content.Series.ConvertAll(series => SeriesColumns.Build(series, calendar));
        var jumps = columns.ConvertAll(c => JumpScan.Apply(c, calendar.Dates, _spec.OnRollJump));
        var dates = calendar.Dates.ToArray();
        var aligned = auxiliary.ConvertAll(s => (s.Name, Column: AuxiliaryColumns.Align(s, dates, _spec.MaxStaleDays)));
        var instruments = columns.ConvertAll(c => Instrument(c.Series));
        var currencies = instruments.Select(i => i.Currency).ToHashSet(StringComparer.Ordinal);
        var fx = new FxColumns(_spec.AccountCurrency, FxReader.Read(_spec, _files, _bad, currencies), dates, _spec);
        var counts = columns.Select((c, i) =>
            QualityCounter.Count(c, dates, fx.Of(instruments[i].Currency), jumps[i], _bad, _spec.MaxStaleDays));
        var quality = Quality([.. counts], aligned.ConvertAll(a => a.Column.Quality), content.Ignored.Count);
        return new LoadedDataset
        {
            Market = Market(new MarketAssembler(dates, columns), instruments, fx) with
            {
                Auxiliary = aligned.ToDictionary(a => a.Name, a => a.Column.Values, StringComparer.Ordinal),
                Holidays = holidays,
                Events = EventReader.Read(_spec, _files, _bad),
            },
            Quality = quality,
            Jumps = [.. jumps.SelectMany(j => j)],
            Hash = "",
            Notes = DatasetNotes.Write(quality, content.Ignored),
        };
    }

    private MarketData Market(MarketAssembler assembler, List<Instrument> instruments, FxColumns fx) => new()
    {
        Name = _spec.Name,
        Synthetic = _spec.Yaml.Value.Synthetic ?? false,
        AccountCurrency = _spec.AccountCurrency,
        Instruments = instruments,
        Returns = assembler.Returns(),
        Prices = assembler.Prices(),
        Fx = assembler.Fx(instruments, fx, _spec.MaxStaleDays),
        Rolls = assembler.Rolls(),
        Volume = assembler.Volume(),
        Carry = assembler.Carry(),
        Roles = Roles(instruments),
        MaxStaleDays = _spec.MaxStaleDays,
    };

    private DataQualityCounts Quality(InstrumentQuality[] instruments, List<AuxiliaryQuality> auxiliary, int ignoredSeries) => new()
    {
        Instruments = instruments,
        Auxiliary = auxiliary,
        Skipped = _bad.Skipped,
        IgnoredConfigRows = _catalog.IgnoredRows(instruments.Select(i => i.Symbol).ToHashSet(StringComparer.Ordinal)),
        IgnoredSeries = ignoredSeries,
    };

    private Instrument Instrument(InstrumentSeries series) => _catalog.Build(
        series,
        series.HasRolls ? "volatility" : null,
        series.HasRolls ? 1000 : 1,
        (file, path) => MarginScheduleReader.Read(file, _files.Read(file, _spec.Declared(path)), series.Symbol, _bad));

    private Dictionary<string, string> Roles(List<Instrument> instruments)
    {
        var symbols = instruments.ConvertAll(i => i.Symbol);
        foreach (var (role, symbol) in _spec.Yaml.Value.Roles ?? [])
        {
            if (!symbols.Contains(symbol))
            {
                throw _spec.Yaml.Error($"roles.{role}", $"there is no instrument '{symbol}'; {NearestName.Suggest(symbol, symbols)}");
            }
        }

        var roles = new Dictionary<string, string>(_spec.Yaml.Value.Roles ?? [], StringComparer.Ordinal);
        for (var k = 0; k < (_spec.Vx?.Symbols.Count ?? 0); k++)
        {
            roles.TryAdd(VxInstruments.Roles[k], _spec.Vx!.Symbols[k]);
        }

        return roles;
    }

    private void Check(List<InstrumentSeries> all)
    {
        var symbols = all.ConvertAll(s => s.Symbol);
        foreach (var symbol in symbols.GroupBy(s => s, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            throw _spec.Yaml.Error("vx.symbols", $"'{symbol}' is an instrument of a source already", "symbols of their own");
        }

        foreach (var symbol in _spec.Instruments.Keys.Where(s => !symbols.Contains(s)))
        {
            throw _spec.Yaml.Error($"instruments.{symbol}", $"no source has '{symbol}'; {NearestName.Suggest(symbol, symbols)}");
        }

        foreach (var series in all.Where(s => s.Adjustment == PriceAdjustment.Difference && !s.HasRaw && !s.GivesReturns))
        {
            throw _spec.Yaml.Error(
                $"instruments.{series.Symbol}.adjustment",
                $"'{series.Symbol}' ({series.File}) is difference-adjusted but has no raw price",
                "raw_file, raw_close, a carry file, or close_is_raw: true");
        }
    }
}
