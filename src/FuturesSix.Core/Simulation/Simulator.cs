using FuturesSix.Core.Construction;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Simulation;

/// <summary>What a simulation runs on.</summary>
/// <param name="Market">The dataset.</param>
/// <param name="Schedule">The rebalances; length K.</param>
/// <param name="Book">The levered book, [K x E x N]; weights are fractions of equity.</param>
/// <param name="Scalars">The brake per rebalance in [0, 1]; length K.</param>
/// <param name="FirstRow">Row at which equity is the capital.</param>
/// <param name="OwnCostSleeve">The sleeve whose share of the costs is booked in its own column, by its share of the contracts
/// traded or rolled; -1 = none.</param>
public sealed record SimulationInput(MarketData Market, RebalanceSchedule Schedule, SleeveBook Book, double[] Scalars, int FirstRow, int OwnCostSleeve = -1);

/// <summary>Positions, costs and P&amp;L, day by day.</summary>
/// <remarks>
/// Positions are contracts held between rebalances, so weights drift. Order of a day: P&amp;L of the positions held
/// since the day before (contracts x multiplier x previous price x return x fx of the day), cost of rolls, fills of
/// orders that are due and have a price, closing on a declared last trading day, then the decision. A position whose
/// instrument has no price is frozen: it counts in gross and margin at its last price and books the gap's return when
/// it trades again. Equity at or below 0 liquidates and ends the run. No allocation inside the day loop.
/// </remarks>
public sealed class Simulator
{
    /// <summary>A split over sleeves that misses the position by less than this fraction misses it by rounding only.</summary>
    private const double SplitRounding = 1e-12;

    private readonly SimulationInput _input;
    private readonly SimulationOptions _options;
    private readonly MarketData _market;
    private readonly MarginModel _margins;
    private readonly CostModel _costs;
    private readonly PositionLedger _ledger;
    private readonly DailyBook _daily;
    private readonly RebalanceDesk _desk;
    private readonly bool _chargeRolls;
    private double _equity;
    private double _cost;
    private double _ownCost;

    private Simulator(SimulationInput input, SimulationOptions options, MarginOptions margin)
    {
        _input = input;
        _options = options;
        _market = input.Market;
        _margins = new MarginModel(_market.Instruments, margin);
        _costs = new CostModel(_market.Instruments, margin);
        _ledger = new PositionLedger(_market.Count, input.Book.Engines.Count);
        _daily = new DailyBook(_market.Rows - input.FirstRow, input.Book.Engines, _market.Returns.Columns);
        _desk = new RebalanceDesk(input, margin, _margins, _ledger);
        _chargeRolls = margin.ChargeRolls;
        _equity = options.Capital;
    }

    /// <summary>Runs the simulation to the end of the data.</summary>
    /// <exception cref="MarginException">A margin is needed that no schedule covers.</exception>
    public static SimulationResult Run(SimulationInput input, SimulationOptions options, MarginOptions margin, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(margin);
        return new Simulator(input, options, margin).Run(cancel);
    }

    private SimulationResult Run(CancellationToken cancel)
    {
        NotePricesBefore(_input.FirstRow);
        var k = 0;
        var end = _market.Rows;
        for (var t = _input.FirstRow; t < end; t++)
        {
            cancel.ThrowIfCancellationRequested();
            var day = t - _input.FirstRow;
            var before = _equity;
            _cost = _ownCost = 0;
            Expire(t, day, onTheDay: false);
            NoteFx(t);
            BookProfit(t, day, before);
            Roll(t, day);
            Fill(t, day);
            Expire(t, day, onTheDay: true);
            CloseDay(t, day, before);
            if (_equity <= 0)
            {
                end = t + 1;
                Liquidate(day);
                break;
            }

            if (k < _input.Schedule.Count && _input.Schedule.Rows[k] == t)
            {
                _desk.Decide(k, t, _equity, t + _options.FillDelay);
                k++;
            }
        }

        return Result(end, k);
    }

