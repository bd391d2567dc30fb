using FuturesSix.Core.Market;

namespace FuturesSix.Application.Benchmarks;

/// <summary>What the allocator's state reads.</summary>
/// <param name="Returns">The book's returns [T].</param>
/// <param name="Equity">Its equity [T].</param>
/// <param name="Assets">The instruments' returns [T x N], with gaps.</param>
/// <param name="Units">Lagged weight x return [T x N].</param>
/// <param name="Sleeves">Returns of five sleeves [T x 5].</param>
internal sealed record AllocatorInput(double[] Returns, double[] Equity, Panel Assets, Panel Units, Panel Sleeves)
{
    private const int SleeveCount = 5;

    /// <summary>A book that holds every instrument of a generated market, long and short in turns.</summary>
    public static AllocatorInput Generate(int instruments, int days)
    {
        var assets = Markets.WithGaps(Markets.Returns(instruments, days));
        var units = new double[assets.Values.Length];
        var sleeves = new double[SleeveCount * days];
        var (returns, equity) = (new double[days], new double[days]);
        for (var t = 0; t < days; t++)
        {
            for (var i = 0; i < instruments; i++)
            {
                var unit = (((t / 50) + i) % 2 == 0 ? 1.0 : -1.0) / instruments * assets[t, i];
                units[(i * days) + t] = unit;
                sleeves[(i % SleeveCount * days) + t] += double.IsNaN(unit) ? 0 : unit;
                returns[t] += double.IsNaN(unit) ? 0 : unit;
            }

            equity[t] = (t == 0 ? 100 : equity[t - 1]) * (1 + returns[t]);
        }

        DateOnly[] dates = [.. assets.Dates];
        return new AllocatorInput(
            returns, equity, assets, new Panel(dates, [.. assets.Columns], units), new Panel(dates, [.. Enumerable.Range(0, SleeveCount).Select(s => $"sleeve {s}")], sleeves));
    }
}
