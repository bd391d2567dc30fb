using System.Text;
using FuturesSix.Core.Market;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Synthetic;

/// <summary>The files of a written synthetic market: which there are and what is in each. Numbers round-trip, rows without
/// an observation are left out.</summary>
internal static class SyntheticFiles
{
    public const string Dataset = "dataset.yaml";
    public const string Auxiliary = "auxiliary.csv";
    public const string Fx = "fx.csv";
    public const string Prices = "prices";
    public const string Margins = "margins";
    public const string VolumeSuffix = "_volume.csv";
    private const string PriceSuffix = "_price.csv";
    private const string CarrySuffix = "_carrydata.csv";

    public static string MarginOf(string symbol) => $"{Margins}/{symbol}.csv";

    /// <summary>Every file, in the order in which it is written; the dataset file comes last.</summary>
    public static IEnumerable<(string Path, Action<Stream> Write)> All(SyntheticMarketOptions options, SyntheticData data)
    {
        var market = data.Market;
        for (var i = 0; i < market.Count; i++)
        {
            var (column, instrument) = (i, market.Instruments[i]);
            if (!VolatilityComplex.Contracts.Contains(instrument.Symbol))
            {
                yield return ($"{Prices}/{instrument.Symbol}{PriceSuffix}", s => Price(s, data, column));
                yield return ($"{Prices}/{instrument.Symbol}{CarrySuffix}", s => Carry(s, market, column));
                yield return ($"{Prices}/{instrument.Symbol}{VolumeSuffix}", s => Volume(s, market, column));
            }

            yield return (MarginOf(instrument.Symbol), s => Margin(s, instrument));
        }

        yield return (Auxiliary, s => Series(s, market.Dates, market.Auxiliary));
        yield return (Fx, s => Series(s, market.Dates, data.Rates));
        yield return (Dataset, s => s.Write(Encoding.UTF8.GetBytes(SyntheticDatasetYaml.Write(options, data))));
    }

    /// <summary>True for a path relative to the folder that such a dataset may have.</summary>
    public static bool Knows(string path) => path.Replace('\\', '/') is Dataset or Auxiliary or Fx
        || Path.GetDirectoryName(path) is Margins && path.EndsWith(".csv", StringComparison.Ordinal)
        || Path.GetDirectoryName(path) is Prices && new[] { PriceSuffix, CarrySuffix, VolumeSuffix }.Any(s => path.EndsWith(s, StringComparison.Ordinal));

    private static void Price(Stream stream, SyntheticData data, int i)
    {
        using var text = new ArtifactText(stream);
        text.Header("DATETIME", "PRICE");
        foreach (var t in Observed(data.Market, i))
        {
            text.Cell(data.Market.Dates[t]).Cell(data.Adjusted[t, i]).End();
        }
    }

    private static void Carry(Stream stream, MarketData market, int i)
    {
        using var text = new ArtifactText(stream);
        var legs = market.Carry!;
        text.Header("DATETIME", "PRICE", "CARRY", "PRICE_CONTRACT", "CARRY_CONTRACT");
        foreach (var t in Observed(market, i))
        {
            text.Cell(market.Dates[t]).Cell(legs.Price[t, i]).Cell(legs.Carry[t, i]).Cell(Month(legs.PriceMonth[t, i])).Cell(Month(legs.CarryMonth[t, i])).End();
        }
    }

    private static void Volume(Stream stream, MarketData market, int i)
    {
        using var text = new ArtifactText(stream);
        text.Header("DATETIME", "VOLUME");
        foreach (var t in Observed(market, i))
        {
            text.Cell(market.Dates[t]).Cell(market.Volume![t, i]).End();
        }
    }

    private static void Margin(Stream stream, Instrument instrument)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", "initial");
        foreach (var step in instrument.MarginSchedule)
        {
            text.Cell(step.From).Cell(step.Initial).End();
        }
    }

    private static void Series(Stream stream, IReadOnlyList<DateOnly> dates, IReadOnlyDictionary<string, double[]> series)
    {
        using var text = new ArtifactText(stream);
        text.Header(["date", .. series.Keys]);
        for (var t = 0; t < dates.Count; t++)
        {
            text.Cell(dates[t]);
            foreach (var values in series.Values)
            {
                text.Cell(values[t]);
            }

            text.End();
        }
    }

    private static IEnumerable<int> Observed(MarketData market, int i) => Enumerable.Range(0, market.Rows).Where(t => !double.IsNaN(market.Prices[t, i]));

    /// <summary>12 yyyy + mm as yyyymm.</summary>
    private static int Month(double month) => (int)month is var m ? (100 * ((m - 1) / 12)) + ((m - 1) % 12) + 1 : 0;
}
