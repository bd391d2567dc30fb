using System.Globalization;
using FuturesSix.Core.Policy;

namespace FuturesSix.Golden.Tests;

/// <summary>The gates on real index levels: rows fed as stored, Fridays 2021-01-01 to 2025-10-31.</summary>
public sealed class PolicyGateTests
{
    private static readonly DateOnly First = new(2021, 1, 1);
    private static readonly DateOnly Last = new(2025, 10, 31);

    [Fact]
    public void Decide_on_vol_complex_gates_the_published_number_of_rebalances()
    {
        var (dates, series) = Load(Path.Combine(Repository.DataOrSkip(), "futures13", "vol_complex.csv"));
        var features = ContextFeatures.Compute(dates.Length, series, new PolicyOptions());
        var fridays = Fridays();
        var rows = fridays.Select(f => RowAtOrBefore(dates, f)).ToArray();

        var leg = features with { VrpStress = features.VvixLeg };

        Assert.Equal(253, fridays.Length);
        Assert.Equal(15, Off(features, rows, fridays, "trend"));
        Assert.Equal(3, Off(leg, rows, fridays, "vrp_core"));
        Assert.Equal(11, Off(features, rows, fridays, "vrp_core"));
    }

    private static int Off(ContextFeatures features, int[] rows, DateOnly[] fridays, string engine)
    {
        var result = EnginePolicy.Decide(features, rows, fridays, new PolicyOptions());
        return result.Applied[result.Engines.ToList().IndexOf(engine)].Count(m => m == 0);
    }

    private static DateOnly[] Fridays() =>
        [.. Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays).Where(d => d.DayOfWeek == DayOfWeek.Friday)];

    private static int RowAtOrBefore(DateOnly[] dates, DateOnly day)
    {
        var row = Array.BinarySearch(dates, day);
        return row < 0 ? ~row - 1 : row;
    }

    private static (DateOnly[] Dates, Dictionary<string, double[]> Series) Load(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        var cells = lines.Skip(1).Select(l => l.Split(',')).ToArray();
        return (
            [.. cells.Select(c => DateOnly.ParseExact(c[0], "yyyy-MM-dd", CultureInfo.InvariantCulture))],
            Enumerable.Range(1, header.Length - 1).ToDictionary(
                i => header[i],
                i => cells.Select(c => c[i].Length == 0 ? double.NaN : double.Parse(c[i], CultureInfo.InvariantCulture)).ToArray()));
    }
}
