using FuturesSix.Core.Market;

namespace FuturesSix.Core.Allocator;

/// <summary>Options of the risk transformation: the profiles, from the least to the most tolerant, and the one in use.</summary>
public sealed record RiskTransformationOptions
{
    /// <summary>Name of the profile in use.</summary>
    public string Profile { get; init; } = RiskProfile.Low.Name;

    /// <summary>The profiles, in ascending risk tolerance.</summary>
    public IReadOnlyList<RiskProfile> Profiles { get; init; } = RiskProfile.BuiltIn;

    /// <summary>The profile in use.</summary>
    /// <exception cref="ArgumentException">No profile has that name.</exception>
    public RiskProfile Selected() => Profiles.FirstOrDefault(p => p.Name == Profile)
        ?? throw new ArgumentException($"Risk profile '{Profile}' is unknown; expected one of {string.Join(", ", Profiles.Select(p => p.Name))}.");

    /// <summary>Every violated bound, of the profiles too; a more tolerant profile never brakes harder.</summary>
    public IReadOnlyList<Violation> Validate()
    {
        var found = new ViolationList()
            .Require(Profiles.Count(p => p.Name == Profile) == 1, "allocator.profile", Profile, $"exactly one profile of that name among {string.Join(", ", Profiles.Select(p => p.Name))}");
        for (var k = 0; k < Profiles.Count; k++)
        {
            found.AddRange(Profiles[k].Validate());
            foreach (var regime in k == 0 ? [] : Enum.GetValues<RiskRegime>())
            {
                var (lower, higher) = (Profiles[k - 1].ScalarOf(regime), Profiles[k].ScalarOf(regime));
                found.Require(higher >= lower, $"allocator.profiles.{Profiles[k].Name}.{regime}", higher, FormattableString.Invariant($"at least {lower} of the less tolerant profile {Profiles[k - 1].Name}"));
            }
        }

        return found.Items;
    }
}
