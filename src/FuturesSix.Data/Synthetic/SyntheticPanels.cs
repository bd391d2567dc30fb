using FuturesSix.Core.Market;

namespace FuturesSix.Data.Synthetic;

/// <summary>Turns paths into panels [T x N], withholding an observation here and there: about one day in 500, and about once
/// in ten years six sessions in a row (longer than the staleness bound). The first instrument and the VX contracts are never
/// withheld, so that every row of the calendar has an observation.</summary>
internal sealed class SyntheticPanels
{
    private const double MissingDay = 1.0 / 500;
    private const double MissingSpell = 1.0 / 2500;
    private const int SpellLength = 6;

    private readonly long _seed;
    private readonly DateOnly[] _dates;
    private readonly string[] _symbols;
    private readonly double[] _returns, _prices, _adjusted, _rolls, _volume, _raw, _neighbour, _month, _neighbourMonth;

    public SyntheticPanels(long seed, DateOnly[] dates, string[] symbols)
    {
        (_seed, _dates, _symbols) = (seed, dates, symbols);
        Returns = Panel.Missing(dates, symbols, out _returns);
        Prices = Panel.Missing(dates, symbols, out _prices);
        Adjusted = Panel.Missing(dates, symbols, out _adjusted);
        Volume = Panel.Missing(dates, symbols, out _volume);
        var raw = Panel.Missing(dates, symbols, out _raw);
        var neighbour = Panel.Missing(dates, symbols, out _neighbour);
        var month = Panel.Missing(dates, symbols, out _month);
        var neighbourMonth = Panel.Missing(dates, symbols, out _neighbourMonth);
        _rolls = new double[_returns.Length];
        Rolls = new Panel(dates, symbols, _rolls);
        Carry = new CarryLegs(raw, neighbour, month, neighbourMonth);
    }

    public Panel Returns { get; }

    public Panel Prices { get; }

    /// <summary>Difference-adjusted prices, what a price file holds; NaN for the VX contracts, which have levels only.</summary>
    public Panel Adjusted { get; }

    public Panel Rolls { get; }

    public Panel Volume { get; }

    public CarryLegs Carry { get; }

    /// <summary>USD per unit of each instrument's currency, [T x N].</summary>
    public Panel Fx(IReadOnlyList<Instrument> instruments, double[] euro)
    {
        var fx = new double[_returns.Length];
        for (var i = 0; i < _symbols.Length; i++)
        {
            var column = Column(fx, i);
            column.Fill(1.0);
            if (instruments[i].Currency == "EUR")
            {
                euro.CopyTo(column);
            }
        }

        return new Panel(_dates, _symbols, fx);
    }

    /// <summary>Writes column <paramref name="i"/>.</summary>
    public void Fill(InstrumentPath path, int i)
    {
        var (single, spell) = (new NoiseStream(_seed, "missing", i), new NoiseStream(_seed, "spell", i));
        var spellEnds = 0;
        var previous = -1;
        for (var t = 0; t < _dates.Length; t++)
        {
            spellEnds = t > 0 && spell.Uniform(t) < MissingSpell ? t + SpellLength : spellEnds;
            if (i > 0 && t > 0 && (t < spellEnds || single.Uniform(t) < MissingDay))
            {
                continue;
            }

            var at = (i * _dates.Length) + t;
            (_prices[at], _raw[at], _adjusted[at]) = (path.Raw[t], path.Raw[t], path.Adjusted[t]);
            _neighbour[at] = path.Neighbour[t];
            _volume[at] = path.Volume[t];
            _month[at] = path.Month[t];
            _neighbourMonth[at] = path.Month[t] + ContractCalendar.Distance;
            _rolls[at] = previous < 0 || path.Month[t] == path.Month[previous] ? 0.0 : 1.0;
            previous = t;
        }

        SimpleReturns.Difference(Column(_adjusted, i), Column(_raw, i), Column(_returns, i));
    }

    /// <summary>Writes the three columns of the VX contracts, from column <paramref name="first"/> on.</summary>
    public void FillVx(VxReturns returns, double[][] levels, int first)
    {
        double[][] each = [returns.First, returns.Second, returns.Third];
        for (var k = 0; k < each.Length; k++)
        {
            each[k].CopyTo(Column(_returns, first + k));
            levels[k].CopyTo(Column(_prices, first + k));
            Array.ConvertAll(returns.Roll, roll => roll ? 1.0 : 0.0).CopyTo(Column(_rolls, first + k));
        }
    }

    private Span<double> Column(double[] storage, int i) => storage.AsSpan(i * _dates.Length, _dates.Length);
}
