using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>Checks a dataset file and fills in its defaults.</summary>
internal static class DatasetSpecReader
{
    private static readonly string[] VxLevels = ["vx1", "vx2", "vx3"];
    private static readonly string[] VxSymbols = ["VX1", "VX2", "VX3"];

    /// <summary>Resolves a dataset file.</summary>
    /// <param name="yaml">What was written.</param>
    /// <param name="folder">The dataset file's folder.</param>
    /// <param name="dataRoot">Replaces the declared root, where one is declared.</param>
    public static DatasetSpec Resolve(YamlDocument<DatasetDto> yaml, string folder, string? dataRoot)
    {
        var dto = yaml.Value;
        var root = dto.Root is null ? folder : Path.GetFullPath(dataRoot ?? dto.Root, dataRoot is null ? folder : Directory.GetCurrentDirectory());
        if (dto.MaxStaleDays is < 0)
        {
            throw yaml.Error("max_stale_days", $"{dto.MaxStaleDays} is negative", "0 or more calendar days");
        }

        return new DatasetSpec
        {
            Yaml = yaml,
            Name = yaml.Required(dto.Name, "name", "a name for the dataset"),
            Root = root,
            AccountCurrency = dto.AccountCurrency ?? "USD",
            Adjustment = yaml.Required(dto.Adjustment, "adjustment", "ratio or difference: how the closes were adjusted is never guessed"),
            MaxStaleDays = dto.MaxStaleDays ?? 5,
            OnBadRow = dto.OnBadRow ?? BadRowPolicy.Error,
            OnRollJump = dto.OnRollJump ?? RollJumpPolicy.Keep,
            Sources = Sources(yaml),
            Instruments = Instruments(yaml),
            Vx = Vx(yaml),
        };
    }

    private static List<SourceSpec> Sources(YamlDocument<DatasetDto> yaml)
    {
        var sources = yaml.Required(yaml.Value.Sources, "sources", "at least one source of prices or returns");
        if (sources.Count == 0)
        {
            throw yaml.Error("sources", "is empty", "at least one source of prices or returns");
        }

        return [.. sources.Select((dto, i) => Source(yaml, dto, FormattableString.Invariant($"sources.{i}")))];
    }

    private static SourceSpec Source(YamlDocument<DatasetDto> yaml, SourceDto dto, string path)
    {
        var kind = yaml.Required(dto.Kind, $"{path}.kind", "wide_prices, wide_returns, long_prices or folder");
        var folder = kind == SourceKind.Folder;
        Unused(yaml, path, kind, ("file", dto.File is not null && folder), ("folder", dto.Folder is not null && !folder));
        Unused(yaml, path, kind, ("price_suffix", dto.PriceSuffix is not null && !folder), ("carry_suffix", dto.CarrySuffix is not null && !folder));
        Unused(yaml, path, kind, ("volume_suffix", dto.VolumeSuffix is not null && !folder));
        Unused(yaml, path, kind, ("columns", dto.Columns is not null && folder), ("symbols", dto.Symbols is not null && !folder));
        var wide = kind is SourceKind.WidePrices;
        Unused(yaml, path, kind, ("raw_file", dto.RawFile is not null && !wide));
        Unused(yaml, path, kind, ("volume_file", dto.VolumeFile is not null && !wide && kind != SourceKind.WideReturns));
        Unused(yaml, path, kind, ("close_is_raw", dto.CloseIsRaw is not null && kind == SourceKind.WideReturns));
        var location = folder
            ? yaml.Required(dto.Folder, $"{path}.folder", "a folder under root")
            : yaml.Required(dto.File, $"{path}.file", "a file under root");
        return new SourceSpec(path, kind, location, dto.DateColumn ?? (folder ? "DATETIME" : "date"), dto.CloseIsRaw ?? false, dto);
    }

    private static void Unused(YamlDocument<DatasetDto> yaml, string path, SourceKind kind, params ReadOnlySpan<(string Key, bool Written)> keys)
    {
        foreach (var (key, written) in keys)
        {
            if (written)
            {
                throw yaml.Error($"{path}.{key}", $"a source of kind {kind} does not read it", "the key removed, or another kind");
            }
        }
    }

    private static Dictionary<string, InstrumentDto> Instruments(YamlDocument<DatasetDto> yaml)
    {
        var instruments = new Dictionary<string, InstrumentDto>(StringComparer.Ordinal);
        foreach (var (symbol, dto) in yaml.Value.Instruments ?? [])
        {
            if (dto?.Multiplier is <= 0)
            {
                throw yaml.Error($"instruments.{symbol}.multiplier", $"{dto.Multiplier} is not positive", "the account value of one price point");
            }

            instruments[symbol] = dto ?? new InstrumentDto();
        }

        return instruments;
    }

    private static VxSpec? Vx(YamlDocument<DatasetDto> yaml)
    {
        if (yaml.Value.Vx is not { } dto || dto.Include == false)
        {
            return null;
        }

        return new VxSpec(Three(yaml, dto.Levels ?? [.. VxLevels], "vx.levels"), Three(yaml, dto.Symbols ?? [.. VxSymbols], "vx.symbols"));
    }

    private static List<string> Three(YamlDocument<DatasetDto> yaml, List<string> names, string path) =>
        names.Count == 3 && names.Distinct(StringComparer.Ordinal).Count() == 3
            ? names
            : throw yaml.Error(path, $"lists {names.Count} names", "three different names: first, second and third contract");
}
