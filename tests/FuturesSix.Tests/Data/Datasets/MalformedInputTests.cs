using System.Text;
using FuturesSix.Data.Datasets;

namespace FuturesSix.Tests.Data.Datasets;

/// <summary>Every malformed input is refused with its place, or skipped and counted on request.</summary>
public sealed class MalformedInputTests
{
    private const string Good = "date,A,B\n2024-01-02,10,20\n2024-01-03,11,21\n";

    [Theory]
    [InlineData("2024-01-04,0,22", "p.csv(4): A 2024-01-04: the price 0 is zero or negative under adjustment ratio; expected a positive price; levels that may be negative are declared as adjustment: difference")]
    [InlineData("2024-01-04,12,-0.5", "p.csv(4): B 2024-01-04: the price -0.5 is zero or negative under adjustment ratio")]
    [InlineData("2024-01-03,12,22", "p.csv(4): 2024-01-03: the date is duplicated; expected strictly ascending dates")]
    [InlineData("2024-01-01,12,22", "p.csv(4): 2024-01-01: the date is out of order: it follows 2024-01-03; expected strictly ascending dates")]
    [InlineData("2024-01-04,twelve,22", "p.csv(4): A 2024-01-04: 'twelve' in column 'A' is not a finite number; expected a number or an empty field")]
    [InlineData("2024-01-04,12,\"1,5\"", "p.csv(4): B 2024-01-04: '1,5' in column 'B' is not a finite number")]
    [InlineData("2024-01-04,Infinity,22", "p.csv(4): A 2024-01-04: 'Infinity' in column 'A' is not a finite number")]
    [InlineData("2024-01-04,-∞,22", "p.csv(4): A 2024-01-04: '-∞' in column 'A' is not a finite number")]
    [InlineData("2024-01-04,1e999,22", "p.csv(4): A 2024-01-04: '1e999' in column 'A' is not a finite number")]
    [InlineData("2024-02-30,12,22", "p.csv(4): date: '2024-02-30' is not a date; expected yyyy-MM-dd or yyyyMMdd")]
    [InlineData("04/01/2024,12,22", "p.csv(4): date: '04/01/2024' is not a date; expected yyyy-MM-dd or yyyyMMdd")]
    [InlineData(",12,22", "p.csv(4): date: '' is not a date")]
    [InlineData("2024-01-04,12", "p.csv(4): the row has 2 fields; expected 3, as the header")]
    [InlineData("2024-01-04,12,22,32", "p.csv(4): the row has 4 fields; expected 3, as the header")]
    [InlineData("2024-01-04,\"12,22", "p.csv(4): ")]
    public void Load_bad_row_names_the_place_or_is_skipped_and_counted(string row, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", Good + row + "\n2024-01-05,13,23\n");

        Assert.StartsWith(message, folder.Refusal(DatasetFolder.WidePrices()), StringComparison.Ordinal);

        var loaded = folder.Load(DatasetFolder.WidePrices("on_bad_row: skip"));
        var skipped = Assert.Single(loaded.Quality.Skipped);
        Assert.Equal(("p.csv", 4), (skipped.File, skipped.Line));
        Assert.Equal(13, loaded.Market.Prices[loaded.Market.Rows - 1, 0] / loaded.Market.Prices[0, 0] * 10, 12);
        Assert.Contains(loaded.Notes, n => n.Contains("1 bad rows or cells were skipped", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_bad_cell_under_skip_costs_only_that_cell()
    {
        using var folder = new DatasetFolder().Write("p.csv", Good + "2024-01-04,x,22\n2024-01-05,13,23\n");

        var loaded = folder.Load(DatasetFolder.WidePrices("on_bad_row: skip"));

        Assert.Equal([1, 0], loaded.Quality.Instruments.Select(i => i.SkippedRows));
        Assert.Equal([1, 0], loaded.Quality.Instruments.Select(i => i.Missing));
        Assert.Equal((13.0 / 11) - 1, loaded.Market.Returns[3, 0], 12);
    }

    [Theory]
    [InlineData("", "p.csv: the file is empty; expected a header and rows")]
    [InlineData("date,A,A\n2024-01-02,1,2\n", "p.csv(1): A: the header names 'A' twice; expected unique column names")]
    [InlineData("date,,B\n2024-01-02,1,2\n", "p.csv(1): column 2 has no name in the header; expected a name for every column")]
    [InlineData("Date,A,B\n2024-01-02,1,2\n", "p.csv(1): date: there is no column 'date'; expected it in the header; did you mean 'Date'?")]
    [InlineData("date;A;B\n2024-01-02;1;2\n", "p.csv(1): date: there is no column 'date'")]
    [InlineData("date,A\n2024-01-02,1\n", "d.yaml(8): instruments.B: no source has 'B'; valid: A")]
    [InlineData("date,A,B\n", "d.yaml(3): sources: no instrument has a single observation; expected rows with prices or returns")]
    [InlineData("date,A,B\n2024-01-02,,\n", "d.yaml(3): sources: no instrument has a single observation")]
    public void Load_bad_header_or_empty_file_is_refused_whatever_the_policy(string text, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", text);

        Assert.StartsWith(message, folder.Refusal(DatasetFolder.WidePrices()), StringComparison.Ordinal);
        Assert.StartsWith(message, folder.Refusal(DatasetFolder.WidePrices("on_bad_row: skip")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fx: { EUR: }", "d.yaml(9): fx.EUR: is required; expected a mapping with file, column and quote")]
    [InlineData("auxiliary: [ ~ ]", "d.yaml(9): auxiliary.0: is required; expected a mapping with file and columns")]
    [InlineData("auxiliary: [ { file: p.csv, columns: { vix: } } ]", "d.yaml(9): auxiliary.0.columns.vix: is required; expected the name of a column")]
    [InlineData("roles: { equity_index: }", "d.yaml(9): roles.equity_index: is required; expected the symbol of an instrument")]
    [InlineData("vx: { levels: [ a, ~, c ] }", "d.yaml(9): vx.levels.1: is required; expected the name of an auxiliary series")]
    [InlineData("costs: { file: c.csv, columns: { symbol: } }", "d.yaml(9): costs.columns.symbol: is required; expected the name of a column")]
    public void Load_empty_entry_names_its_line(string more, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", Good);

        Assert.Equal(message, folder.Refusal(DatasetFolder.WidePrices(more)));
    }

    [Theory]
    [InlineData("sources: [ ~ ]", "d.yaml(3): sources.0: is required; expected a mapping with kind and file or folder")]
    [InlineData("sources: [ { kind: wide_prices, file: p.csv, columns: { A: } } ]", "d.yaml(3): sources.0.columns.A: is required")]
    [InlineData("sources: [ { kind: folder, folder: f, symbols: [ ~ ] } ]", "d.yaml(3): sources.0.symbols.0: is required")]
    public void Load_empty_entry_of_a_source_names_its_line(string sources, string message)
    {
        using var folder = new DatasetFolder().Write("p.csv", Good);

        Assert.StartsWith(message, folder.Refusal($"name: x\nadjustment: ratio\n{sources}\ninstruments: {{ A: }}\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_missing_file_names_it_and_the_key_that_declares_it()
    {
        using var folder = new DatasetFolder();

        var message = folder.Refusal(DatasetFolder.WidePrices());

        Assert.StartsWith("p.csv: cannot be read (", message, StringComparison.Ordinal);
        Assert.EndsWith("declared by d.yaml(5): sources.0.file", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_byte_order_mark_carriage_returns_and_quotes_are_accepted()
    {
        var plain = Good + "2024-01-04,,22\n2024-01-05,NaN,23\n20240108,12,24\n";
        var odd = "\"date\",\"A\",B\r\n2024-01-02,\"10\",20\r\n2024-01-03,11,21\r\n2024-01-04,,22\r\n2024-01-05,\"\",23\r\n\r\n20240108,12,24";
        using var one = new DatasetFolder().Write("p.csv", plain);
        using var other = new DatasetFolder().Write("p.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(odd)]);

        Assert.Equal(
            one.Load(DatasetFolder.WidePrices()).Market.Returns.Values.ToArray(),
            other.Load(DatasetFolder.WidePrices()).Market.Returns.Values.ToArray());
    }

    [Fact]
    public void Exception_carries_file_line_symbol_date_and_expectation()
    {
        using var folder = new DatasetFolder().Write("p.csv", Good + "2024-01-04,0,22\n");

        var error = Assert.Throws<DatasetException>(() => folder.Load(DatasetFolder.WidePrices()));

        Assert.Equal(("p.csv", 4, "A", new DateOnly(2024, 1, 4)), (error.File, error.Line, error.Symbol, error.Date));
        Assert.StartsWith("a positive price", error.Expected, StringComparison.Ordinal);
    }
}
