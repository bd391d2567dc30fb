using System.Globalization;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Golden.Tests;

public sealed class RiskTargetingVolatilityTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-6;
    private const double Floor = 0.05;
    private const int Window = 63;

    [Fact]
    public void PairwiseSample_published_weights_give_the_published_volatility()
    {
        var runs = Directory.GetDirectories(Repository.GoldenOrSkip("runs"))
            .Where(folder => File.Exists(Path.Combine(folder, "risk_targeting", "realized_vol.csv")))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.SkipWhen(runs.Count == 0, "skipped: golden/runs holds no run with risk_targeting/realized_vol.csv");
        foreach (var run in runs)
        {
            Check(run);
        }
    }

    private void Check(string run)
    {
        var returns = NumericsGolden.Csv(Path.Combine("runs", Path.GetFileName(run), "asset_returns.csv"));
        var weights = Weights(Path.Combine(run, "risk_targeting", "weights_pre_risk_targeting.csv"));
        var (compared, atFloor, skipped) = (0, 0, 0);
        foreach (var (date, published) in Published(Path.Combine(run, "risk_targeting", "realized_vol.csv")))
        {
            if (double.IsNaN(published))
            {
                skipped++;
                continue;
            }

            var volatility = Volatility(returns, date, weights[date]);
            Assert.True(Math.Abs(published - volatility) <= Tolerance, $"{Path.GetFileName(run)} {date:yyyy-MM-dd}: expected {published:R}, got {volatility:R}");
            compared++;
            atFloor += volatility == Floor ? 1 : 0;
        }

        Assert.True(compared > atFloor, "every published volatility is at the floor: nothing was compared");
        output.WriteLine($"{Path.GetFileName(run)}: {compared} volatilities, {atFloor} at the floor, {skipped} missing rows skipped");
    }

    private static double Volatility(Panel returns, DateOnly date, Dictionary<string, double> weights)
    {
        var row = returns.RowOf(date);
        var before = row < 0 ? ~row : row;
        if (before < Window)
        {
            return Floor;
        }

        var n = returns.Columns.Count;
        var covariance = new double[n * n];
        Covariance.PairwiseSample(returns, before - Window, Window, covariance, undefinedAsZero: true);
        double variance = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                variance += Weight(i) * covariance[(i * n) + j] * Weight(j);
            }
        }

        return Math.Max(Floor, Math.Sqrt(252 * Math.Max(0, variance)));

        double Weight(int i) => weights.GetValueOrDefault(returns.Columns[i]);
    }

    /// <summary>Long format: date, instrument, weight.</summary>
    private static Dictionary<DateOnly, Dictionary<string, double>> Weights(string file) =>
        File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))
            .GroupBy(field => Date(field[0]))
            .ToDictionary(day => day.Key, day => day.ToDictionary(field => field[1], field => Number(field[2]), StringComparer.Ordinal));

    private static IEnumerable<(DateOnly Date, double Volatility)> Published(string file)
    {
        var lines = File.ReadAllLines(file).Where(line => line.Length > 0).ToArray();
        var column = Array.IndexOf(lines[0].Split(','), "realized_vol");
        return lines.Skip(1).Select(line => line.Split(',')).Select(field => (Date(field[0]), Number(field[column])));
    }

    private static DateOnly Date(string field) => DateOnly.ParseExact(field[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Number(string field) =>
        field.Length == 0 ? double.NaN : double.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture);
}
