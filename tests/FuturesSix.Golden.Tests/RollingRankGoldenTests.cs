using System.Globalization;
using System.Text.RegularExpressions;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Golden.Tests;

public sealed partial class RollingRankGoldenTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Compute_published_cases_gives_ranks_and_quantiles()
    {
        var golden = NumericsGolden.Json("numerics/rolling_rank.json");
        var cases = 0;
        foreach (var item in golden.GetProperty("cases").EnumerateObject())
        {
            var key = Key().Match(item.Name);
            Assert.True(key.Success, $"case '{item.Name}' is not understood; expected 'series|window=…,min_periods=…,statistic'");
            var x = NumericsGolden.Vector(golden.GetProperty(key.Groups["series"].Value));
            var window = int.Parse(key.Groups["window"].Value, CultureInfo.InvariantCulture);
            int? needed = key.Groups["needed"].Value == "None" ? null : int.Parse(key.Groups["needed"].Value, CultureInfo.InvariantCulture);

            AssertClose(NumericsGolden.Vector(item.Value), Statistic(key.Groups["statistic"].Value, x, window, needed), item.Name);
            cases++;
        }

        Assert.True(cases > 0, "the file holds no case");
        output.WriteLine($"{cases} cases");
    }

    private static double[] Statistic(string name, double[] x, int window, int? needed)
    {
        var result = new double[x.Length];
        if (name.StartsWith("quantile=", StringComparison.Ordinal))
        {
            var q = double.Parse(name["quantile=".Length..].Split(' ')[0], CultureInfo.InvariantCulture);
            RollingQuantile.Linear(x, window, q, needed ?? window, result);
            return result;
        }

        var method = name switch
        {
            "method=average,pct=True" => RankMethod.Average,
            "method=min,pct=True" => RankMethod.Min,
            "method=max,pct=True" => RankMethod.Max,
            "apply mean(x<=last)" => RankMethod.ShareAtOrBelow,
            "scipy percentileofscore mean/100" => RankMethod.PercentileOfScoreMean,
            _ => throw new InvalidOperationException($"The statistic '{name}' is not understood."),
        };
        RollingRank.Compute(x, window, needed, method, result);
        return result;
    }

    private static void AssertClose(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var t = 0; t < expected.Length; t++)
        {
            Assert.True(
                Math.Abs(expected[t] - actual[t]) <= Tolerance || (double.IsNaN(expected[t]) && double.IsNaN(actual[t])),
                $"{what} row {t}: expected {expected[t]:R}, got {actual[t]:R}");
        }
    }

    [GeneratedRegex(@"^(?<series>[^|]+)\|window=(?<window>\d+),min_periods=(?<needed>\d+|None),(?<statistic>.+)$")]
    private static partial Regex Key();
}
