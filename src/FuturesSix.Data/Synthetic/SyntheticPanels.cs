using FuturesSix.Core.Market;

namespace FuturesSix.Data.Synthetic;

/// <summary>Turns paths into panels [T x N], withholding an observation here and there: about one day in 500, and about once
/// in ten years six sessions in a row (longer than the staleness bound). The first instrument is never withheld, so that
/// every row of the calendar has an observation.</summary>
internal sealed class SyntheticPanels
{
    private const double MissingDay = 1.0 / 500;
    private const double MissingSpell = 1.0 / 2500;
    private const int SpellLength = 6;

    private readonly long _seed;
    private readonly DateOnly[] _dates;
    private readonly InstrumentTemplate[] _templates;
    private readonly double[] _returns, _prices, _rolls, _volume, _neighbour, _month, _neighbourMonth;

    public SyntheticPanels(long seed, DateOnly[] dates, InstrumentTemplate[] templates)
    {
        (_seed, _dates, _templates) = (seed, dates, templates);
        string[] symbols = [.. templates.Select(t => t.Symbol)];
        Returns = Panel.Missing(dates, symbols, out _returns);
        Prices = Panel.Missing(dates, symbols, out _prices);
        Volume = Panel.Missing(dates, symbols, out _volume);
        var neighbour = Panel.Missing(dates, symbols, out _neighbour);
        var month = Panel.Missing(dates, symbols, out _month);
        var neighbourMonth = Panel.Missing(dates, symbols, out _neighbourMonth);
        _rolls = new double[_returns.Length];
        Rolls = new Panel(dates, symbols, _rolls);
        Carry = new CarryLegs(Prices, neighbour, month, neighbourMonth);
    }

    public Panel Returns { get; }

    public Panel Prices { get; }

    public Panel Rolls { get; }

    public Panel Volume { get; }

    public CarryLegs Carry { get; }

    /// <summary>USD per unit of each instrument's currency, [T x N].</summary>
    public Panel Fx(double[] euro)
    {
        var fx = new double[_returns.Length];
        for (var i = 0; i < _templates.Length; i++)
        {
            var column = fx.AsSpan(i * _dates.Length, _dates.Length);
            column.Fill(1.0);
            if (_templates[i].Currency == "EUR")
            {
                euro.CopyTo(column);
            }
        }

        return new Panel(_dates, [.. _templates.Select(t => t.Symbol)], fx);
    }

    /// <summary>Writes column <paramref name="i"/>.</summary>
    public void Fill(InstrumentPath path, int i)
    {
        var (single, spell) = (new NoiseStream(_seed, "missing", i), new NoiseStream(_seed, "spell", i));
        var spellEnds = 0;
        var previous = -1;
        var change = 0.0;
        for (var t = 0; t < _dates.Length; t++)
        {
            change += path.Change[t];
            spellEnds = t > 0 && spell.Uniform(t) < MissingSpell ? t + SpellLength : spellEnds;
            if (i > 0 && t > 0 && (t < spellEnds || single.Uniform(t) < MissingDay))
            {
                continue;
            }

            var at = (i * _dates.Length) + t;
            _prices[at] = path.Raw[t];
            _neighbour[at] = path.Neighbour[t];
            _volume[at] = path.Volume[t];
            _month[at] = path.Month[t];
            _neighbourMonth[at] = path.Month[t] + ContractCalendar.Distance;
            if (previous >= 0)
            {
                _returns[at] = change / path.Raw[previous];
                _rolls[at] = path.Month[t] == path.Month[previous] ? 0.0 : 1.0;
            }

            (previous, change) = (t, 0.0);
        }
    }
}
