using FuturesSix.Core.Market;

namespace FuturesSix.Core.Policy;

/// <summary>A multiplier that falls in a straight line from 1 to a floor as a feature moves from one level to another. It
/// never rises above 1: a throttle reduces and gives back, and never adds.</summary>
public sealed record PolicyRamp
{
    /// <summary>Level of the feature at which the multiplier is 1; so it is on the whole far side from <see cref="FloorAt"/>.</summary>
    public required double FullAt { get; init; }

    /// <summary>Level at which the multiplier is <see cref="Floor"/>, and beyond which it stays there. Above
    /// <see cref="FullAt"/>: a high feature reduces; below it: a low one does.</summary>
    public required double FloorAt { get; init; }

    /// <summary>Lowest multiplier, in [0, 1].</summary>
    public required double Floor { get; init; }

    /// <summary>The multiplier in [<see cref="Floor"/>, 1] at a level of the feature; NaN where the feature is missing.</summary>
    public double Multiplier(double feature)
    {
        var way = (feature - FullAt) / (FloorAt - FullAt);
        return double.IsNaN(way) ? double.NaN : way <= 0 ? 1 : way >= 1 ? Floor : Math.Max(Floor, 1 - (way * (1 - Floor)));
    }

    /// <summary>Every violated bound.</summary>
    /// <param name="path">Configuration path of the ramp.</param>
    /// <param name="lowest">Lowest level that makes sense.</param>
    /// <param name="highest">Highest level that makes sense.</param>
    public IReadOnlyList<Violation> Validate(string path, double lowest, double highest) => new ViolationList()
        .Within($"{path}.full_at", FullAt, lowest, highest)
        .Within($"{path}.floor_at", FloorAt, lowest, highest)
        .Within($"{path}.floor", Floor, 0, 1)
        .Require(FloorAt != FullAt, $"{path}.floor_at", FloorAt, "a level other than full_at")
        .Items;
}
