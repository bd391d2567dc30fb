using FuturesSix.Core.Allocator;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>allocator.regime</c>.</summary>
internal sealed class AllocatorRegimeDto
{
    [Key("volatility acceleration: entered at or above", Minimum = 0, Maximum = 100)]
    public double? VolEnter { get; set; }

    [Key("still counts at or above", Minimum = 0)]
    public double? VolExit { get; set; }

    [Key("correlation shock: entered at or above", Minimum = -2, Maximum = 2)]
    public double? CorrEnter { get; set; }

    [Key("still counts at or above", Minimum = -2)]
    public double? CorrExit { get; set; }

    [Key("drawdown level: entered at or below", Minimum = -1, Maximum = 0)]
    public double? DdEnter { get; set; }

    [Key("still counts at or below", Maximum = 0)]
    public double? DdExit { get; set; }

    [Key("drawdown slope: entered at or below", Minimum = -1, Maximum = 0)]
    public double? SlopeEnter { get; set; }

    [Key("still counts at or below", Maximum = 0)]
    public double? SlopeExit { get; set; }

    [Key("at least STRESS at or below", Minimum = -1)]
    public double? StressDd { get; set; }

    [Key("CRISIS at or below", Minimum = -1)]
    public double? CrisisDd { get; set; }

    [Key("rows in a regime before a better one may follow (rows)", Minimum = 1, Maximum = 252)]
    public int? MinRows { get; set; }

    public AllocatorRegimeOptions Resolve(AllocatorRegimeOptions defaults) => defaults with
    {
        VolatilityEnter = VolEnter ?? defaults.VolatilityEnter,
        VolatilityExit = VolExit ?? defaults.VolatilityExit,
        CorrelationEnter = CorrEnter ?? defaults.CorrelationEnter,
        CorrelationExit = CorrExit ?? defaults.CorrelationExit,
        DrawdownEnter = DdEnter ?? defaults.DrawdownEnter,
        DrawdownExit = DdExit ?? defaults.DrawdownExit,
        SlopeEnter = SlopeEnter ?? defaults.SlopeEnter,
        SlopeExit = SlopeExit ?? defaults.SlopeExit,
        StressDrawdown = StressDd ?? defaults.StressDrawdown,
        CrisisDrawdown = CrisisDd ?? defaults.CrisisDrawdown,
        MinimumRows = MinRows ?? defaults.MinimumRows,
    };

    public static AllocatorRegimeDto Of(AllocatorRegimeOptions options) => new()
    {
        VolEnter = options.VolatilityEnter,
        VolExit = options.VolatilityExit,
        CorrEnter = options.CorrelationEnter,
        CorrExit = options.CorrelationExit,
        DdEnter = options.DrawdownEnter,
        DdExit = options.DrawdownExit,
        SlopeEnter = options.SlopeEnter,
        SlopeExit = options.SlopeExit,
        StressDd = options.StressDrawdown,
        CrisisDd = options.CrisisDrawdown,
        MinRows = options.MinimumRows,
    };
}
