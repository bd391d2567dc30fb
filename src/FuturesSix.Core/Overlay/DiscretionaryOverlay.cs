using FuturesSix.Core.Construction;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Overlay;

/// <summary>One application of a tilt at a rebalance.</summary>
/// <param name="Date">Rebalance date.</param>
/// <param name="Tilt">The tilt.</param>
/// <param name="Cells">Non-zero (sleeve, instrument) weights it touched.</param>
/// <param name="Clamped">How many of them had the product of tilts clamped to [0.5, 1.5].</param>
public sealed record TiltApplication(DateOnly Date, TiltOptions Tilt, int Cells, int Clamped);

/// <summary>What layer 4 decided.</summary>
/// <param name="Book">The tilted book; ungated weights and multipliers as before.</param>
/// <param name="Applications">Every application, in date order.</param>
/// <param name="Warnings">Uniform tilts, which risk targeting undoes, and tilts that touched nothing.</param>
public sealed record OverlayResult(SleeveBook Book, IReadOnlyList<TiltApplication> Applications, IReadOnlyList<string> Warnings);

/// <summary>Layer 4. A bounded, logged outlet for conviction: multipliers in [0.5, 1.5] by asset class, region,
/// sleeve or theme, applied at rebalances only.</summary>
/// <remarks>Reads and writes a <see cref="SleeveBook"/> [K x E x N]. It multiplies ungated weights and cannot touch the
/// policy multipliers, so a gated engine stays gated. The product of overlapping tilts is clamped to [0.5, 1.5].</remarks>
public static class DiscretionaryOverlay
{
    /// <summary>Applies the tilts.</summary>
    /// <exception cref="ArgumentException">A tilt names something the book does not have.</exception>
    public static OverlayResult Apply(SleeveBook book, RebalanceSchedule schedule, IReadOnlyList<Instrument> instruments, OverlayOptions options)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(options);
        var tilts = options.Tilts;
        if (tilts.Count == 0)
        {
            return new OverlayResult(book, [], []);
        }

        var members = tilts.Select(t => Members(t, book.Engines, instruments)).ToArray();
        var tilted = book.Copy();
        var applications = new List<TiltApplication>();
        var uniform = new List<DateOnly>();
        for (var k = 0; k < schedule.Count; k++)
        {
            var date = schedule.Dates[k];
            var active = Enumerable.Range(0, tilts.Count).Where(n => tilts[n].Start <= date && date <= tilts[n].End).ToArray();
            if (active.Length > 0 && ApplyAt(tilted, k, date, tilts, members, active, applications))
            {
                uniform.Add(date);
            }
        }

        return new OverlayResult(tilted, applications, Warnings(tilts, applications, uniform));
    }

    /// <summary>True when a tilt is about an instrument of a sleeve.</summary>
    internal static bool Touches(TiltOptions tilt, string engine, Instrument instrument) => tilt.Scope switch
    {
        TiltScope.AssetClass => instrument.AssetClass == tilt.Target,
        TiltScope.Region => instrument.Region == tilt.Target,
        TiltScope.Theme => instrument.Themes.Contains(tilt.Target),
        _ => engine == tilt.Target,
    };

    /// <summary>Applies the active tilts at one rebalance; true when every non-zero weight got the same multiplier
    /// other than 1.</summary>
    private static bool ApplyAt(
        SleeveBook book, int k, DateOnly date, IReadOnlyList<TiltOptions> tilts, bool[][,] members, int[] active, List<TiltApplication> applications)
    {
        var cells = new int[tilts.Count];
        var clamped = new int[tilts.Count];
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var e = 0; e < book.Engines.Count; e++)
        {
            var weights = book.Weights(k, e);
            for (var i = 0; i < weights.Length; i++)
            {
                if (weights[i] == 0)
                {
                    continue;
                }

                var multiplier = Product(tilts, members, active, e, i, cells, clamped);
                weights[i] *= multiplier;
                (lowest, highest) = (Math.Min(lowest, multiplier), Math.Max(highest, multiplier));
            }
        }

        applications.AddRange(active.Select(n => new TiltApplication(date, tilts[n], cells[n], clamped[n])));
        return lowest == highest && lowest != 1;
    }

    private static double Product(IReadOnlyList<TiltOptions> tilts, bool[][,] members, int[] active, int e, int i, int[] cells, int[] clamped)
    {
        var product = 1.0;
        foreach (var n in active)
        {
            product *= members[n][e, i] ? tilts[n].Multiplier : 1;
        }

        var bounded = Math.Clamp(product, OverlayOptions.Lowest, OverlayOptions.Highest);
        foreach (var n in active)
        {
            cells[n] += members[n][e, i] ? 1 : 0;
            clamped[n] += members[n][e, i] && bounded != product ? 1 : 0;
        }

        return bounded;
    }

    private static bool[,] Members(TiltOptions tilt, IReadOnlyList<string> engines, IReadOnlyList<Instrument> instruments)
    {
        var members = new bool[engines.Count, instruments.Count];
        var any = false;
        for (var e = 0; e < engines.Count; e++)
        {
            for (var i = 0; i < instruments.Count; i++)
            {
                members[e, i] = Touches(tilt, engines[e], instruments[i]);
                any |= members[e, i];
            }
        }

        return any ? members : throw new ArgumentException($"The overlay tilts {tilt.Scope} '{tilt.Target}', which the book does not have; expected {Known(tilt.Scope, engines, instruments)}.", nameof(tilt));
    }

    private static string Known(TiltScope scope, IReadOnlyList<string> engines, IReadOnlyList<Instrument> instruments)
    {
        var names = scope switch
        {
            TiltScope.AssetClass => instruments.Select(i => i.AssetClass),
            TiltScope.Region => instruments.Select(i => i.Region),
            TiltScope.Theme => instruments.SelectMany(i => i.Themes),
            _ => engines,
        };
        var known = string.Join(", ", names.Where(n => n.Length > 0).Distinct().Order(StringComparer.Ordinal));
        return known.Length > 0 ? $"one of {known}" : "one the dataset declares (it declares none)";
    }

    private static List<string> Warnings(IReadOnlyList<TiltOptions> tilts, List<TiltApplication> applications, List<DateOnly> uniform)
    {
        var warnings = new List<string>();
        if (uniform.Count > 0)
        {
            warnings.Add($"overlay: a uniform tilt changes nothing after risk targeting: {uniform.Count} rebalances from {uniform[0]:yyyy-MM-dd} to {uniform[^1]:yyyy-MM-dd}");
        }

        foreach (var tilt in tilts)
        {
            if (!applications.Any(a => ReferenceEquals(a.Tilt, tilt) && a.Cells > 0))
            {
                warnings.Add($"overlay: the tilt of {tilt.Scope} '{tilt.Target}' ({tilt.Start:yyyy-MM-dd} to {tilt.End:yyyy-MM-dd}) touched no weight");
            }
        }

        return warnings;
    }
}
