using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>One instrument on the rows of the calendar: what its file says, weekend rows merged, then its returns.</summary>
internal sealed class SeriesColumns
{
    private SeriesColumns(InstrumentSeries series, int rows)
    {
        Series = series;
        (Close, Raw, Returns) = (Missing(rows), Missing(rows), Missing(rows));
        Observed = new bool[rows];
        Volume = series.HasVolume ? Missing(rows) : [];
        (Carry, PriceMonth, CarryMonth) = series.HasContracts ? (Missing(rows), Missing(rows), Missing(rows)) : ([], [], []);
        Rolls = new bool[rows];
    }

    public InstrumentSeries Series { get; }

    public double[] Close { get; }

    public double[] Raw { get; }

    public double[] Returns { get; }

    public double[] Volume { get; }

    public double[] Carry { get; }

    public double[] PriceMonth { get; }

    public double[] CarryMonth { get; }

    public bool[] Observed { get; }

    public bool[] Rolls { get; }

    public int MergedWeekendRows { get; private set; }

    public int RowsWithoutRaw { get; private set; }

    /// <summary>True when the dataset says on which rows the contract changed.</summary>
    public bool KnowsRolls => Series.HasContracts || Series.HasRolls;

    /// <summary>Puts the rows of a series on the calendar. Rows of Saturday and Sunday belong to the next business day:
    /// returns compound, the later price (with its contract legs) wins, volumes add.</summary>
    public static SeriesColumns Build(InstrumentSeries series, TradingCalendar calendar)
    {
        var columns = new SeriesColumns(series, calendar.Dates.Length);
        foreach (var row in series.Rows)
        {
            columns.Put(calendar.RowOf(row.Date), row);
            columns.MergedWeekendRows += TradingCalendar.IsWeekend(row.Date) ? 1 : 0;
        }

        columns.DropRowsWithoutRaw();
        columns.ComputeReturns();
        columns.MarkRolls();
        return columns;
    }

    private void Put(int t, in Observation row)
    {
        (Close[t], Raw[t]) = (row.Close, row.Raw);
        Returns[t] = double.IsNaN(Returns[t]) ? row.Return : ((1 + Returns[t]) * (1 + row.Return)) - 1;
        Rolls[t] |= row.Roll;
        if (Volume.Length > 0)
        {
            Volume[t] = double.IsNaN(Volume[t]) ? row.Volume : Volume[t] + (double.IsNaN(row.Volume) ? 0 : row.Volume);
        }

        if (Carry.Length > 0)
        {
            (Carry[t], PriceMonth[t], CarryMonth[t]) = (row.Carry, row.PriceMonth, row.CarryMonth);
        }
    }

    private void DropRowsWithoutRaw()
    {
        if (!Series.HasRaw || Series.GivesReturns)
        {
            return;
        }

        for (var t = 0; t < Close.Length; t++)
        {
            if (!double.IsNaN(Close[t]) && !(Raw[t] > 0))
            {
                (Close[t], Raw[t]) = (double.NaN, double.NaN);
                RowsWithoutRaw++;
            }
        }
    }

    private void ComputeReturns()
    {
        if (!Series.GivesReturns && Series.Adjustment == PriceAdjustment.Ratio)
        {
            SimpleReturns.Ratio(Close, Returns);
        }
        else if (!Series.GivesReturns)
        {
            SimpleReturns.Difference(Close, Raw, Returns);
        }

        for (var t = 0; t < Observed.Length; t++)
        {
            Observed[t] = !double.IsNaN(Series.GivesReturns ? Series.HasRaw ? Raw[t] : Returns[t] : Close[t]);
        }
    }

    private void MarkRolls()
    {
        var held = double.NaN;
        for (var t = 0; t < PriceMonth.Length; t++)
        {
            if (Observed[t] && !double.IsNaN(PriceMonth[t]))
            {
                Rolls[t] = !double.IsNaN(held) && PriceMonth[t] != held;
                held = PriceMonth[t];
            }
        }
    }

    private static double[] Missing(int rows)
    {
        var values = new double[rows];
        Array.Fill(values, double.NaN);
        return values;
    }
}
