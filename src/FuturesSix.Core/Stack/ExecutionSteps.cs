using System.Globalization;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Simulation;

namespace FuturesSix.Core.Stack;

/// <summary>Layer 7 of a waterfall: from the wanted weight to the target contracts, by the limits that the simulation says
/// it applied.</summary>
internal sealed class ExecutionSteps(StackResult run, int k, int i)
{
    /// <summary>An explanation that misses the target by more than this fraction is wrong.</summary>
    private const double Closes = 1e-9;

    private readonly SimulationResult _book = run.Book;
    private readonly MarginOptions _options = run.Options.Margin;

    public ExecutionLimits Limits { get; } = run.Book.Limits[(k * run.Market.Count) + i];

    public double Equity { get; } = run.Book.Equity[run.Schedule.Rows[k] - run.Book.FirstRow];

    public double ContractValue { get; } = run.Book.ContractValues[k, i];

    public double Held { get; } = run.Book.Held[k, i];

    public double Target { get; } = run.Book.Contracts[k, i];

    /// <summary>Takes the steps of the layer.</summary>
    /// <exception cref="InvalidOperationException">They do not lead to the target the run decided.</exception>
    public void Take(WaterfallChain chain)
    {
        var priced = ContractValue > 0;
        if (run.Market.Instruments[i].LastTrade is { } last && last <= run.Schedule.Dates[k])
        {
            chain.Multiply(7, WaterfallSteps.Expired, 0, $"last trading day {last:yyyy-MM-dd}");
        }

        chain.Multiply(7, WaterfallSteps.Contracts, priced ? Equity / ContractValue : 0, priced ? Sizing() : "no price yet");
        if (Limits.HasFlag(ExecutionLimits.Frozen))
        {
            chain.MoveTo(7, WaterfallSteps.Frozen, Held, "no price or rate young enough: the position stays");
        }
        else
        {
            Cap(chain);
            Finish(chain);
        }

        if (!(Math.Abs(chain.Value - Target) <= Closes * Math.Max(1, Math.Abs(Target))))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{run.Market.Instruments[i].Symbol} on {run.Schedule.Dates[k]:yyyy-MM-dd}: the steps give {chain.Value:R} contracts, the run decided {Target:R}."));
        }
    }

    private string Sizing() => string.Create(CultureInfo.InvariantCulture, $"equity {Equity:0.##} / {ContractValue:0.##} a contract");

    private void Cap(WaterfallChain chain)
    {
        if (_options.NoTradeBuffer > 0)
        {
            var kept = Limits.HasFlag(ExecutionLimits.Buffer);
            chain.MoveTo(7, WaterfallSteps.Buffer, kept ? Held : chain.Value, kept ? "the trade is too small: what is held stays" : "");
        }

        if (_options.MaxInstrumentNotional is { } cap)
        {
            var bound = Limits.HasFlag(ExecutionLimits.Notional);
            var capped = bound ? ExecutionConstraints.AtNotionalCap(chain.Value, cap, Equity, ContractValue) : chain.Value;
            chain.Multiply(7, WaterfallSteps.NotionalCap, bound ? capped / chain.Value : 1, string.Create(CultureInfo.InvariantCulture, $"at most {cap:0.##%} of equity"));
        }

        if (_options.MaxVolumeShare is { } share)
        {
            var volume = RebalanceDesk.AverageVolume(run.Market, run.Schedule.Rows[k], i);
            var bound = Limits.HasFlag(ExecutionLimits.Volume);
            var capped = bound ? ExecutionConstraints.AtVolumeCap(chain.Value, Held, share, volume) : chain.Value;
            chain.MoveTo(7, WaterfallSteps.VolumeCap, capped, Limits.HasFlag(ExecutionLimits.VolumeUnknown)
                ? "no volume known: not capped"
                : string.Create(CultureInfo.InvariantCulture, $"trade at most {share:0.##%} of {volume:0.#} contracts a day, from {Held:0.####} held"));
        }
    }

    private void Finish(WaterfallChain chain)
    {
        var scale = _book.MarginScale[k];
        chain.Multiply(7, WaterfallSteps.Margin, scale, scale < 1
            ? string.Create(CultureInfo.InvariantCulture, $"margin of the whole book at {_options.MaxMarginUtilisation:0.##%} of equity")
            : "");
        if (_options.Contracts == ContractRounding.Whole)
        {
            chain.MoveTo(7, WaterfallSteps.Lots, Whole(chain.Value), "rounded toward zero");
        }
    }

    /// <summary>The rounded value; where it was whole but for rounding errors, what the run made of it.</summary>
    private double Whole(double value) =>
        Math.Abs(value - Target) <= Closes * Math.Max(1, Math.Abs(Target)) ? Target : Math.Truncate(value);
}
