using FuturesSix.Core.Policy;

namespace FuturesSix.Data.Configuration;

/// <summary>One entry of <c>policy.throttles</c>: the continuous throttles of that engine. A section that is there is on, also
/// an empty one.</summary>
internal sealed class ThrottleDto
{
    public RampDto? Dispersion { get; set; }

    public RampDto? VolOfVol { get; set; }

    public RampDto? SkewProxy { get; set; }

    public EventThrottleDto? Event { get; set; }

    /// <summary>The throttles in order of engine.</summary>
    public static IReadOnlyList<ThrottleOptions> Resolve(Dictionary<string, ThrottleDto>? entries, IReadOnlyList<ThrottleOptions> defaults) =>
        entries is null ? defaults : [.. entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Value ?? new ThrottleDto()).Resolve(e.Key))];

    public static Dictionary<string, ThrottleDto>? Of(IReadOnlyList<ThrottleOptions> throttles) => throttles.Count == 0 ? null : throttles.ToDictionary(t => t.Engine, t => new ThrottleDto
    {
        Dispersion = RampDto.Of(t.Dispersion),
        VolOfVol = RampDto.Of(t.VolOfVol),
        SkewProxy = RampDto.Of(t.SkewProxy),
        Event = t.Event is { } e ? EventThrottleDto.Of(e) : null,
    });

    private ThrottleOptions Resolve(string engine) => new()
    {
        Engine = engine,
        Dispersion = Dispersion?.Over(ThrottleOptions.DefaultDispersion),
        VolOfVol = VolOfVol?.Over(ThrottleOptions.DefaultVolOfVol),
        SkewProxy = SkewProxy?.Over(ThrottleOptions.DefaultSkewProxy),
        Event = Event?.Resolve(new EventThrottleOptions()),
    };
}

/// <summary>A ramp: multiplier 1 at <c>full_at</c>, <c>floor</c> at <c>floor_at</c>.</summary>
internal sealed class RampDto
{
    public double? FullAt { get; set; }

    public double? FloorAt { get; set; }

    public double? Floor { get; set; }

    public PolicyRamp Over(PolicyRamp start) => start with { FullAt = FullAt ?? start.FullAt, FloorAt = FloorAt ?? start.FloorAt, Floor = Floor ?? start.Floor };

    public static RampDto? Of(PolicyRamp? ramp) => ramp is null ? null : new() { FullAt = ramp.FullAt, FloorAt = ramp.FloorAt, Floor = ramp.Floor };
}

/// <summary>Section <c>event</c> of a throttle.</summary>
internal sealed class EventThrottleDto
{
    public List<string>? Kinds { get; set; }

    public int? DaysBefore { get; set; }

    public int? DaysAfter { get; set; }

    public double? Multiplier { get; set; }

    public EventThrottleOptions Resolve(EventThrottleOptions defaults) => defaults with
    {
        Kinds = Kinds is null ? defaults.Kinds : [.. Kinds.Select(k => k ?? "")],
        DaysBefore = DaysBefore ?? defaults.DaysBefore,
        DaysAfter = DaysAfter ?? defaults.DaysAfter,
        Multiplier = Multiplier ?? defaults.Multiplier,
    };

    public static EventThrottleDto Of(EventThrottleOptions options) => new()
    {
        Kinds = [.. options.Kinds],
        DaysBefore = options.DaysBefore,
        DaysAfter = options.DaysAfter,
        Multiplier = options.Multiplier,
    };
}

/// <summary>Section <c>policy.throttle_features</c>.</summary>
internal sealed class ThrottleFeaturesDto
{
    public int? DispersionWindow { get; set; }

    public int? DispersionScaleWindow { get; set; }

    public int? SkewWindow { get; set; }

    public ThrottleFeatureOptions Resolve(ThrottleFeatureOptions defaults) => defaults with
    {
        DispersionWindow = DispersionWindow ?? defaults.DispersionWindow,
        DispersionScaleWindow = DispersionScaleWindow ?? defaults.DispersionScaleWindow,
        SkewWindow = SkewWindow ?? defaults.SkewWindow,
    };

    public static ThrottleFeaturesDto Of(ThrottleFeatureOptions options) => new()
    {
        DispersionWindow = options.DispersionWindow,
        DispersionScaleWindow = options.DispersionScaleWindow,
        SkewWindow = options.SkewWindow,
    };
}

/// <summary>One entry of <c>policy.impairment</c>: an entry that is there is on, also an empty one.</summary>
internal sealed class ImpairmentDto
{
    public int? Window { get; set; }

    public int? MinObservations { get; set; }

    public double? FullAt { get; set; }

    public double? FloorAt { get; set; }

    public double? Floor { get; set; }

    /// <summary>Impairment in order of engine.</summary>
    public static IReadOnlyList<ImpairmentOptions> Resolve(Dictionary<string, ImpairmentDto>? entries, IReadOnlyList<ImpairmentOptions> defaults) =>
        entries is null ? defaults : [.. entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Value ?? new ImpairmentDto()).Over(new ImpairmentOptions { Engine = e.Key }))];

    public static Dictionary<string, ImpairmentDto>? Of(IReadOnlyList<ImpairmentOptions> impairment) => impairment.Count == 0 ? null : impairment.ToDictionary(i => i.Engine, Of);

    public static ImpairmentDto Of(ImpairmentOptions options) => new()
    {
        Window = options.Window,
        MinObservations = options.MinObservations,
        FullAt = options.Ramp.FullAt,
        FloorAt = options.Ramp.FloorAt,
        Floor = options.Ramp.Floor,
    };

    private ImpairmentOptions Over(ImpairmentOptions start) => start with
    {
        Window = Window ?? start.Window,
        MinObservations = MinObservations ?? start.MinObservations,
        Ramp = new RampDto { FullAt = FullAt, FloorAt = FloorAt, Floor = Floor }.Over(start.Ramp),
    };
}
