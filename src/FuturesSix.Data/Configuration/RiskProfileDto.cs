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

    /// <summary>The default profiles in their order with the entries over them, and each added one where it fits: not less
    /// tolerant than the profile before it in any regime, and not more than the one after it. One that fits nowhere comes last,
    /// and the check of the profiles says what is wrong. An added profile starts from the last default one.</summary>
    public static IReadOnlyList<RiskProfile> Resolve(Dictionary<string, RiskProfileDto>? entries, IReadOnlyList<RiskProfile> defaults)
    {
        var profiles = defaults.Select(p => entries?.GetValueOrDefault(p.Name)?.Over(p) ?? p).ToList();
        foreach (var (name, entry) in (entries ?? []).Where(e => e.Value is not null && !defaults.Any(p => p.Name == e.Key)))
        {
            var profile = entry.Over(defaults[^1] with { Name = name });
            var at = Enumerable.Range(0, profiles.Count + 1).Reverse().FirstOrDefault(
                i => (i == 0 || NowhereHigher(profiles[i - 1], profile)) && (i == profiles.Count || NowhereHigher(profile, profiles[i])), profiles.Count);
            profiles.Insert(at, profile);
        }

        return profiles;
    }

    public static Dictionary<string, RiskProfileDto> Of(IReadOnlyList<RiskProfile> profiles) => profiles.ToDictionary(p => p.Name, Of);

    public static RiskProfileDto Of(RiskProfile profile) => new()
    {
        Normal = profile.Normal,
        Elevated = profile.Elevated,
        Stress = profile.Stress,
        Crisis = profile.Crisis,
        Alpha = profile.Alpha,
        Floor = profile.Floor,
    };

    /// <summary>This entry over a profile.</summary>
    public RiskProfile Over(RiskProfile start) => start with
    {
        Normal = Normal ?? start.Normal,
        Elevated = Elevated ?? start.Elevated,
        Stress = Stress ?? start.Stress,
        Crisis = Crisis ?? start.Crisis,
        Alpha = Alpha ?? start.Alpha,
        Floor = Floor ?? start.Floor,
    };

    private static bool NowhereHigher(RiskProfile a, RiskProfile b) => Enum.GetValues<RiskRegime>().All(r => a.ScalarOf(r) <= b.ScalarOf(r));
}
