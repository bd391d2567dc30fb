using FuturesSix.Core.Market;

namespace FuturesSix.Data.Datasets;

/// <summary>Lays columns side by side as the panels of <see cref="MarketData"/>.</summary>
internal sealed class MarketAssembler(DateOnly[] dates, IReadOnlyList<SeriesColumns> columns)
{
    private readonly string[] _symbols = [.. columns.Select(c => c.Series.Symbol)];

    public Panel Returns() => Lay(c => c.Returns);

    /// <summary>Raw prices where declared, otherwise an index of the returns; NaN on unobserved rows.</summary>
    public Panel Prices() => Lay(c =>
    {
        var prices = new double[dates.Length];
        if (!c.Series.HasRaw)
        {
            SimpleReturns.Index(c.Observed, c.Returns, prices);
            return prices;
        }

        for (var t = 0; t < prices.Length; t++)
        {
            prices[t] = c.Observed[t] ? c.Raw[t] : double.NaN;
        }

        return prices;
    });

    public Panel? Rolls() => columns.Any(c => c.KnowsRolls) ? Lay(c => Array.ConvertAll(c.Rolls, roll => roll ? 1.0 : 0.0)) : null;

    public Panel? Volume() => columns.Any(c => c.Volume.Length > 0) ? Lay(c => c.Volume) : null;

    public CarryLegs? Carry() => columns.Any(c => c.Series.HasContracts)
        ? new CarryLegs(Lay(c => c.Series.HasContracts ? c.Raw : []), Lay(c => c.Carry), Lay(c => c.PriceMonth), Lay(c => c.CarryMonth))
        : null;

    /// <summary>Rates at most <paramref name="maxAge"/> calendar days old, otherwise NaN.</summary>
    public Panel Fx(IReadOnlyList<Instrument> instruments, FxColumns fx, int maxAge)
    {
        var panel = Panel.Missing(dates, _symbols, out var storage);
        for (var i = 0; i < instruments.Count; i++)
        {
            var column = fx.Of(instruments[i].Currency);
            for (var t = 0; t < dates.Length; t++)
            {
                storage[(i * dates.Length) + t] = column.AgeInDays[t] > maxAge ? double.NaN : column.Rate[t];
            }
        }

        return panel;
    }

    private Panel Lay(Func<SeriesColumns, double[]> column)
    {
        var panel = Panel.Missing(dates, _symbols, out var storage);
        for (var i = 0; i < columns.Count; i++)
        {
            column(columns[i]).CopyTo(storage.AsSpan(i * dates.Length));
        }

        return panel;
    }
}
