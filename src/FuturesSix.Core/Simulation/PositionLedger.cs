using FuturesSix.Core.Market;

namespace FuturesSix.Core.Simulation;

/// <summary>Contracts held and ordered, with the sleeves they belong to, and the last known prices.</summary>
internal sealed class PositionLedger
{
    private const int NoOrder = -1;
    private readonly int _sleeves;
    private readonly double[] _sleeveHeld;
    private readonly double[] _sleeveOrdered;
    private readonly int[] _orderRow;

    public PositionLedger(int instruments, int sleeves)
    {
        _sleeves = sleeves;
        _sleeveHeld = new double[instruments * sleeves];
        _sleeveOrdered = new double[instruments * sleeves];
        _orderRow = new int[instruments];
        Array.Fill(_orderRow, NoOrder);
        Held = new double[instruments];
        Ordered = new double[instruments];
        LastPrice = new double[instruments];
        LastRow = new int[instruments];
        Expired = new bool[instruments];
        Array.Fill(LastPrice, double.NaN);
        Array.Fill(LastRow, -1);
    }

    /// <summary>Contracts held, [N].</summary>
    public double[] Held { get; }

    /// <summary>Contracts wanted by the standing order, [N].</summary>
    public double[] Ordered { get; }

    /// <summary>Last observed price, [N].</summary>
    public double[] LastPrice { get; }

    /// <summary>Row of the last observed price, [N]; -1 before the first.</summary>
    public int[] LastRow { get; }

    /// <summary>True after the instrument's declared last trading day.</summary>
    public bool[] Expired { get; }

    /// <summary>Contracts of instrument <paramref name="i"/> held for each sleeve, [E].</summary>
    public ReadOnlySpan<double> SleeveHeld(int i) => _sleeveHeld.AsSpan(i * _sleeves, _sleeves);

    /// <summary>Space for the sleeve split of a new order, [E].</summary>
    public Span<double> SleeveOrdered(int i) => _sleeveOrdered.AsSpan(i * _sleeves, _sleeves);

    /// <summary>Places an order that fills at the first price on or after <paramref name="row"/>; it replaces the
    /// standing one.</summary>
    public void Order(int i, double contracts, int row)
    {
        Ordered[i] = contracts;
        _orderRow[i] = row;
    }

    /// <summary>Withdraws the standing order.</summary>
    public void Withdraw(int i) => _orderRow[i] = NoOrder;

    /// <summary>True when an order of <paramref name="i"/> may fill on <paramref name="row"/>.</summary>
    public bool IsDue(int i, int row) => _orderRow[i] != NoOrder && _orderRow[i] <= row;

    /// <summary>Fills the standing order and returns the contracts traded.</summary>
    public double Fill(int i)
    {
        var traded = Ordered[i] - Held[i];
        Held[i] = Ordered[i];
        SleeveOrdered(i).CopyTo(_sleeveHeld.AsSpan(i * _sleeves, _sleeves));
        _orderRow[i] = NoOrder;
        return traded;
    }

    /// <summary>Closes the position and returns the contracts traded.</summary>
    public double Close(int i)
    {
        var traded = -Held[i];
        Held[i] = 0;
        _sleeveHeld.AsSpan(i * _sleeves, _sleeves).Clear();
        _orderRow[i] = NoOrder;
        return traded;
    }

    /// <summary>True when instrument <paramref name="i"/> has no price young enough to act on at <paramref name="row"/>.</summary>
    public bool IsStale(int i, int row, MarketData market) =>
        LastRow[i] < 0 || market.Dates[row].DayNumber - market.Dates[LastRow[i]].DayNumber > market.MaxStaleDays;
}
