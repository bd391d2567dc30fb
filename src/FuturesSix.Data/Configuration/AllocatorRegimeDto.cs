using FuturesSix.Core.Allocator;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>allocator.regime</c>.</summary>
internal sealed class AllocatorRegimeDto
{
    public double? VolEnter { get; set; }

    public double? VolExit { get; set; }

    public double? CorrEnter { get; set; }

    public double? CorrExit { get; set; }

    public double? DdEnter { get; set; }

    public double? DdExit { get; set; }

    public double? SlopeEnter { get; set; }

    public double? SlopeExit { get; set; }

    public double? StressDd { get; set; }

    public double? CrisisDd { get; set; }

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
