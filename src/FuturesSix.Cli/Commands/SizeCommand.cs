using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Live;
using FuturesSix.Cli.Views;
using FuturesSix.Core.Live.RiskRails;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix size.</summary>
internal static class SizeCommand
{
    public static Command Create()
    {
        var command = new Command("size", "Size one prospective order by RiskRails: mode, stop, size, limits, and what decided them. Nothing has a default.");
        var type = Required<StrategyType>(command, "--type", "scalp|momentum|trend|event", "Kind of strategy.");
        var timeframe = Required<string>(command, "--timeframe", "1m|5m|15m|1h|4h", "Bar of the signal.");
        timeframe.AcceptOnlyFromAmong([.. Timeframes.Names]);
        var atr = Required<double>(command, "--atr", "fraction", "Average true range over the price.");
        var spread = Required<double>(command, "--spread-bps", "bps", "Bid-ask spread.");
        var volume = Required<double>(command, "--volume", "amount", "Volume of the last minute in account currency.");
        var heat = Required<double>(command, "--event-heat", "0..1", "How close an announcement is.");
        var liquidity = Required<double>(command, "--liquidity", "0..1", "Quality of liquidity.");
        var equity = Required<double>(command, "--equity", "amount", "Equity of the account.");
        var open = Required<double>(command, "--open-risk", "fraction", "Sum of the risks of the open positions over equity.");
        var positions = Required<int>(command, "--open-positions", "count", "Open positions.");
        var win = Required<double>(command, "--p-win", "0..1", "Share of winning trades over an hour.");
        var slope = Required<double>(command, "--pnl-slope", "number", "Slope of P&L over an hour.");
        var drawdown = Required<double>(command, "--drawdown-7d", "fraction", "Drawdown over seven days, positive.");
        var breadth = Required<double>(command, "--breadth", "0..1", "Share of instruments that rise.");
        var volatility = Required<VolatilityState>(command, "--volatility", "low|med|high", "State of volatility.");
        var json = SharedOptions.Json();
        command.Options.Add(json);
        command.SetAction(parsed => Execute(
            new SizeOrderRequest(
                parsed.GetRequiredValue(type),
                parsed.GetRequiredValue(timeframe),
                new LiveFeatures(parsed.GetRequiredValue(atr), parsed.GetRequiredValue(spread), parsed.GetRequiredValue(volume), parsed.GetRequiredValue(heat), parsed.GetRequiredValue(liquidity)),
                new AccountState(parsed.GetRequiredValue(equity), parsed.GetRequiredValue(open), parsed.GetRequiredValue(positions)),
                new RegimeSignal(parsed.GetRequiredValue(win), parsed.GetRequiredValue(slope), parsed.GetRequiredValue(drawdown), parsed.GetRequiredValue(breadth), parsed.GetRequiredValue(volatility))),
            parsed.GetValue(json)));
        return command;
    }

    private static Option<T> Required<T>(Command command, string name, string form, string description)
    {
        var option = new Option<T>(name) { Description = description, HelpName = form, Required = true };
        command.Options.Add(option);
        return option;
    }

    private static int Execute(SizeOrderRequest request, bool json)
    {
        var result = SizeOrder.Execute(request);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, RunJson.Indented));
        }
        else
        {
            SizeView.Write(Terminal.Output(), result);
        }

        return ExitCodes.Ok;
    }
}
