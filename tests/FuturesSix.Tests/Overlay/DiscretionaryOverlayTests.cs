using FuturesSix.Core.Construction;
using FuturesSix.Core.Market;
using FuturesSix.Core.Overlay;

namespace FuturesSix.Tests.Overlay;

public sealed class DiscretionaryOverlayTests
{
    private static readonly RebalanceSchedule Schedule = new() { Rows = [0, 1], Dates = [new(2024, 1, 5), new(2024, 1, 12)] };
    private static readonly Instrument[] Instruments =
    [
        new() { Symbol = "ES", AssetClass = "equity", Region = "us" },
        new() { Symbol = "FX", AssetClass = "fx", Region = "eu", Themes = ["dollar"] },
    ];

    [Fact]
    public void Apply_tilts_only_its_members_between_its_dates()
    {
        var result = Apply(Tilt(TiltScope.AssetClass, "equity", 1.2) with { Start = new(2024, 1, 10) });

        Assert.Equal([1, 1], result.Book.Weights(0, 0).ToArray());
        Assert.Equal([1.2, 1], result.Book.Weights(1, 0).ToArray());
        Assert.Equal(2, Assert.Single(result.Applications).Cells);
        Assert.Equal(new DateOnly(2024, 1, 12), result.Applications[0].Date);
    }

    [Fact]
    public void Apply_clamps_the_product_of_overlapping_tilts()
    {
        var result = Apply(Tilt(TiltScope.Region, "us", 1.4), Tilt(TiltScope.AssetClass, "equity", 1.4), Tilt(TiltScope.Theme, "dollar", 0.6), Tilt(TiltScope.Sleeve, "trend", 0.6));

        Assert.Equal(1.4 * 1.4 * 0.6, result.Book.Weights(0, 0)[0], 1e-15);
        Assert.Equal(1.5, result.Book.Weights(0, 1)[0]);
        Assert.Equal(0.5, result.Book.Weights(0, 0)[1]);
        Assert.Contains(result.Applications, a => a.Clamped > 0);
    }

    [Fact]
    public void Apply_keeps_a_gated_sleeve_gated()
    {
        var book = Book();
        book.SetMultiplier(0, 0, 0);
        var result = DiscretionaryOverlay.Apply(book, Schedule, Instruments, new OverlayOptions { Tilts = [Tilt(TiltScope.Sleeve, "trend", 1.5)] });
        var sum = new double[2];

        result.Book.Sum(0, gated: true, sum);

        Assert.Equal([1, 1], sum);
        Assert.Equal(0, result.Book.Multiplier(0, 0));
    }

    [Fact]
    public void Apply_uniform_tilt_warns()
    {
        var result = Apply(Tilt(TiltScope.Region, "us", 1.2), Tilt(TiltScope.Region, "eu", 1.2));

        Assert.Contains("a uniform tilt changes nothing after risk targeting: 2 rebalances", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_unknown_target_lists_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => Apply(Tilt(TiltScope.AssetClass, "equities", 1.2)));

        Assert.Contains("'equities', which the book does not have; expected one of equity, fx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_leaves_its_input_alone()
    {
        var book = Book();

        DiscretionaryOverlay.Apply(book, Schedule, Instruments, new OverlayOptions { Tilts = [Tilt(TiltScope.Sleeve, "trend", 0.5)] });

        Assert.Equal([1, 1], book.Weights(0, 0).ToArray());
    }

    [Fact]
    public void Validate_out_of_bounds_names_every_field()
    {
        var tilt = new TiltOptions { Scope = TiltScope.Sleeve, Target = "", Multiplier = 1.6, Start = new(2024, 2, 1), End = new(2024, 1, 1), Author = " ", Intent = "" };

        Assert.Equal(
            ["overlay.tilts[0].multiplier", "overlay.tilts[0].end", "overlay.tilts[0].target", "overlay.tilts[0].author", "overlay.tilts[0].intent"],
            new OverlayOptions { Tilts = [tilt] }.Validate().Select(v => v.Field));
    }

    private static OverlayResult Apply(params TiltOptions[] tilts) => DiscretionaryOverlay.Apply(Book(), Schedule, Instruments, new OverlayOptions { Tilts = tilts });

    private static SleeveBook Book()
    {
        var book = new SleeveBook(["trend", "csmom"], 2, 2);
        for (var k = 0; k < 2; k++)
        {
            for (var e = 0; e < 2; e++)
            {
                book.Weights(k, e).Fill(1);
            }
        }

        return book;
    }

    private static TiltOptions Tilt(TiltScope scope, string target, double multiplier) => new()
    {
        Scope = scope,
        Target = target,
        Multiplier = multiplier,
        Start = new(2024, 1, 1),
        End = new(2024, 12, 31),
        Author = "pm",
        Intent = "test",
    };
}