    private void NotePricesBefore(int firstRow)
    {
        for (var t = 0; t < firstRow; t++)
        {
            NoteFx(t);
        }

        for (var i = 0; i < _market.Count; i++)
        {
            var prices = _market.Prices.Column(i);
            for (var t = firstRow - 1; t >= 0 && _ledger.LastRow[i] < 0; t--)
            {
                if (!double.IsNaN(prices[t]))
                {
                    (_ledger.LastPrice[i], _ledger.LastRow[i]) = (prices[t], t);
                }
            }
        }
    }

    /// <summary>Keeps the last known rate: a position held through a stretch without one is valued at it.</summary>
    private void NoteFx(int t)
    {
        for (var i = 0; i < _ledger.LastFx.Length; i++)
        {
            var fx = _market.Fx[t, i];
            _ledger.LastFx[i] = double.IsNaN(fx) ? _ledger.LastFx[i] : fx;
        }
    }

    private void BookProfit(int t, int day, double before)
    {
        for (var i = 0; i < _ledger.Held.Length; i++)
        {
            var price = _market.Prices[t, i];
            var r = _market.Returns[t, i];
            if (_ledger.Held[i] != 0 && !double.IsNaN(r))
            {
                var perContract = _market.Instruments[i].Multiplier * _ledger.LastPrice[i] * r * _ledger.LastFx[i];
                _equity += _ledger.Held[i] * perContract;
                Attribute(i, day, perContract / before);
            }

            if (!double.IsNaN(price))
            {
                (_ledger.LastPrice[i], _ledger.LastRow[i]) = (price, t);
            }
        }
    }

    /// <summary>Splits an instrument's return contribution over the sleeves that asked for the position.</summary>
    private void Attribute(int i, int day, double perContract)
    {
        var unasked = _ledger.Held[i];
        var sleeves = _ledger.HeldSplit(i);
        for (var e = 0; e < sleeves.Length; e++)
        {
            _daily.AddSleeve(day, e, sleeves[e] * perContract);
            unasked -= sleeves[e];
        }

        if (Math.Abs(unasked) > SplitRounding * Math.Abs(_ledger.Held[i]))
        {
            _daily.AddExecution(day, unasked * perContract);
        }

        _daily.SetInstrument(day, i, _ledger.Held[i] * perContract);
    }

    private void Roll(int t, int day)
    {
        if (_market.Rolls is not { } rolls || !_chargeRolls)
        {
            return;
        }

        for (var i = 0; i < _ledger.Held.Length; i++)
        {
            if (_ledger.Held[i] != 0 && rolls[t, i] == 1)
            {
                var cost = 2 * _costs.Of(i, _ledger.Held[i], _ledger.LastPrice[i], _ledger.LastFx[i]).Total;
                _daily.RollCost[day] += cost;
                _cost += cost;
                _ownCost += cost * _ledger.ShareOfHolding(i, _input.OwnCostSleeve);
            }
        }
    }

    private void Fill(int t, int day)
    {
        _ledger.Release(t);
        for (var i = 0; i < _ledger.Held.Length; i++)
        {
            if (_ledger.HasOrder(i) && !_ledger.Expired[i] && !double.IsNaN(_market.Prices[t, i]))
            {
                var share = _ledger.ShareOfFill(i, _input.OwnCostSleeve);
                Pay(i, _ledger.Fill(i), day, share);
            }
        }
    }

    /// <summary>Closes positions on their declared last trading day; where that day had no price, at the last one before it
    /// and before any later return.</summary>
    private void Expire(int t, int day, bool onTheDay)
    {
        for (var i = 0; i < _ledger.Held.Length; i++)
        {
            if (!_ledger.Expired[i] && _market.Instruments[i].LastTrade is { } last && (onTheDay ? last == _market.Dates[t] : last < _market.Dates[t]))
            {
                var share = _ledger.ShareOfHolding(i, _input.OwnCostSleeve);
                Pay(i, _ledger.Close(i), day, share);
                _ledger.Expired[i] = true;
            }
        }
    }

