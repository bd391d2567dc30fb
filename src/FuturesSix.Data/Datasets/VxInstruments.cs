using FuturesSix.Core.Market;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>Makes instruments out of the three VX level series: raw price = level, returns rolled at expiry.</summary>
internal static class VxInstruments
{
    /// <summary>The roles that the three instruments have unless the dataset gives them to others.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["vx1", "vx2", "vx3"];

    /// <summary>The level series that the dataset declares for VX.</summary>
    public static DatedSeries[] Levels(DatasetSpec spec, VxSpec vx, IReadOnlyList<DatedSeries> auxiliary) =>
        [.. vx.Levels.Select(name => auxiliary.FirstOrDefault(s => s.Name == name)
            ?? throw spec.Yaml.Error("vx.levels", $"there is no auxiliary series '{name}'; {NearestName.Suggest(name, [.. auxiliary.Select(s => s.Name)])}"))];

    /// <summary>Builds the three series on the rows on which any level is known, weekend rows merged (the later wins).</summary>
    public static List<InstrumentSeries> Build(VxSpec vx, DatedSeries[] levels, TradingCalendar calendar)
    {
        var onCalendar = levels.Select(level => Scatter(level, calendar)).ToArray();
        var rows = Enumerable.Range(0, calendar.Dates.Length).Where(t => onCalendar.Any(level => !double.IsNaN(level[t]))).ToArray();
        var dates = new DateOnly[rows.Length];
        for (var k = 0; k < rows.Length; k++)
        {
            dates[k] = calendar.Dates[rows[k]];
        }

        var picked = Array.ConvertAll(onCalendar, level => Array.ConvertAll(rows, t => level[t]));
        var returns = VxRollReturns.Compute(dates, picked[0], picked[1], picked[2]);
        double[][] each = [returns.First, returns.Second, returns.Third];
        return [.. Enumerable.Range(0, 3).Select(k => Series(vx.Symbols[k], levels[k].File, dates, picked[k], each[k], returns.Roll))];
    }

    private static InstrumentSeries Series(string symbol, string file, DateOnly[] dates, double[] level, double[] returns, bool[] roll)
    {
        var series = new InstrumentSeries(symbol, file, PriceAdjustment.Ratio) { GivesReturns = true, HasRaw = true, HasRolls = true };
        for (var t = 0; t < dates.Length; t++)
        {
            if (!double.IsNaN(level[t]))
            {
                series.Rows.Add(new Observation(dates[t], double.NaN) { Raw = level[t], Return = returns[t], Roll = roll[t] });
            }
        }

        return series;
    }

    private static double[] Scatter(DatedSeries series, TradingCalendar calendar)
    {
        var values = new double[calendar.Dates.Length];
        Array.Fill(values, double.NaN);
        for (var i = 0; i < series.Dates.Count; i++)
        {
            values[calendar.RowOf(series.Dates[i])] = series.Values[i];
        }

        return values;
    }
}
