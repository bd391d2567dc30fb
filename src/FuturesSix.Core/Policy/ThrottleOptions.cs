using FuturesSix.Core.Market;

namespace FuturesSix.Core.Policy;

/// <summary>The continuous throttles of one engine; each that is set is a factor in [0, 1] of its multiplier.</summary>
/// <remarks>The ramps of dispersion, volatility of volatility and skew read the trailing rank of the feature in [0, 1].</remarks>
public sealed record ThrottleOptions
{
    /// <summary>Low dispersion leaves a cross-sectional engine little to choose from.</summary>
    public static PolicyRamp DefaultDispersion { get; } = new() { FullAt = 0.25, FloorAt = 0, Floor = 0.25 };

    /// <summary>High volatility of volatility whipsaws trends and overruns premia.</summary>
    public static PolicyRamp DefaultVolOfVol { get; } = new() { FullAt = 0.8, FloorAt = 1, Floor = 0.25 };

    /// <summary>A one-sided market prices tails that carry engines are short of.</summary>
    public static PolicyRamp DefaultSkewProxy { get; } = new() { FullAt = 0.8, FloorAt = 1, Floor = 0.5 };

    /// <summary>The engine it throttles.</summary>
    public required string Engine { get; init; }

    /// <summary>On the rank of the cross-sectional dispersion; null = none.</summary>
    public PolicyRamp? Dispersion { get; init; }

    /// <summary>On the rank of the volatility of volatility; null = none.</summary>
    public PolicyRamp? VolOfVol { get; init; }

    /// <summary>On the rank of the skew proxy; null = none.</summary>
    public PolicyRamp? SkewProxy { get; init; }

    /// <summary>Around scheduled events; null = none.</summary>
    public EventThrottleOptions? Event { get; init; }

    /// <summary>The ramps that are set, with the component each is.</summary>
    public IEnumerable<(string Component, PolicyRamp Ramp)> Ramps()
    {
        (string Component, PolicyRamp? Ramp)[] all =
            [(PolicyComponents.Dispersion, Dispersion), (PolicyComponents.VolOfVol, VolOfVol), (PolicyComponents.SkewProxy, SkewProxy)];
        return all.Where(r => r.Ramp is not null).Select(r => (r.Component, r.Ramp!));
    }

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate()
    {
        var path = $"policy.throttles.{Engine}";
        var found = new ViolationList()
            .Require(Ramps().Any() || Event is not null, path, "empty", "at least one of dispersion, vol_of_vol, skew_proxy, event")
            .AddRange(Event?.Validate($"{path}.event") ?? []);
        foreach (var (component, ramp) in Ramps())
        {
            found.AddRange(ramp.Validate($"{path}.{component}", 0, 1));
        }

        return found.Items;
    }
}

/// <summary>A reduced multiplier around scheduled releases, for example CPI, NFP, FOMC.</summary>
public sealed record EventThrottleOptions
{
    /// <summary>The kinds of events that count, as the dataset's calendar names them.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = ["CPI", "NFP", "FOMC"];

    /// <summary>An event up to this many calendar days after the rebalance counts.</summary>
    public int DaysBefore { get; init; } = 7;

    /// <summary>An event up to this many calendar days before the rebalance counts.</summary>
    public int DaysAfter { get; init; }

    /// <summary>The multiplier while an event counts.</summary>
    public double Multiplier { get; init; } = 0.5;

    /// <summary>Every violated bound.</summary>
    /// <param name="path">Configuration path.</param>
    public IReadOnlyList<Violation> Validate(string path) => new ViolationList()
        .Require(Kinds.Count > 0 && Kinds.All(k => k.Length > 0), $"{path}.kinds", string.Join(", ", Kinds), "at least one kind of event")
        .Require(DaysBefore is >= 0 and <= 90, $"{path}.days_before", DaysBefore, "a whole number of calendar days in [0, 90]")
        .Require(DaysAfter is >= 0 and <= 90, $"{path}.days_after", DaysAfter, "a whole number of calendar days in [0, 90]")
        .Within($"{path}.multiplier", Multiplier, 0, 1)
        .Items;
}

/// <summary>The windows of the features that throttles read; their ranks use the quantile window of the gates.</summary>
public sealed record ThrottleFeatureOptions
{
    /// <summary>Rows of the return whose spread across instruments is the dispersion; half of them must be observed.</summary>
    public int DispersionWindow { get; init; } = 21;

    /// <summary>Rows of the standard deviation that the return is divided by; two thirds of them must be observed.</summary>
    public int DispersionScaleWindow { get; init; } = 63;

    /// <summary>Rows of the semideviations behind the skew proxy; two thirds of them must be observed.</summary>
    public int SkewWindow { get; init; } = 63;

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate() => new ViolationList()
        .Require(DispersionWindow is >= 2 and <= 504, "policy.throttle_features.dispersion_window", DispersionWindow, "a whole number of rows in [2, 504]")
        .Require(DispersionScaleWindow is >= 10 and <= 1260, "policy.throttle_features.dispersion_scale_window", DispersionScaleWindow, "a whole number of rows in [10, 1260]")
        .Require(SkewWindow is >= 10 and <= 1260, "policy.throttle_features.skew_window", SkewWindow, "a whole number of rows in [10, 1260]")
        .Items;
}
