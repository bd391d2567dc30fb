using System.Globalization;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Market;

namespace FuturesSix.Golden.Tests;

/// <summary>One published run under golden/runs, with its inputs cut to the dates of its equity curve.</summary>
internal sealed class AllocatorGoldenRun
{
    private readonly string _folder;

    private AllocatorGoldenRun(string folder)
    {
        _folder = folder;
        Equity = Read("equity_curve.csv");
        PortfolioReturns = ReadCut("portfolio_returns.csv");
        AssetReturns = ReadCut("asset_returns.csv");
        UnitReturns = ReadCutIfThere("trend_unit_returns.csv");
        SleeveReturns = ReadCutIfThere("sleeve_returns.csv");
    }

    public string Name => Path.GetFileName(_folder);

    public Panel Equity { get; }

    public Panel PortfolioReturns { get; }

    public Panel AssetReturns { get; }

    public Panel? UnitReturns { get; }

    public Panel? SleeveReturns { get; }

    /// <summary>Every run folder that holds a published state; skips where there is none.</summary>
    public static IReadOnlyList<AllocatorGoldenRun> All()
    {
        var folders = Directory.GetDirectories(Repository.GoldenOrSkip("runs"))
            .Where(folder => File.Exists(Path.Combine(folder, "allocator_state_v1.csv")))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.SkipWhen(folders.Count == 0, "skipped: golden/runs holds no run with an allocator state");
        return folders.ConvertAll(folder => new AllocatorGoldenRun(folder));
    }

    public AllocatorStateResult ComputeState() => AllocatorState.Compute(
        PortfolioReturns.Column(0), Equity.Column(0), AssetReturns, UnitReturns, SleeveReturns, new AllocatorStateOptions());

    public Panel Read(string file) => NumericsGolden.Csv(Path.Combine("runs", Name, file));

    /// <summary>The dated words of a two-column file.</summary>
    public IReadOnlyList<(DateOnly Date, string Value)> ReadWords(string file) =>
        [.. File.ReadLines(Path.Combine(_folder, file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))
            .Select(field => (DateOnly.ParseExact(field[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), field[1]))];

    private Panel? ReadCutIfThere(string file) => File.Exists(Path.Combine(_folder, file)) ? ReadCut(file) : null;

    private Panel ReadCut(string file)
    {
        var all = Read(file);
        var cut = Panel.Missing([.. Equity.Dates], [.. all.Columns], out var storage);
        for (var t = 0; t < cut.Rows; t++)
        {
            var row = all.RowOf(cut.Dates[t]);
            for (var i = 0; row >= 0 && i < all.Columns.Count; i++)
            {
                storage[(i * cut.Rows) + t] = all[row, i];
            }
        }

        return cut;
    }
}
