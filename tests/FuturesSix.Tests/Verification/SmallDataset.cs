using System.Globalization;

namespace FuturesSix.Tests.Verification;

/// <summary>A small dataset in files: five instruments, 900 days.</summary>
internal static class SmallDataset
{
    /// <summary>Writes it into a folder; returns the path of the dataset file.</summary>
    /// <param name="folder">The folder; it is created.</param>
    /// <param name="change">Another return for (row, column) where wanted.</param>
    public static string Write(string folder, Func<int, int, double, double>? change = null)
    {
        string[] names = ["AA", "BB", "CC", "DD", "EE"];
        var random = new Random(11);
        var days = TestMarkets.BusinessDays(900);
        var lines = new List<string> { "date," + string.Join(',', names) };
        for (var t = 0; t < days.Length; t++)
        {
            var common = TestMarkets.Gauss(random);
            var row = names.Select((_, i) => (0.006 + (0.002 * i)) * ((0.4 * common) + TestMarkets.Gauss(random)) + (0.001 * Math.Sin(t / (40.0 + (10 * i))))).ToArray();
            lines.Add($"{days[t]:yyyy-MM-dd}," + string.Join(',', row.Select((r, i) => (change?.Invoke(t, i, r) ?? r).ToString("R", CultureInfo.InvariantCulture))));
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "tiny.csv"), string.Join('\n', lines) + "\n");
        var path = Path.Combine(folder, "tiny.yaml");
        File.WriteAllText(path, """
            name: tiny
            account_currency: USD
            adjustment: ratio
            sources:
              - kind: wide_returns
                file: tiny.csv
            default_cost: { slippage_bps: 0.5 }
            instruments:
              AA: { asset_class: equity, region: us }
              BB: { asset_class: rates, region: us }
              CC: { asset_class: energy, region: us }
              DD: { asset_class: metals, region: us }
              EE: { asset_class: fx, region: us }

            """);
        return path;
    }
}
