namespace FuturesSix.Tests.Data.Datasets;

/// <summary>The folder layout: price and carry files, instrument and cost tables, rolls.</summary>
public sealed class FolderLayoutTests
{
    private const double NaN = double.NaN;

    private const string Yaml = """
        name: x
        adjustment: difference
        sources: [ { kind: folder, folder: f } ]
        instrument_config:
          file: f/config.csv
          columns: { symbol: Instrument, multiplier: Pointsize, asset_class: AssetClass, currency: Currency }
          asset_classes: { Ags: agriculture, Bond: rates }
        costs:
          file: f/costs.csv
          columns: { symbol: Instrument, slippage_points: Slippage, commission_per_contract: PerBlock, commission_rate: Percentage, commission_per_trade: PerTrade }
        """;

    [Fact]
    public void Load_folder_reads_legs_months_rolls_tables_and_counts_what_it_ignores()
    {
        using var folder = Folder();

        var loaded = folder.Load(Yaml);
        var market = loaded.Market;

        Assert.Equal(["CORN"], market.Returns.Columns);
        Assert.Equal([NaN, 2.0 / 300, -1.0 / 302], market.Returns.Column(0).ToArray());
        Assert.Equal([300, 302, 320], market.Prices.Column(0).ToArray());
        Assert.Equal([310, NaN, 330], market.Carry!.Carry.Column(0).ToArray());
        Assert.Equal([(12 * 2000) + 3, (12 * 2000) + 3, (12 * 2000) + 5], market.Carry.PriceMonth.Column(0).ToArray());
        Assert.Equal([(12 * 2000) + 5, (12 * 2000) + 5, (12 * 2000) + 12], market.Carry.CarryMonth.Column(0).ToArray());
        Assert.Equal([0, 0, 1], market.Rolls!.Column(0).ToArray());
        var corn = market.Instruments[0];
        Assert.Equal(("agriculture", "USD", 50), (corn.AssetClass, corn.Currency, corn.Multiplier));
        Assert.Equal(new(null, 0.125, 2.9, 0.00004, 1), corn.Cost);
        Assert.Equal(2, loaded.Quality.IgnoredConfigRows);
        Assert.Equal(1, loaded.Quality.IgnoredSeries);
        Assert.Equal(2, loaded.Quality.Instruments[0].NonPositiveCloses);
    }

