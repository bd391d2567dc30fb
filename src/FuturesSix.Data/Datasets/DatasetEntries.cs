using System.Collections;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>Refuses entries of lists and mappings that are written without a value (<c>- ~</c>, <c>EUR:</c>), where a value
/// is needed; <c>ES:</c> under instruments is one that needs none.</summary>
internal static class DatasetEntries
{
    private const string Column = "the name of a column";

    /// <summary>Checks a dataset file.</summary>
    /// <exception cref="YamlInputException">An entry is empty.</exception>
    public static void Require(YamlDocument<DatasetDto> yaml)
    {
        var dto = yaml.Value;
        Each(yaml, dto.Sources, "sources", "a mapping with kind and file or folder");
        Each(yaml, dto.Auxiliary, "auxiliary", "a mapping with file and columns");
        Each(yaml, dto.Events, "events", "a mapping with file");
        Each(yaml, dto.Fx, "fx", "a mapping with file, column and quote");
        Each(yaml, dto.Roles, "roles", "the symbol of an instrument");
        Each(yaml, dto.InstrumentConfig?.Columns, "instrument_config.columns", Column);
        Each(yaml, dto.InstrumentConfig?.AssetClasses, "instrument_config.asset_classes", "the name of an asset class");
        Each(yaml, dto.Costs?.Columns, "costs.columns", Column);
        Each(yaml, dto.Vx?.Levels, "vx.levels", "the name of an auxiliary series");
        Each(yaml, dto.Vx?.Symbols, "vx.symbols", "a symbol");
        for (var i = 0; i < (dto.Sources?.Count ?? 0); i++)
        {
            Each(yaml, dto.Sources![i].Columns, FormattableString.Invariant($"sources.{i}.columns"), Column);
            Each(yaml, dto.Sources[i].Symbols, FormattableString.Invariant($"sources.{i}.symbols"), "a symbol");
        }

        for (var i = 0; i < (dto.Auxiliary?.Count ?? 0); i++)
        {
            Each(yaml, dto.Auxiliary![i].Columns, FormattableString.Invariant($"auxiliary.{i}.columns"), Column);
        }

        foreach (var (symbol, instrument) in dto.Instruments ?? [])
        {
            Each(yaml, instrument?.Themes, $"instruments.{symbol}.themes", "the name of a theme");
        }
    }

    private static void Each(YamlDocument<DatasetDto> yaml, IList? entries, string path, string expected)
    {
        for (var i = 0; i < (entries?.Count ?? 0); i++)
        {
            yaml.Required(entries![i], FormattableString.Invariant($"{path}.{i}"), expected);
        }
    }

    private static void Each(YamlDocument<DatasetDto> yaml, IDictionary? entries, string path, string expected)
    {
        foreach (DictionaryEntry entry in entries ?? new Hashtable())
        {
            yaml.Required(entry.Value, $"{path}.{entry.Key}", expected);
        }
    }
}
