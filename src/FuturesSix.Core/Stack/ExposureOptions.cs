using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Stack;

/// <summary>How one sleeve gives way in each regime, on top of the brake.</summary>
/// <param name="Engine">The sleeve.</param>
/// <param name="Profile">Its scalar by regime; the name of the profile means nothing.</param>
public sealed record SleeveScalarOptions(string Engine, RiskProfile Profile)
{
    /// <summary>A profile that never reduces: where a configured sleeve starts from.</summary>
    public static RiskProfile Neutral { get; } = new("sleeve", 1, 1, 1, 1, 0.25, 0.25);
}

/// <summary>The convexity position: which instrument, and how.</summary>
/// <param name="Instrument">Symbol of the instrument that is bought.</param>
/// <param name="Overlay">When and how much.</param>
public sealed record ConvexityPositionOptions(string Instrument, ConvexityOptions Overlay);

/// <summary>The optional exposures of layer 6. The names stand here and not in the allocator, which sees profiles and series
/// without names.</summary>
public sealed record ExposureStageOptions
{
    /// <summary>Name of the convexity position's sleeve and column.</summary>
    public const string ConvexitySleeve = "convexity";

    /// <summary>Sleeves with a scalar of their own; none unless configured.</summary>
    public IReadOnlyList<SleeveScalarOptions> Sleeves { get; init; } = [];

    /// <summary>The convexity position; null unless configured.</summary>
    public ConvexityPositionOptions? Convexity { get; init; }

    /// <summary>True when something is configured.</summary>
    public bool Any => Sleeves.Count > 0 || Convexity is not null;

    /// <summary>Every violated bound.</summary>
    /// <param name="registry">The engines that exist.</param>
    public IReadOnlyList<Violation> Validate(EngineRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var found = new ViolationList().AddRange(Convexity?.Overlay.Validate() ?? []);
        foreach (var (engine, profile) in Sleeves)
        {
            var path = $"allocator.sleeves.{engine}";
            found.Require(registry.Find(engine) is not null, path, "no engine", $"one of {string.Join(", ", registry.All.Select(e => e.Name))}")
                .AddRange(profile.Validate(path));
        }

        return found
            .Require(Convexity is not { Instrument.Length: 0 }, "allocator.convexity.instrument", "empty", "a symbol of the dataset")
            .Require(Convexity is null || registry.Find(ConvexitySleeve) is null, "allocator.convexity", "beside an engine of that name", "no engine called convexity")
            .Items;
    }

    /// <summary>Every violated bound that needs the dataset.</summary>
    /// <param name="market">The dataset.</param>
    public IReadOnlyList<Violation> ValidateAgainst(MarketData market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return new ViolationList()
            .Require(
                Convexity is null || market.Returns.IndexOf(Convexity.Instrument) >= 0,
                "allocator.convexity.instrument", Convexity?.Instrument, $"one of {string.Join(", ", market.Returns.Columns)}")
            .Items;
    }
}
