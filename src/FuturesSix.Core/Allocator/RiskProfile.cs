using FuturesSix.Core.Market;

namespace FuturesSix.Core.Allocator;

/// <summary>How hard a risk tolerance brakes in each regime.</summary>
/// <param name="Name">Short name, for example <c>L</c>.</param>
/// <param name="Normal">Scalar in NORMAL.</param>
/// <param name="Elevated">Scalar in ELEVATED.</param>
/// <param name="Stress">Scalar in STRESS.</param>
/// <param name="Crisis">Scalar in CRISIS.</param>
/// <param name="Alpha">Weight of the newest row in the exponential smoothing, in (0, 1].</param>
/// <param name="Floor">Lowest scalar, in (0, 1].</param>
public sealed record RiskProfile(string Name, double Normal, double Elevated, double Stress, double Crisis, double Alpha, double Floor)
{
    /// <summary>Low risk tolerance.</summary>
    public static RiskProfile Low { get; } = new("L", 1.00, 0.85, 0.55, 0.30, 0.25, 0.25);

    /// <summary>Medium risk tolerance.</summary>
    public static RiskProfile Medium { get; } = new("M", 1.00, 0.90, 0.70, 0.45, 0.20, 0.35);

    /// <summary>High risk tolerance.</summary>
    public static RiskProfile High { get; } = new("H", 1.00, 0.98, 0.85, 0.60, 0.15, 0.50);

    /// <summary>The three profiles, in ascending risk tolerance.</summary>
    public static IReadOnlyList<RiskProfile> BuiltIn { get; } = [Low, Medium, High];

    /// <summary>The scalar of a regime, before smoothing.</summary>
    public double ScalarOf(RiskRegime regime) => regime switch
    {
        RiskRegime.Normal => Normal,
        RiskRegime.Elevated => Elevated,
        RiskRegime.Stress => Stress,
        RiskRegime.Crisis => Crisis,
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "Not a regime."),
    };

    /// <summary>Every violated bound: bounded by floor and 1, and never higher in a worse regime.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(Name.Length > 0, "allocator.profiles", "a profile without a name", "a name for every profile")
        .AddRange(Validate($"allocator.profiles.{Name}"))
        .Items;

    /// <summary>Every violated bound of a profile that stands at <paramref name="path"/> in the configuration.</summary>
    public IReadOnlyList<Violation> Validate(string path)
    {
        return new ViolationList()
            .Within($"{path}.floor", Floor, 1e-6, 1)
            .Within($"{path}.normal", Normal, Floor, 1)
            .Within($"{path}.elevated", Elevated, Floor, Normal)
            .Within($"{path}.stress", Stress, Floor, Elevated)
            .Within($"{path}.crisis", Crisis, Floor, Stress)
            .Within($"{path}.alpha", Alpha, 1e-6, 1)
            .Items;
    }
}
