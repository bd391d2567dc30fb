using FuturesSix.Core.Market;

namespace FuturesSix.Core.Overlay;

/// <summary>What a tilt applies to.</summary>
public enum TiltScope
{
    /// <summary>Instruments of an asset class.</summary>
    AssetClass,

    /// <summary>Instruments of a region.</summary>
    Region,

    /// <summary>One sleeve (engine).</summary>
    Sleeve,

    /// <summary>Instruments that carry a theme tag.</summary>
    Theme,
}

/// <summary>One discretionary tilt.</summary>
public sealed record TiltOptions
{
    /// <summary>What it applies to.</summary>
    public required TiltScope Scope { get; init; }

    /// <summary>Name of the asset class, region, sleeve or theme.</summary>
    public required string Target { get; init; }

    /// <summary>Multiplier inside [0.5, 1.5].</summary>
    public required double Multiplier { get; init; }

    /// <summary>First date.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Last date.</summary>
    public required DateOnly End { get; init; }

    /// <summary>Who wants it.</summary>
    public required string Author { get; init; }

    /// <summary>Why.</summary>
    public required string Intent { get; init; }
}

/// <summary>Options of layer 4.</summary>
public sealed record OverlayOptions
{
    /// <summary>Lowest multiplier, of one tilt and of the product.</summary>
    public const double Lowest = 0.5;

    /// <summary>Highest multiplier, of one tilt and of the product.</summary>
    public const double Highest = 1.5;

    /// <summary>The tilts, in configuration order.</summary>
    public IReadOnlyList<TiltOptions> Tilts { get; init; } = [];

    /// <summary>Every violated bound.</summary>
    public IReadOnlyList<Violation> Validate()
    {
        var found = new ViolationList();
        for (var n = 0; n < Tilts.Count; n++)
        {
            var (path, tilt) = ($"overlay.tilts[{n}]", Tilts[n]);
            found.Within($"{path}.multiplier", tilt.Multiplier, Lowest, Highest)
                .Require(tilt.End >= tilt.Start, $"{path}.end", tilt.End.ToString("yyyy-MM-dd"), $"a date not before start {tilt.Start:yyyy-MM-dd}")
                .Require(!string.IsNullOrWhiteSpace(tilt.Target), $"{path}.target", "empty", "an asset class, region, sleeve or theme")
                .Require(!string.IsNullOrWhiteSpace(tilt.Author), $"{path}.author", "empty", "who is responsible")
                .Require(!string.IsNullOrWhiteSpace(tilt.Intent), $"{path}.intent", "empty", "the reason, in words");
        }

        return found.Items;
    }
}