    [Theory]
    [InlineData("f/CORN_carrydata.csv", "DATETIME,PRICE,CARRY,CARRY_CONTRACT,PRICE_CONTRACT\n2000-01-03,300,310,200005,200013\n", "f/CORN_carrydata.csv(2): CORN 2000-01-03: '200013' in column 'PRICE_CONTRACT' is not a contract month; expected yyyymm")]
    [InlineData("f/CORN_carrydata.csv", "DATETIME,PRICE,CARRY,PRICE_CONTRACT\n", "f/CORN_carrydata.csv(1): CARRY_CONTRACT: there is no column 'CARRY_CONTRACT'; expected it in the header; valid: CARRY, DATETIME, PRICE, PRICE_CONTRACT")]
    [InlineData("f/config.csv", "Instrument,Pointsize,AssetClass,Currency\nCORN,0,Ags,USD\n", "f/config.csv(2): CORN: the multiplier 0 is not positive")]
    [InlineData("f/config.csv", "Instrument,Pointsize,AssetClass,Currency\nCORN,50,Grain,USD\n", "d.yaml(7): instrument_config.asset_classes: does not rename 'Grain' (f/config.csv(2), CORN)")]
    [InlineData("f/config.csv", "Instrument,Pointsize,AssetClass,Currency\nCORN,50,Ags,USD\nCORN,50,Ags,USD\n", "f/config.csv(3): CORN: a second row for the instrument; expected one row per instrument")]
    [InlineData("f/costs.csv", "Instrument,Slippage,PerBlock,Percentage,PerTrade\nCORN,cheap,0,0,0\n", "f/costs.csv(2): CORN: 'cheap' in column 'Slippage' is not a finite number")]
    public void Load_malformed_table_or_leg_names_the_place(string file, string content, string message)
    {
        using var folder = Folder().Write(file, content);

        Assert.StartsWith(message, folder.Refusal(Yaml), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_folder_volume_files_are_read_where_they_are_declared()
    {
        using var folder = Folder().Write("f/CORN_volume.csv", "DATETIME,VOLUME\n2000-01-03,10\n2000-01-05,7\n2000-01-06,12\n");

        var loaded = folder.Load(Yaml.Replace("folder: f }", "folder: f, volume_suffix: _volume.csv }", StringComparison.Ordinal));

        Assert.Equal([10, NaN, 12], loaded.Market.Volume!.Column(0).ToArray());
        Assert.Equal(1, loaded.Quality.Instruments[0].UnmatchedCompanionRows);
        Assert.Null(folder.Load(Yaml).Market.Volume);
    }

    [Theory]
    [InlineData("DATETIME,VOLUME\n2000-01-03,-1\n", "f/CORN_volume.csv(2): CORN 2000-01-03: the volume -1 is negative")]
    [InlineData("DATETIME,TRADED\n2000-01-03,1\n", "f/CORN_volume.csv(1): VOLUME: there is no column 'VOLUME'")]
    public void Load_folder_malformed_volume_names_the_place(string content, string message)
    {
        using var folder = Folder().Write("f/CORN_volume.csv", content);

        Assert.StartsWith(message, folder.Refusal(Yaml.Replace("folder: f }", "folder: f, volume_suffix: _volume.csv }", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_volume_suffix_belongs_to_folders()
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,A,B\n2024-01-02,1,2\n");

        Assert.Contains("sources.0.volume_suffix", folder.Refusal(DatasetFolder.WidePrices().Replace("file: p.csv", "file: p.csv\n    volume_suffix: _v.csv", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_synthetic_marks_the_market()
    {
        using var folder = new DatasetFolder().Write("p.csv", "date,A,B\n2024-01-02,1,2\n");

        Assert.True(folder.Load(DatasetFolder.WidePrices("synthetic: true")).Market.Synthetic);
        Assert.False(folder.Load(DatasetFolder.WidePrices()).Market.Synthetic);
    }

    [Fact]
    public void Load_folder_without_a_carry_file_names_it()
    {
        using var folder = Folder();
        File.Delete(Path.Combine(folder.Root, "f", "CORN_carrydata.csv"));

        Assert.StartsWith("f/CORN_carrydata.csv: cannot be read", folder.Refusal(Yaml), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_folder_symbols_restrict_and_a_missing_one_is_an_error()
    {
        using var folder = Folder();

        Assert.Equal(
            "d.yaml(3): sources.0.symbols: there is no file f/CRON_price.csv; did you mean 'CORN'?",
            folder.Refusal(Yaml.Replace("folder: f }", "folder: f, symbols: [CRON] }", StringComparison.Ordinal)));
        var notes = folder.Load(Yaml.Replace("folder: f }", "folder: f, symbols: [CORN] }", StringComparison.Ordinal)).Notes;
        Assert.DoesNotContain(notes, n => n.Contains("ODD", StringComparison.Ordinal));
    }

    private static DatasetFolder Folder() => new DatasetFolder()
        .Write("f/CORN_price.csv", "DATETIME,PRICE\n2000-01-03,-1\n2000-01-04,1\n2000-01-05,\n2000-01-06,0\n")
        .Write("f/CORN_carrydata.csv", "DATETIME,PRICE,CARRY,CARRY_CONTRACT,PRICE_CONTRACT\n2000-01-03,300,310,200005,200003\n2000-01-04,302,,200005,200003\n2000-01-05,,,,\n2000-01-06,320,330,200012,200005\n")
        .Write("f/ODD_price.csv", "DATETIME,PRICE\n2000-01-03,1\n")
        .Write("f/config.csv", "Instrument,Pointsize,AssetClass,Currency\nCORN,50,Ags,USD\nUS10,1000,Bond,USD\n")
        .Write("f/costs.csv", "Instrument,Slippage,PerBlock,Percentage,PerTrade\nCORN,0.125,2.9,0.00004,1\nUS10,0.008,1.5,0,0\n");
}
