using FuturesSix.Core.Market;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Datasets;

/// <summary>A dataset file as written; null = not written. docs/datasets.md explains every key.</summary>
internal sealed class DatasetDto
{
    [Key("name of the dataset; part of run ids", Required = true)]
    public string? Name { get; set; }

    [Key("free text")]
    public string? Description { get; set; }

    [Key("true: the prices were generated, never traded; every artifact of a run says so")]
    public bool? Synthetic { get; set; }

    [Key("folder that all other paths start from, relative to this file; FSIX_DATA replaces it")]
    public string? Root { get; set; }

    [Key("currency of capital and P&L")]
    public string? AccountCurrency { get; set; }

    [Key("ratio: a return is a ratio of closes; difference: closes were shifted at rolls", Required = true)]
    public PriceAdjustment? Adjustment { get; set; }

    [Key("calendar days after which an auxiliary value is stale and an instrument inactive", Minimum = 0)]
    public int? MaxStaleDays { get; set; }

    [Key("error, or skip: leave the row or cell out, count it, report it")]
    public BadRowPolicy? OnBadRow { get; set; }

    [Key("what to do with returns above 8 trailing sigmas on a contract change")]
    public RollJumpPolicy? OnRollJump { get; set; }

    [Key("where prices or returns come from", Required = true, Fewest = 1)]
    public List<SourceDto>? Sources { get; set; }

    [Key("CSV table with a row per instrument")]
    public ConfigTableDto? InstrumentConfig { get; set; }

    [Key("CSV table of costs with a row per instrument")]
    public ConfigTableDto? Costs { get; set; }

    [Key("cost of instruments that neither instruments nor costs gives one")]
    public CostDto? DefaultCost { get; set; }

    [Key("specification per symbol; overrides the tables")]
    public Dictionary<string, InstrumentDto>? Instruments { get; set; }

    [Key("daily series that are not traded")]
    public List<AuxiliaryDto>? Auxiliary { get; set; }

    [Key("rates of currencies other than the account's, by currency")]
    public Dictionary<string, FxDto>? Fx { get; set; }

    [Key("declared exchange closures")]
    public HolidaysDto? Holidays { get; set; }

    [Key("calendars of scheduled events")]
    public List<EventsDto>? Events { get; set; }

    [Key("role: symbol; engines look up equity_index, curve_short, curve_long, curve_short_2, curve_long_2")]
    public Dictionary<string, string>? Roles { get; set; }

    [Key("present: three VX contracts become instruments")]
    public VxDto? Vx { get; set; }
}

/// <summary>Where prices or returns come from.</summary>
internal sealed class SourceDto
{
    [Key("layout of the source", Required = true)]
    public SourceKind? Kind { get; set; }

    [Key("CSV under root; required but for folder")]
    public string? File { get; set; }

    [Key("wide CSV of raw prices, columns as in file")]
    public string? RawFile { get; set; }

    [Key("wide CSV of volumes, columns as in file")]
    public string? VolumeFile { get; set; }

    [Key("folder under root; required for folder")]
    public string? Folder { get; set; }

    [Key("name of the date column; default date, for folder DATETIME")]
    public string? DateColumn { get; set; }

    [Key("wide: symbol: column, which fixes the order of instruments; long: names of symbol, close, raw_close, volume")]
    public Dictionary<string, string>? Columns { get; set; }

    [Key("the closes are prices one can trade at, so they size contracts too")]
    public bool? CloseIsRaw { get; set; }

    [Key("folder: how a symbol's price file ends; default _price.csv")]
    public string? PriceSuffix { get; set; }

    [Key("folder: how its carry file ends; default _carrydata.csv; empty = none")]
    public string? CarrySuffix { get; set; }

    [Key("folder: how its volume file ends; without it there is no volume")]
    public string? VolumeSuffix { get; set; }

    [Key("folder: which symbols; default every price file")]
    public List<string>? Symbols { get; set; }
}

/// <summary>A CSV with one row per instrument: which column holds what.</summary>
internal sealed class ConfigTableDto
{
    [Key("CSV under root", Required = true)]
    public string? File { get; set; }

