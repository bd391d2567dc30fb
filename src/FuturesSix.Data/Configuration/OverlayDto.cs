using FuturesSix.Core.Overlay;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>overlay</c>.</summary>
internal sealed class OverlayDto
{
    [Key("the tilts, in order")]
    public List<TiltDto>? Tilts { get; set; }

    public OverlayOptions Resolve(OverlayOptions defaults, List<string> problems) => Tilts is null
        ? defaults
        : new OverlayOptions { Tilts = [.. Tilts.Select((t, n) => (t ?? new TiltDto()).Resolve($"overlay.tilts[{n}]", problems)).OfType<TiltOptions>()] };

    public static OverlayDto Of(OverlayOptions options) => new() { Tilts = [.. options.Tilts.Select(TiltDto.Of)] };
}

/// <summary>One entry of <c>overlay.tilts</c>; every key is required.</summary>
internal sealed class TiltDto
{
    [Key("what the tilt applies to", Required = true)]
    public TiltScope? Scope { get; set; }

    [Key("which asset class, region, sleeve or theme", Required = true, Pattern = @"\S")]
    public string? Target { get; set; }

    [Key("what its weights are multiplied by", Minimum = 0.5, Maximum = 1.5, Required = true)]
    public double? Multiplier { get; set; }

    [Key("first rebalance date it may apply at (date)", Required = true)]
    public DateOnly? Start { get; set; }

    [Key("last (date)", Required = true)]
    public DateOnly? End { get; set; }

    [Key("who is responsible", Required = true, Pattern = @"\S")]
    public string? Author { get; set; }

    [Key("the reason, in words", Required = true, Pattern = @"\S")]
    public string? Intent { get; set; }

    /// <summary>The tilt, or null when a key is missing and noted.</summary>
    public TiltOptions? Resolve(string path, List<string> problems)
    {
        var before = problems.Count;
        Require(Scope, path, "scope", "asset_class, region, sleeve or theme", problems);
        Require(Target, path, "target", "the name of an asset class, region, sleeve or theme", problems);
        Require(Multiplier, path, "multiplier", "a number in [0.5, 1.5]", problems);
        Require(Start, path, "start", "a date yyyy-MM-dd", problems);
        Require(End, path, "end", "a date yyyy-MM-dd", problems);
        Require(Author, path, "author", "who is responsible", problems);
        Require(Intent, path, "intent", "the reason, in words", problems);
        return problems.Count > before ? null : new TiltOptions
        {
            Scope = Scope!.Value,
            Target = Target!,
            Multiplier = Multiplier!.Value,
            Start = Start!.Value,
            End = End!.Value,
            Author = Author!,
            Intent = Intent!,
        };
    }

    public static TiltDto Of(TiltOptions tilt) => new()
    {
        Scope = tilt.Scope,
        Target = tilt.Target,
        Multiplier = tilt.Multiplier,
        Start = tilt.Start,
        End = tilt.End,
        Author = tilt.Author,
        Intent = tilt.Intent,
    };

    private static void Require(object? value, string path, string key, string expected, List<string> problems)
    {
        if (value is null)
        {
            problems.Add($"{path}.{key}: is required; expected {expected}");
        }
    }
}
