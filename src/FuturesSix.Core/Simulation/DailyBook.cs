using FuturesSix.Core.Market;

namespace FuturesSix.Core.Simulation;

/// <summary>Collects the daily series of a simulation.</summary>
internal sealed class DailyBook
{
    private readonly int _days;
    private readonly string[] _sleeves;
    private readonly string[] _symbols;
    private readonly double[] _sleeveReturns;
    private readonly double[] _instrumentReturns;

    public DailyBook(int days, IReadOnlyList<string> sleeves, IReadOnlyList<string> symbols)
    {
        _days = days;
        _sleeves = [.. sleeves, "execution", "cost"];
        _symbols = [.. symbols];
        _sleeveReturns = new double[days * _sleeves.Length];
        _instrumentReturns = new double[days * _symbols.Length];
        Equity = new double[days];
        Returns = new double[days];
        Gross = new double[days];
        Net = new double[days];
        Margin = new double[days];
        Turnover = new double[days];
        TradedNotional = new double[days];
        Slippage = new double[days];
        Commission = new double[days];
        RollCost = new double[days];
        OwnCost = new double[days];
    }

    public double[] Equity { get; }

    public double[] Returns { get; }

    public double[] Gross { get; }

    public double[] Net { get; }

    public double[] Margin { get; }

    public double[] Turnover { get; }

    public double[] TradedNotional { get; }

    public double[] Slippage { get; }

    public double[] Commission { get; }

    public double[] RollCost { get; }

    public double[] OwnCost { get; }

    public void AddSleeve(int day, int sleeve, double contribution) => _sleeveReturns[(sleeve * _days) + day] += contribution;

    public void AddExecution(int day, double contribution) => AddSleeve(day, _sleeves.Length - 2, contribution);

    public void SetCost(int day, double contribution) => _sleeveReturns[((_sleeves.Length - 1) * _days) + day] = contribution;

    public void SetInstrument(int day, int instrument, double contribution) => _instrumentReturns[(instrument * _days) + day] = contribution;

    /// <summary>The sleeve contributions of the first dates.</summary>
    public Panel SleevePanel(DateOnly[] dates) => Cut(dates, _sleeves, _sleeveReturns);

    /// <summary>The instrument contributions of the first dates.</summary>
    public Panel InstrumentPanel(DateOnly[] dates) => Cut(dates, _symbols, _instrumentReturns);

    private Panel Cut(DateOnly[] dates, string[] columns, double[] values)
    {
        if (dates.Length == _days)
        {
            return new Panel(dates, columns, values);
        }

        var cut = new double[dates.Length * columns.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            values.AsSpan(c * _days, dates.Length).CopyTo(cut.AsSpan(c * dates.Length));
        }

        return new Panel(dates, columns, cut);
    }
}
