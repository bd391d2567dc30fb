using FuturesSix.Core.Overlay;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>overlay</c>.</summary>
internal sealed class OverlayDto
{
    public List<TiltDto>? Tilts { get; set; }

    public OverlayOptions Resolve(OverlayOptions defaults, List<string> problems) => Tilts is null
        ? defaults
        : new OverlayOptions { Tilts = [.. Tilts.Select((t, n) => (t ?? new TiltDto()).Resolve($"overlay.tilts[{n}]", problems)).OfType<TiltOptions>()] };

    public static OverlayDto Of(OverlayOptions options) => new() { Tilts = [.. options.Tilts.Select(TiltDto.Of)] };
}

/// <summary>One entry of <c>overlay.tilts</c>; every key is required.</summary>
internal sealed class TiltDto
{
    public TiltScope? Scope { get; set; }

    public string? Target { get; set; }

    public double? Multiplier { get; set; }

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    public string? Author { get; set; }

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
