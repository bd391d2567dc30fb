namespace FuturesSix.Tests.Data.Datasets;

/// <summary>FX: account currency per unit, direct, inverse and crossed; carried; never guessed.</summary>
public sealed class FxTests
{
    private const double NaN = double.NaN;

    [Fact]
    public void Load_direct_inverse_and_cross_quotes_all_become_account_per_unit()
    {
        using var folder = Folder();

        var loaded = folder.Load(Yaml("""
            fx:
              EUR: { file: e.csv, column: FX, quote: USD per EUR }
              JPY: { file: j.csv, column: FX, quote: JPY per USD }
              CHF: { file: c.csv, column: FX, quote: CHF per EUR }
            """));
        var fx = loaded.Market.Fx;

        Assert.Equal([1, 1, 1], fx.Column("U").ToArray());
        Assert.Equal([NaN, 1.1, NaN], fx.Column("E").ToArray());
        Assert.Equal([1 / 150.0, 1 / 150.0, 1 / 160.0], fx.Column("J").ToArray());
        Assert.Equal([NaN, 1 / 0.95 * 1.1, NaN], fx.Column("C").ToArray());
        Assert.Equal([0, 1, 0, 1], loaded.Quality.Instruments.Select(i => i.MissingFx));
        Assert.Equal([0, 1, 0, 1], loaded.Quality.Instruments.Select(i => i.StaleFx));
    }

    [Theory]
    [InlineData("EUR: { file: e.csv, column: FX, quote: 1.1 }", "d.yaml(6): fx.EUR.quote: '1.1' does not say what EUR is worth; expected 'USD per EUR', 'EUR per USD' or a cross")]
    [InlineData("EUR: { file: e.csv, column: FX, quote: USD per JPY }", "d.yaml(6): fx.EUR.quote: 'USD per JPY' does not say what EUR is worth")]
    [InlineData("EUR: { file: e.csv, column: FX }", "d.yaml(6): fx.EUR.quote: is required; expected for example 'USD per EUR'")]
    [InlineData("EUR: { file: e.csv, column: FXX, quote: USD per EUR }", "e.csv(1): FXX: there is no column 'FXX'; expected it in the header; did you mean 'FX'?")]
    [InlineData("EUR: { file: e.csv, column: FX, quote: CHF per EUR }, CHF: { file: c.csv, column: FX, quote: EUR per CHF }", "d.yaml(6): fx.EUR: the quotes go in a circle: EUR -> CHF -> EUR; expected quotes that lead to USD")]
    [InlineData("EUR: { file: bad.csv, column: FX, quote: USD per EUR }", "bad.csv(2): EUR 2024-01-02: the value 0 is not positive; expected a positive value or an empty field")]
    public void Load_unclear_or_bad_rate_is_refused(string fx, string message)
    {
        using var folder = Folder().Write("bad.csv", "date,FX\n2024-01-02,0\n");

        Assert.StartsWith(message, folder.Refusal($"name: x\nadjustment: ratio\nsources: [ {{ kind: wide_prices, file: p.csv }} ]\ninstruments:\n  E: {{ asset_class: x, currency: EUR }}\nfx: {{ {fx} }}\n"), StringComparison.Ordinal);
    }

    private static string Yaml(string fx) => $$"""
        name: x
        adjustment: ratio
        sources: [ { kind: wide_prices, file: p.csv } ]
        instruments:
          U: { asset_class: x }
          E: { asset_class: x, currency: EUR }
          J: { asset_class: x, currency: JPY }
          C: { asset_class: x, currency: CHF }
        {{fx}}
        """;

    private static DatasetFolder Folder() => new DatasetFolder()
        .Write("p.csv", "date,U,E,J,C\n2024-01-02,1,1,1,1\n2024-01-03,1,1,1,1\n2024-01-10,1,1,1,1\n")
        .Write("e.csv", "date,FX\n2024-01-03,1.1\n")
        .Write("j.csv", "date,FX\n2024-01-01,150\n2024-01-06,160\n")
        .Write("c.csv", "date,FX\n2024-01-01,0.95\n2024-01-09,\n");
}
