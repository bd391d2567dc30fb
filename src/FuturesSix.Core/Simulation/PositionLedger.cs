using FuturesSix.Core.Market;

namespace FuturesSix.Core.Simulation;

/// <summary>The orders of one decision: wanted contracts per instrument with their split over sleeves.</summary>
internal sealed class DecisionOrders(int instruments, int sleeves)
{
    /// <summary>First row on which the orders may fill.</summary>
    public int DueRow { get; set; }

    /// <summary>Wanted contracts, [N]; NaN = no order.</summary>
    public double[] Contracts { get; } = new double[instruments];

    private readonly double[] _split = new double[instruments * sleeves];

    /// <summary>The split of instrument <paramref name="i"/>, [E].</summary>
    public Span<double> Split(int i) => _split.AsSpan(i * sleeves, sleeves);
}

/// <summary>Contracts held, orders that stand, and orders that are not due yet.</summary>
/// <remarks>A decision's orders become the standing ones on their due row and replace those of earlier decisions; a
/// standing order fills at the first price. So a fill delay longer than the time between two decisions keeps several
/// decisions under way, each filled at its own row.</remarks>
internal sealed class PositionLedger
{
    private readonly int _sleeves;
    private readonly double[] _heldSplit;
    private readonly DecisionOrders _standing;
    private readonly Queue<DecisionOrders> _later = new();
    private readonly Stack<DecisionOrders> _spare = new();

    public PositionLedger(int instruments, int sleeves)
    {
        _sleeves = sleeves;
        _heldSplit = new double[instruments * sleeves];
        _standing = new DecisionOrders(instruments, sleeves);
        Array.Fill(_standing.Contracts, double.NaN);
        Held = new double[instruments];
        LastPrice = new double[instruments];
        LastFx = new double[instruments];
        LastRow = new int[instruments];
        Expired = new bool[instruments];
        Array.Fill(LastPrice, double.NaN);
        Array.Fill(LastFx, double.NaN);
        Array.Fill(LastRow, -1);
    }

    /// <summary>Contracts held, [N].</summary>
    public double[] Held { get; }

    /// <summary>Last observed price, [N].</summary>
    public double[] LastPrice { get; }

    /// <summary>Last known account currency per unit of the instrument's, [N].</summary>
    public double[] LastFx { get; }

    /// <summary>Row of the last observed price, [N]; -1 before the first.</summary>
    public int[] LastRow { get; }

    /// <summary>True after the instrument's declared last trading day.</summary>
    public bool[] Expired { get; }

    /// <summary>Contracts of instrument <paramref name="i"/> held for each sleeve, [E].</summary>
    public ReadOnlySpan<double> HeldSplit(int i) => _heldSplit.AsSpan(i * _sleeves, _sleeves);

    /// <summary>Opens the orders of a decision, to be filled in by the caller; due from <paramref name="dueRow"/> on.</summary>
    public DecisionOrders Decide(int dueRow)
    {
        var orders = _spare.TryPop(out var spare) ? spare : new DecisionOrders(Held.Length, _sleeves);
        orders.DueRow = dueRow;
        _later.Enqueue(orders);
        return orders;
    }

    /// <summary>Lets the orders that are due on <paramref name="row"/> stand in place of earlier ones.</summary>
    public void Release(int row)
    {
        while (_later.TryPeek(out var orders) && orders.DueRow <= row)
        {
            _later.Dequeue();
            for (var i = 0; i < Held.Length; i++)
            {
                _standing.Contracts[i] = orders.Contracts[i];
                orders.Split(i).CopyTo(_standing.Split(i));
            }

            _spare.Push(orders);
        }
    }

    /// <summary>Withdraws the standing order of an instrument.</summary>
    public void Withdraw(int i) => _standing.Contracts[i] = double.NaN;

    /// <summary>The share of one sleeve in what the standing order of instrument <paramref name="i"/> changes, in [0, 1], by the
    /// sizes of the changes; 0 for no sleeve.</summary>
    public double ShareOfFill(int i, int sleeve) => sleeve < 0 ? 0 : Share(HeldSplit(i), _standing.Split(i), Held[i], _standing.Contracts[i], sleeve);

    /// <summary>The share of one sleeve in the position of instrument <paramref name="i"/>, by the sizes of the parts.</summary>
    public double ShareOfHolding(int i, int sleeve) => sleeve < 0 ? 0 : Share([], HeldSplit(i), 0, Held[i], sleeve);

    /// <summary>What no sleeve asked for counts as a part.</summary>
    private static double Share(ReadOnlySpan<double> before, ReadOnlySpan<double> after, double held, double wanted, int sleeve)
    {
        var (all, unasked) = (0.0, wanted - held);
        var own = 0.0;
        for (var e = 0; e < after.Length; e++)
        {
            var change = after[e] - (before.IsEmpty ? 0 : before[e]);
            all += Math.Abs(change);
            unasked -= change;
            own = e == sleeve ? Math.Abs(change) : own;
        }

        return own == 0 ? 0 : own / (all + Math.Abs(unasked));
    }

    /// <summary>True when an order of instrument <paramref name="i"/> waits for a price.</summary>
    public bool HasOrder(int i) => !double.IsNaN(_standing.Contracts[i]);

    /// <summary>Fills the standing order and returns the contracts traded.</summary>
    public double Fill(int i)
    {
        var traded = _standing.Contracts[i] - Held[i];
        Held[i] = _standing.Contracts[i];
        _standing.Split(i).CopyTo(_heldSplit.AsSpan(i * _sleeves, _sleeves));
        Withdraw(i);
        return traded;
    }

    /// <summary>Closes the position, withdraws its order and returns the contracts traded.</summary>
    public double Close(int i)
    {
        var traded = -Held[i];
        Held[i] = 0;
        _heldSplit.AsSpan(i * _sleeves, _sleeves).Clear();
        Withdraw(i);
        return traded;
    }

    /// <summary>True when instrument <paramref name="i"/> has no price young enough to act on at <paramref name="row"/>.</summary>
    public bool IsStale(int i, int row, MarketData market) =>
        LastRow[i] < 0 || market.Dates[row].DayNumber - market.Dates[LastRow[i]].DayNumber > market.MaxStaleDays;
}
