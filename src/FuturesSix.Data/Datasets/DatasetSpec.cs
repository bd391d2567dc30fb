using FuturesSix.Core.Market;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>A dataset file with its defaults filled in and checked. Paths stay relative to <see cref="Root"/>.</summary>
internal sealed record DatasetSpec
{
    public required YamlDocument<DatasetDto> Yaml { get; init; }

    public required string Name { get; init; }

    public required string Root { get; init; }

    public required string AccountCurrency { get; init; }

    public required PriceAdjustment Adjustment { get; init; }

    public required int MaxStaleDays { get; init; }

    public required BadRowPolicy OnBadRow { get; init; }

    public required RollJumpPolicy OnRollJump { get; init; }

    public required IReadOnlyList<SourceSpec> Sources { get; init; }

    public required IReadOnlyDictionary<string, InstrumentDto> Instruments { get; init; }

    /// <summary>Cost of instruments that have none of their own.</summary>
    public CostSpec? DefaultCost { get; init; }

    public VxSpec? Vx { get; init; }

    /// <summary>Names of the auxiliary series that hold VX levels, which are prices; empty without a <c>vx</c> section.</summary>
    public IReadOnlyList<string> VxLevels { get; init; } = [];

    /// <summary>"dataset.yaml(12): sources.0.file" for messages about what a key declared.</summary>
    public string Declared(string path) => FormattableString.Invariant($"{Yaml.File}({Yaml.LineOf(path)}): {path}");

    /// <summary>How the closes of an instrument were adjusted.</summary>
    public PriceAdjustment AdjustmentOf(string symbol) =>
        Instruments.TryGetValue(symbol, out var dto) ? dto.Adjustment ?? Adjustment : Adjustment;
}

/// <summary>A source with its defaults filled in.</summary>
/// <param name="Path">The YAML path of the source, for messages.</param>
/// <param name="Kind">Layout.</param>
/// <param name="Location">File, or folder of a <see cref="SourceKind.Folder"/> source.</param>
/// <param name="DateColumn">Name of the date column.</param>
/// <param name="CloseIsRaw">The closes are prices one can trade at.</param>
/// <param name="Dto">The rest, as written.</param>
internal sealed record SourceSpec(string Path, SourceKind Kind, string Location, string DateColumn, bool CloseIsRaw, SourceDto Dto);

/// <summary>VX contracts as instruments.</summary>
/// <param name="Levels">Names of the three auxiliary series.</param>
/// <param name="Symbols">Symbols of the three instruments.</param>
internal sealed record VxSpec(IReadOnlyList<string> Levels, IReadOnlyList<string> Symbols);