    [Key("which column holds what; symbol is required", Required = true)]
    public Dictionary<string, string>? Columns { get; set; }

    [Key("renames the classes of the table")]
    public Dictionary<string, string>? AssetClasses { get; set; }
}

/// <summary>What trading costs.</summary>
internal sealed class CostDto
{
    [Key("slippage a side (bps of notional); not with slippage_points", Minimum = 0)]
    public double? SlippageBps { get; set; }

    [Key("slippage a side (price points); not with slippage_bps", Minimum = 0)]
    public double? SlippagePoints { get; set; }

    [Key("commission a contract and side (instrument currency)", Minimum = 0)]
    public double? CommissionPerContract { get; set; }

    [Key("commission a side (fraction of notional)", Minimum = 0)]
    public double? CommissionRate { get; set; }

    [Key("flat commission a trade (instrument currency)", Minimum = 0)]
    public double? CommissionPerTrade { get; set; }
}

/// <summary>One instrument's specification.</summary>
internal sealed class InstrumentDto
{
    [Key("asset class; tilts and peer checks go by it")]
    public string? AssetClass { get; set; }

    [Key("tag for tilts")]
    public string? Region { get; set; }

    [Key("tags for tilts")]
    public List<string>? Themes { get; set; }

    [Key("currency of the price")]
    public string? Currency { get; set; }

    [Key("value of one price point of one contract", Above = 0)]
    public double? Multiplier { get; set; }

    [Key("how its closes were adjusted; default the dataset's")]
    public PriceAdjustment? Adjustment { get; set; }

    [Key("what trading it costs")]
    public CostDto? Cost { get; set; }

    [Key("CSV date,initial[,maintenance] under root")]
    public string? MarginSchedule { get; set; }

    [Key("last trading date; the position is closed at that day's price")]
    public DateOnly? LastTrade { get; set; }
}

/// <summary>A CSV of auxiliary daily series.</summary>
internal sealed class AuxiliaryDto
{
    [Key("CSV under root", Required = true)]
    public string? File { get; set; }

    [Key("name of the date column; default date")]
    public string? DateColumn { get; set; }

    [Key("series: column", Required = true)]
    public Dictionary<string, string>? Columns { get; set; }
}

/// <summary>One currency's rate.</summary>
internal sealed class FxDto
{
    [Key("CSV under root", Required = true)]
    public string? File { get; set; }

    [Key("name of the date column; default date")]
    public string? DateColumn { get; set; }

    [Key("column of the rate", Required = true)]
    public string? Column { get; set; }

    [Key("what the rate is, written out, for example USD per EUR", Required = true, Pattern = @"^\S+ +per +\S+$")]
    public string? Quote { get; set; }
}

/// <summary>Declared exchange closures.</summary>
internal sealed class HolidaysDto
{
    [Key("a computed calendar of closures")]
    public HolidayRule? Rule { get; set; }

    [Key("more closures")]
    public List<DateOnly>? Dates { get; set; }

    [Key("days of the rule on which trading went on all the same")]
    public List<DateOnly>? Open { get; set; }
}

/// <summary>A CSV of scheduled events.</summary>
internal sealed class EventsDto
{
    [Key("CSV under root", Required = true)]
    public string? File { get; set; }

    [Key("name of the date column; default date")]
    public string? DateColumn { get; set; }

    [Key("name of the column with the kind of event; default event")]
    public string? EventColumn { get; set; }

    [Key("name of the column with the day on which it became known; default announced, which may be absent")]
    public string? AnnouncedColumn { get; set; }
}

/// <summary>VX contracts as instruments.</summary>
internal sealed class VxDto
{
    [Key("false keeps the levels as auxiliary series only")]
    public bool? Include { get; set; }

    [Key("auxiliary series with the unadjusted levels of the first, second and third contract", Fewest = 3)]
    public List<string>? Levels { get; set; }

    [Key("symbols of the three instruments", Fewest = 3)]
    public List<string>? Symbols { get; set; }
}
