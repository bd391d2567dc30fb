namespace FuturesSix.Tests.Data.Datasets;

/// <summary>Mistakes in the dataset file itself: each names the line, the key, and what was expected.</summary>
public sealed class DatasetFileTests
{
    private const string Csv = "date,A,B\n2024-01-02,10,20\n2024-01-03,11,21\n";

    [Theory]
    [InlineData("naem: x", "d.yaml(9): unknown key 'naem'; did you mean 'name'?")]
    [InlineData("on_bad_row: ignore", "d.yaml(9): 'ignore' is not one of error, skip")]
    [InlineData("max_stale_days: -1", "d.yaml(9): max_stale_days: -1 is negative; expected 0 or more calendar days")]
    [InlineData("max_stale_days: soon", "d.yaml(9): 'soon' is not a whole number")]
    [InlineData("roles: { equity_index: C }", "d.yaml(9): roles.equity_index: there is no instrument 'C'; valid: A, B")]
    [InlineData("vx: {}", "d.yaml(9): vx.levels: there is no auxiliary series 'vx1'")]
    [InlineData("vx: { levels: [a, b] }", "d.yaml(9): vx.levels: lists 2 names; expected three different names")]
    [InlineData("holidays: { dates: [2024-13-01] }", "d.yaml(9): '2024-13-01' is not a date; expected yyyy-MM-dd")]
    [InlineData("auxiliary: [ { file: p.csv } ]", "d.yaml(9): auxiliary.0.columns: is required")]
    [InlineData("auxiliary: [ { file: p.csv, columns: { vix: C } } ]", "p.csv(1): C: there is no column 'C'; expected it in the header; valid: A, B, date")]
    [InlineData("auxiliary: [ { file: p.csv, columns: { x: A } }, { file: p.csv, columns: { x: B } } ]", "d.yaml(9): auxiliary.1.columns.x: 'x' comes from p.csv already")]
    [InlineData("costs: { file: p.csv, columns: { symbl: A } }", "d.yaml(9): costs.columns.symbl: unknown field 'symbl'; did you mean 'symbol'?")]
    [InlineData("instrument_config: { file: p.csv }", "d.yaml(9): instrument_config.columns: is required")]
    [InlineData("instrument_config: { file: p.csv, columns: { multiplier: A } }", "d.yaml(9): instrument_config.columns.symbol: is required; expected the column that names the instrument")]
    public void Load_mistake_in_the_dataset_file_names_line_key_and_expectation(string line, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", Csv);

        Assert.StartsWith(message, folder.Refusal(DatasetFolder.WidePrices(line)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adjustment: ratio\nsources: []\n", "d.yaml: name: is required; expected a name for the dataset")]
    [InlineData("name: x\nsources: []\n", "d.yaml: adjustment: is required; expected ratio or difference: how the closes were adjusted is never guessed")]
    [InlineData("name: x\nadjustment: ratio\n", "d.yaml: sources: is required")]
    [InlineData("name: x\nadjustment: ratio\nsources: []\n", "d.yaml(3): sources: is empty")]
    [InlineData("name: x\nadjustment: rato\n", "d.yaml(2): 'rato' is not one of ratio, difference; did you mean 'ratio'?")]
    [InlineData("name: x\nadjustment: ratio\nsources: [ { file: p.csv } ]\n", "d.yaml(3): sources.0.kind: is required; expected wide_prices, wide_returns, long_prices or folder")]
    [InlineData("name: x\nadjustment: ratio\nsources: [ { kind: folder, file: p.csv } ]\n", "d.yaml(3): sources.0.file: a source of kind Folder does not read it")]
    [InlineData("name: x\nadjustment: ratio\nsources: [ { kind: folder, folder: none } ]\n", "none: there is no such folder under ")]
    [InlineData("name: x\nadjustment: ratio\nsources: [ { kind: wide_prices, file: p.csv, columns: { C: A } } ]\ninstruments: { A: { asset_class: x } }\n", "d.yaml(3): sources.0.columns.C: no instrument 'C' is described; valid: A")]
    [InlineData("name: x\nadjustment: ratio\nsources: [ { kind: wide_prices, file: p.csv }, { kind: wide_returns, file: p.csv } ]\ninstruments: { A: { asset_class: x } }\n", "d.yaml(3): sources.1: 'A' comes from p.csv already; expected one source per instrument")]
    [InlineData("name: x\nadjustment: ratio\nsources: [ { kind: wide_prices, file: p.csv } ]\ninstruments: { A: {} }\n", "d.yaml(4): instruments.A.asset_class: is required")]
    [InlineData("name: x\nadjustment: ratio\nsources: [ { kind: wide_prices, file: p.csv } ]\ninstruments: { A: { asset_class: x, multiplier: 0 } }\n", "d.yaml(4): instruments.A.multiplier: 0 is not positive")]
    [InlineData("name: x\nadjustment: difference\nsources: [ { kind: wide_prices, file: p.csv } ]\ninstruments: { A: { asset_class: x } }\n", "d.yaml(4): instruments.A.adjustment: 'A' (p.csv) is difference-adjusted but has no raw price; expected raw_file, raw_close, a carry file, or close_is_raw: true")]
    [InlineData("name: x\nadjustment: ratio\nsources: [ { kind: wide_prices, file: p.csv } ]\ninstruments: { A: { asset_class: x, currency: EUR } }\n", "d.yaml: fx.EUR: there is no rate for EUR, in which an instrument is priced; expected an entry with a quote such as 'USD per EUR'")]
    public void Load_incomplete_dataset_file_says_what_is_missing(string yaml, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", Csv);

        Assert.StartsWith(message, folder.Refusal(yaml), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_missing_dataset_file_names_it()
    {
        var error = Assert.ThrowsAny<FuturesSix.Data.InputException>(
            () => FuturesSix.Data.Datasets.DatasetLoader.Load(new FuturesSix.Data.Datasets.DatasetRequest("no-such-dataset.yaml")));

        Assert.StartsWith("no-such-dataset.yaml: cannot be read", error.Message, StringComparison.Ordinal);
    }
}