    private void Pay(int i, double traded, int day, double ownShare)
    {
        if (traded == 0)
        {
            return;
        }

        var (price, fx) = (_ledger.LastPrice[i], _ledger.LastFx[i]);
        var cost = _costs.Of(i, traded, price, fx);
        _daily.Slippage[day] += cost.Slippage;
        _daily.Commission[day] += cost.Commission;
        _daily.TradedNotional[day] += Math.Abs(traded * price * fx) * _market.Instruments[i].Multiplier;
        _cost += cost.Total;
        _ownCost += cost.Total * ownShare;
    }

    private void CloseDay(int t, int day, double before)
    {
        _equity -= _cost;
        _daily.SetCost(day, -(_cost - _ownCost) / before);
        BookOwnCost(day, -_ownCost / before);
        _daily.Equity[day] = _equity;
        _daily.Returns[day] = (_equity / before) - 1;
        _daily.Turnover[day] = _daily.TradedNotional[day] / before;
        var (gross, net, margin) = (0.0, 0.0, 0.0);
        for (var i = 0; i < _ledger.Held.Length; i++)
        {
            if (_ledger.Held[i] == 0)
            {
                continue;
            }

            var value = _ledger.LastPrice[i] * _market.Instruments[i].Multiplier * _ledger.LastFx[i];
            gross += Math.Abs(_ledger.Held[i] * value);
            net += _ledger.Held[i] * value;
            margin += Math.Abs(_ledger.Held[i]) * _margins.PerContract(i, _market.Dates[t], value, _ledger.LastFx[i]);
        }

        _daily.Gross[day] = gross / _equity;
        _daily.Net[day] = net / _equity;
        _daily.Margin[day] = margin / _equity;
    }

    private void BookOwnCost(int day, double contribution)
    {
        if (_input.OwnCostSleeve >= 0)
        {
            _daily.AddSleeve(day, _input.OwnCostSleeve, contribution);
            _daily.OwnCost[day] = contribution;
        }
    }

    private void Liquidate(int day)
    {
        for (var i = 0; i < _ledger.Held.Length; i++)
        {
            _ledger.Close(i);
        }

        _daily.Gross[day] = _daily.Net[day] = _daily.Margin[day] = 0;
    }

    private SimulationResult Result(int end, int decided)
    {
        var days = end - _input.FirstRow;
        DateOnly[] dates = [.. _market.Dates.Skip(_input.FirstRow).Take(days)];
        var frozen = Enumerable.Range(0, _market.Count)
            .Where(i => _ledger.Held[i] != 0 && _ledger.IsStale(i, end - 1, _market))
            .Select(i => _market.Instruments[i].Symbol);
        return new SimulationResult
        {
            FirstRow = _input.FirstRow,
            Dates = dates,
            Equity = _daily.Equity[..days],
            Returns = _daily.Returns[..days],
            Gross = _daily.Gross[..days],
            Net = _daily.Net[..days],
            Margin = _daily.Margin[..days],
            Turnover = _daily.Turnover[..days],
            TradedNotional = _daily.TradedNotional[..days],
            Slippage = _daily.Slippage[..days],
            Commission = _daily.Commission[..days],
            RollCost = _daily.RollCost[..days],
            OwnCost = _daily.OwnCost[..days],
            SleeveReturns = _daily.SleevePanel(dates),
            InstrumentReturns = _daily.InstrumentPanel(dates),
            Weights = _desk.WeightPanel(decided),
            Contracts = _desk.ContractPanel(decided),
            Held = _desk.HeldPanel(decided),
            ContractValues = _desk.ContractValuePanel(decided),
            Limits = _desk.Limits[..(decided * _market.Count)],
            MarginScale = _desk.MarginScale[..decided],
            FrozenAtEnd = [.. frozen],
            MarginFallbacks = _margins.FallbackCount,
            RuinDate = _equity <= 0 ? dates[^1] : null,
        };
    }
}
