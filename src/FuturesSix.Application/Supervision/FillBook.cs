using System.Text;
using FuturesSix.Core.Supervision;
using FuturesSix.Data.Journals;

namespace FuturesSix.Application.Supervision;

/// <summary>Fills of signals that are not done yet, partial ones together.</summary>
internal sealed class FillBook
{
    private readonly Dictionary<string, Totals> _fills = new(StringComparer.Ordinal);

    /// <summary>What was met while reading; null where there is no journal of fills.</summary>
    public JournalSummary? Summary { get; private init; }

    public static FillBook Read(string path, IdSet done, bool skipBadRows, CancellationToken cancel)
    {
        var files = JournalFiles.Of(path);
        var (row, fills) = (new FillRow(), new Dictionary<string, Totals>(StringComparer.Ordinal));
        var summary = files.Count == 0 ? null : JournalScan.Walk(
            files,
            skipBadRows,
            journal =>
            {
                row.Read(journal);
                if (!done.Contains(row.Id))
                {
                    var id = Encoding.UTF8.GetString(row.Id);
                    fills[id] = fills.GetValueOrDefault(id).Plus(row);
                }
            },
            null,
            cancel);
        return new FillBook(fills) { Summary = summary };
    }

    private FillBook(Dictionary<string, Totals> fills) => _fills = fills;

    /// <summary>The fill of a signal; null where none is known.</summary>
    public SignalFill? Of(SignalRow signal) => _fills.Count > 0 && _fills.TryGetValue(Encoding.UTF8.GetString(signal.Id), out var totals)
        ? totals.Fill(signal.Size)
        : null;

    /// <summary>Partial fills added up; a fill without a size weighs 1.</summary>
    private readonly record struct Totals(double Weight, double Size, double Ticks, double Price, double PricedWeight, double Cost, long First)
    {
        public Totals Plus(FillRow row)
        {
            var weight = double.IsNaN(row.Size) ? 1 : row.Size;
            var first = First == 0 ? row.Ticks : First;
            return new Totals(
                Weight + weight,
                double.IsNaN(row.Size) ? double.NaN : Size + row.Size,
                Ticks + (weight * (row.Ticks - first)),
                Price + (double.IsNaN(row.Price) ? 0 : weight * row.Price),
                PricedWeight + (double.IsNaN(row.Price) ? 0 : weight),
                Cost + (weight * row.CostBps),
                first);
        }

        public SignalFill Fill(double asked) => new(
            First + (Weight > 0 ? (long)(Ticks / Weight) : 0),
            PricedWeight > 0 ? Price / PricedWeight : double.NaN,
            asked > 0 && !double.IsNaN(Size) ? Size / asked : 1,
            Weight > 0 ? Cost / Weight : 0);
    }
}
