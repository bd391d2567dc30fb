using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>A dataset file as written; null = not written. docs/datasets.md explains every key.</summary>
internal sealed class DatasetDto
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public bool? Synthetic { get; set; }

    public string? Root { get; set; }

    public string? AccountCurrency { get; set; }

    public PriceAdjustment? Adjustment { get; set; }

    public int? MaxStaleDays { get; set; }

    public BadRowPolicy? OnBadRow { get; set; }

    public RollJumpPolicy? OnRollJump { get; set; }

    public List<SourceDto>? Sources { get; set; }

    public ConfigTableDto? InstrumentConfig { get; set; }

    public ConfigTableDto? Costs { get; set; }

    public CostDto? DefaultCost { get; set; }

    public Dictionary<string, InstrumentDto>? Instruments { get; set; }

    public List<AuxiliaryDto>? Auxiliary { get; set; }

    public Dictionary<string, FxDto>? Fx { get; set; }

    public HolidaysDto? Holidays { get; set; }

    public List<EventsDto>? Events { get; set; }

    public Dictionary<string, string>? Roles { get; set; }

    public VxDto? Vx { get; set; }
}

/// <summary>Where prices or returns come from.</summary>
internal sealed class SourceDto
{
    public SourceKind? Kind { get; set; }

    public string? File { get; set; }

    public string? RawFile { get; set; }

    public string? VolumeFile { get; set; }

    public string? Folder { get; set; }

    public string? DateColumn { get; set; }

    public Dictionary<string, string>? Columns { get; set; }

    public bool? CloseIsRaw { get; set; }

    public string? PriceSuffix { get; set; }

    public string? CarrySuffix { get; set; }

    public string? VolumeSuffix { get; set; }

    public List<string>? Symbols { get; set; }
}

/// <summary>A CSV with one row per instrument: which column holds what.</summary>
internal sealed class ConfigTableDto
{
    public string? File { get; set; }

    public Dictionary<string, string>? Columns { get; set; }

    public Dictionary<string, string>? AssetClasses { get; set; }
}

/// <summary>What trading costs.</summary>
internal sealed class CostDto
{
    public double? SlippageBps { get; set; }

    public double? SlippagePoints { get; set; }

    public double? CommissionPerContract { get; set; }

    public double? CommissionRate { get; set; }

    public double? CommissionPerTrade { get; set; }
}

/// <summary>One instrument's specification.</summary>
internal sealed class InstrumentDto
{
    public string? AssetClass { get; set; }

    public string? Region { get; set; }

    public List<string>? Themes { get; set; }

    public string? Currency { get; set; }

    public double? Multiplier { get; set; }

    public PriceAdjustment? Adjustment { get; set; }

    public CostDto? Cost { get; set; }

    public string? MarginSchedule { get; set; }

    public DateOnly? LastTrade { get; set; }
}

/// <summary>A CSV of auxiliary daily series.</summary>
internal sealed class AuxiliaryDto
{
    public string? File { get; set; }

    public string? DateColumn { get; set; }

    public Dictionary<string, string>? Columns { get; set; }
}

/// <summary>One currency's rate.</summary>
internal sealed class FxDto
{
    public string? File { get; set; }

    public string? DateColumn { get; set; }

    public string? Column { get; set; }

    public string? Quote { get; set; }
}

/// <summary>Declared exchange closures.</summary>
internal sealed class HolidaysDto
{
    public HolidayRule? Rule { get; set; }

    public List<DateOnly>? Dates { get; set; }

    public List<DateOnly>? Open { get; set; }
}

/// <summary>A CSV of scheduled events.</summary>
internal sealed class EventsDto
{
    public string? File { get; set; }

    public string? DateColumn { get; set; }

    public string? EventColumn { get; set; }

    public string? AnnouncedColumn { get; set; }
}

/// <summary>VX contracts as instruments.</summary>
internal sealed class VxDto
{
    public bool? Include { get; set; }

    public List<string>? Levels { get; set; }

    public List<string>? Symbols { get; set; }
}
