using System.Globalization;
using FuturesSix.Core.Live.RiskRails;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>A sized order and every factor of it.</summary>
internal static class SizeView
{
    public static void Write(IAnsiConsole console, RiskRailsResult result)
    {
        console.WriteLine($"{(result.Permitted ? "PERMITTED" : "NOT PERMITTED, send 0")}: {result.Reason}");
        console.WriteLine($"send {Formats.Number(result.SendUsd)} of a size of {Formats.Number(result.SizeUsd)}, stop {Formats.Percent(result.Stop.StopPct, 3)} away, mode {result.Mode.Mode.ToString().ToLowerInvariant()}");
        var table = Tables.Create("what", ">value", "made of");
        foreach (var (what, value, how) in Rows(result))
        {
            Tables.Add(table, what, value, how);
        }

        console.Write(table);
    }

    private static IEnumerable<(string What, string Value, string How)> Rows(RiskRailsResult result)
    {
        var (mode, stop, limits) = (result.Mode, result.Stop, result.Limits);
        yield return ("mode score", Text(mode.Score), $"win {Text(mode.Win)}, slope {Text(mode.Slope)}, breadth {Text(mode.Breadth)}, volatility {Text(mode.Volatility)}, drawdown {Text(mode.Drawdown)}");
        yield return ("stop", Text(stop.StopPct), $"k {Text(stop.K)}: type {Text(stop.Type)}, spread {Text(stop.Spread)}, liquidity {Text(stop.Liquidity)}, heat {Text(stop.Heat)}");
        yield return ("risk used", Text(result.RiskUsed), $"per trade {Text(result.RiskPerTrade)}, free {Text(result.FreeRisk)}");
        yield return ("size", Formats.Number(result.SizeUsd), $"{Formats.Number(result.UncappedSizeUsd)} at quality {Text(result.Quality)}; volume allows {Formats.Number(result.LiquidityCapUsd)}");
        yield return ("positions", Formats.Count(limits.MaxPositions), $"risk cap {Text(limits.RiskCap)}");
        yield return ("daily stop", Text(limits.DailyStopPct), $"peak stop {Text(limits.PeakDrawdownStopPct)}, stress {Text(limits.Stress)}");
    }

    private static string Text(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}
