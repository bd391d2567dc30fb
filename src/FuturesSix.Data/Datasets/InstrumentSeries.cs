using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>What one file row says about one instrument; NaN = missing.</summary>
internal record struct Observation(DateOnly Date, double Close)
{
    /// <summary>Simple return, where the source gives returns.</summary>
    public double Return = double.NaN;

    public double Raw = double.NaN;

    public double Volume = double.NaN;

    public double Carry = double.NaN;

    public double PriceMonth = double.NaN;

    public double CarryMonth = double.NaN;

    /// <summary>The source itself says that the contract changed here (VX).</summary>
    public bool Roll;
}

/// <summary>The observed rows of one instrument, as read, in ascending order of dates.</summary>
internal sealed class InstrumentSeries(string symbol, string file, PriceAdjustment adjustment)
{
    private int _cursor;

    public string Symbol => symbol;

    /// <summary>The file that holds its closes or returns.</summary>
    public string File => file;

    public PriceAdjustment Adjustment => adjustment;

    public List<Observation> Rows { get; } = new(2048);

    public bool GivesReturns { get; init; }

    public bool HasRaw { get; set; }

    public bool HasVolume { get; set; }

    public bool HasContracts { get; set; }

    /// <summary>Rows of a companion file (raw, volume, carry) on days for which this series has no close.</summary>
    public int UnmatchedCompanionRows { get; private set; }

    public bool HasRolls { get; init; }

    /// <summary>Appends a row of a file that mixes instruments; a date that does not ascend is a bad row.</summary>
    public void Add(Observation row, int line, BadRows bad)
    {
        if (Rows.Count > 0 && row.Date <= Rows[^1].Date)
        {
            var doubled = row.Date == Rows[^1].Date;
            bad.Report(
                new Place(file, line, symbol, row.Date),
                doubled ? "the date is duplicated" : $"the date is out of order: it follows {Rows[^1].Date:yyyy-MM-dd}",
                "strictly ascending dates");
            return;
        }

        Rows.Add(row);
    }

    /// <summary>Starts a pass of a companion file over the rows.</summary>
    public void Rewind() => _cursor = 0;

    /// <summary>The position of the row dated <paramref name="date"/>, or -1; dates must ascend from call to call.</summary>
    public int Seek(DateOnly date)
    {
        while (_cursor < Rows.Count && Rows[_cursor].Date < date)
        {
            _cursor++;
        }

        if (_cursor < Rows.Count && Rows[_cursor].Date == date)
        {
            return _cursor;
        }

        UnmatchedCompanionRows++;
        return -1;
    }
}
