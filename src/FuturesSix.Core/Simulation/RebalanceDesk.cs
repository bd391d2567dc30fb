using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Simulation;

/// <summary>Turns a rebalance's weights into orders: the brake, then the limits of layer 7, then standing orders with
/// their split over sleeves.</summary>
internal sealed class RebalanceDesk
{
    private const int VolumeWindow = 20;
    private readonly SimulationInput _input;
    private readonly MarketData _market;
    private readonly MarginModel _margins;
    private readonly PositionLedger _ledger;
    private readonly ExecutionConstraints _constraints;
    private readonly ExecutionMarket _quotes;
    private readonly double[] _wanted;
    private readonly double[] _target;
    private readonly double[] _weights;
    private readonly double[] _contracts;
    private readonly double[] _held;
    private readonly double[] _contractValues;

    public RebalanceDesk(SimulationInput input, MarginOptions options, MarginModel margins, PositionLedger ledger)
    {
        _input = input;
        _market = input.Market;
        _margins = margins;
        _ledger = ledger;
        _constraints = new ExecutionConstraints(options);
        var n = _market.Count;
        _quotes = new ExecutionMarket(n);
        _wanted = new double[n];
        _target = new double[n];
        _weights = new double[n * input.Schedule.Count];
        _contracts = new double[n * input.Schedule.Count];
        _held = new double[n * input.Schedule.Count];
        _contractValues = new double[n * input.Schedule.Count];
        Limits = new ExecutionLimits[n * input.Schedule.Count];
        MarginScale = new double[input.Schedule.Count];
    }

    public ExecutionLimits[] Limits { get; }

    public double[] MarginScale { get; }

    /// <summary>Decides rebalance <paramref name="k"/> on row <paramref name="t"/>; orders fill from <paramref name="fillRow"/> on.</summary>
    public void Decide(int k, int t, double equity, int fillRow)
    {
        var n = _market.Count;
        _input.Book.Sum(k, gated: true, _wanted);
        for (var i = 0; i < n; i++)
        {
            _wanted[i] = _ledger.Expired[i] ? 0 : _input.Scalars[k] * _wanted[i];
        }

        Quote(t);
        MarginScale[k] = _constraints.Apply(_wanted, equity, _quotes, _ledger.Held, _target, Limits.AsSpan(k * n, n));
        var orders = _ledger.Decide(fillRow);
        for (var i = 0; i < n; i++)
        {
            Order(k, i, equity, orders);
        }
    }

    public Panel WeightPanel(int decided) => Cut(_weights, decided);

    public Panel ContractPanel(int decided) => Cut(_contracts, decided);

    public Panel HeldPanel(int decided) => Cut(_held, decided);

    public Panel ContractValuePanel(int decided) => Cut(_contractValues, decided);

    private void Order(int k, int i, double equity, DecisionOrders orders)
    {
        var value = _quotes.ContractValue[i];
        var cell = (i * _input.Schedule.Count) + k;
        _contracts[cell] = _target[i];
        _held[cell] = _ledger.Held[i];
        _contractValues[cell] = value;
        _weights[cell] = double.IsNaN(value) ? 0 : _target[i] * value / equity;
        if (_quotes.Frozen[i])
        {
            _ledger.Withdraw(i);
            orders.Contracts[i] = double.NaN;
            return;
        }

        orders.Contracts[i] = _target[i];
        var ideal = _wanted[i] * equity / value;
        var kept = ideal == 0 ? 0 : Math.Clamp(_target[i] / ideal, 0, 1);
        var sleeves = orders.Split(i);
        for (var e = 0; e < sleeves.Length; e++)
        {
            var weight = _input.Scalars[k] * _input.Book.Multiplier(k, e) * _input.Book.Weights(k, e)[i];
            sleeves[e] = _ledger.Expired[i] ? 0 : kept * weight * equity / value;
        }
    }

    private void Quote(int t)
    {
        for (var i = 0; i < _market.Count; i++)
        {
            var fx = _ledger.LastFx[i];
            var value = Math.Abs(_ledger.LastPrice[i] * _market.Instruments[i].Multiplier * fx);
            _quotes.ContractValue[i] = value;
            _quotes.Frozen[i] = _ledger.IsStale(i, t, _market) || double.IsNaN(_market.Fx[t, i]) || !(value > 0);
            var needed = _ledger.Held[i] != 0 || (!_quotes.Frozen[i] && _wanted[i] != 0);
            _quotes.ContractMargin[i] = needed ? _margins.PerContract(i, _market.Dates[t], value, fx) : 0;
            _quotes.Volume[i] = AverageVolume(_market, t, i);
        }
    }

    /// <summary>Mean of the known volumes of the last 20 rows; NaN without any.</summary>
    public static double AverageVolume(MarketData market, int t, int i)
    {
        if (market.Volume is not { } volume)
        {
            return double.NaN;
        }

        var (sum, count) = (0.0, 0);
        for (var s = Math.Max(0, t - VolumeWindow + 1); s <= t; s++)
        {
            var v = volume[s, i];
            sum += double.IsNaN(v) ? 0 : v;
            count += double.IsNaN(v) ? 0 : 1;
        }

        return sum / count;
    }

    private Panel Cut(double[] values, int decided)
    {
        var n = _market.Count;
        var all = _input.Schedule.Count;
        var cut = new double[n * decided];
        for (var i = 0; i < n; i++)
        {
            values.AsSpan(i * all, decided).CopyTo(cut.AsSpan(i * decided));
        }

        return new Panel(_input.Schedule.Dates[..decided], [.. _market.Returns.Columns], cut);
    }
}
