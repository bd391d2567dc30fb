using FuturesSix.Core.Allocator;

namespace FuturesSix.Data.Configuration;

/// <summary>One entry of <c>allocator.profiles</c>: it changes the profile of that name, or adds one.</summary>
internal sealed class RiskProfileDto
{
    public double? Normal { get; set; }

    public double? Elevated { get; set; }

    public double? Stress { get; set; }

    public double? Crisis { get; set; }

    public double? Alpha { get; set; }

    public double? Floor { get; set; }

    /// <summary>The default profiles in their order with the entries over them, then the added ones as written: each
    /// must be at least as tolerant as the one before it. An added profile starts from the last default one.</summary>
    public static IReadOnlyList<RiskProfile> Resolve(Dictionary<string, RiskProfileDto>? entries, IReadOnlyList<RiskProfile> defaults) =>
    [
        .. defaults.Select(p => entries?.GetValueOrDefault(p.Name)?.Over(p) ?? p),
        .. (entries ?? []).Where(e => e.Value is not null && !defaults.Any(p => p.Name == e.Key)).Select(e => e.Value.Over(defaults[^1] with { Name = e.Key })),
    ];

    public static Dictionary<string, RiskProfileDto> Of(IReadOnlyList<RiskProfile> profiles) => profiles.ToDictionary(p => p.Name, p => new RiskProfileDto
    {
        Normal = p.Normal,
        Elevated = p.Elevated,
        Stress = p.Stress,
        Crisis = p.Crisis,
        Alpha = p.Alpha,
        Floor = p.Floor,
    });

    private RiskProfile Over(RiskProfile start) => start with
    {
        Normal = Normal ?? start.Normal,
        Elevated = Elevated ?? start.Elevated,
        Stress = Stress ?? start.Stress,
        Crisis = Crisis ?? start.Crisis,
        Alpha = Alpha ?? start.Alpha,
        Floor = Floor ?? start.Floor,
    };
}
