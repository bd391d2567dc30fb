using System.Globalization;
using FuturesSix.Core.Supervision;

namespace FuturesSix.Data.Configuration;

/// <summary>Section <c>model</c>.</summary>
internal sealed class SimulatorDto
{
    public int? MinRows { get; set; }

    public int? WindowRows { get; set; }

    public double? RetrainHours { get; set; }

    public int? Folds { get; set; }

    public double? ScoreBps { get; set; }

    public double? ScorePriorRows { get; set; }

    public SimulatorOptions Resolve(SimulatorOptions o) => new()
    {
        MinRows = MinRows ?? o.MinRows,
        WindowRows = WindowRows ?? o.WindowRows,
        RetrainHours = RetrainHours ?? o.RetrainHours,
        Folds = Folds ?? o.Folds,
        ScoreBps = ScoreBps ?? o.ScoreBps,
        ScorePriorRows = ScorePriorRows ?? o.ScorePriorRows,
    };
}

/// <summary>Section <c>promotion</c>.</summary>
internal sealed class PromotionDto
{
    public double? MinPnlBps { get; set; }

    public double? MinHitRate { get; set; }

    public double? MaxErrorRate { get; set; }

    public double? MaxAbsErrorBps { get; set; }

    public double? MinPnlErrorBps { get; set; }

    public int? FailuresToDemote { get; set; }

    public int? MinNewRows { get; set; }

    public Rung? InitialRung { get; set; }

    public Dictionary<string, Rung>? Rungs { get; set; }

    public PromotionOptions Resolve(PromotionOptions o) => new()
    {
        MinPnlBps = MinPnlBps ?? o.MinPnlBps,
        MinHitRate = MinHitRate ?? o.MinHitRate,
        MaxErrorRate = MaxErrorRate ?? o.MaxErrorRate,
        MaxAbsErrorBps = MaxAbsErrorBps ?? o.MaxAbsErrorBps,
        MinPnlErrorBps = MinPnlErrorBps ?? o.MinPnlErrorBps,
        FailuresToDemote = FailuresToDemote ?? o.FailuresToDemote,
        MinNewRows = MinNewRows ?? o.MinNewRows,
        InitialRung = InitialRung ?? o.InitialRung,
        Rungs = Rungs is null ? o.Rungs : new SortedDictionary<string, Rung>(Rungs, StringComparer.Ordinal),
    };
}

/// <summary>Section <c>weights</c>.</summary>
internal sealed class WeightsDto
{
    public double? MaxErrorRate { get; set; }

    public double? Cap { get; set; }

    public double? HitBase { get; set; }

    public double? ErrorScaleBps { get; set; }

    public double? CvarSlope { get; set; }

    public double? CvarFloor { get; set; }

    public double? DrawdownSlope { get; set; }

    public double? DrawdownFloor { get; set; }

    public CapitalWeightOptions Resolve(CapitalWeightOptions o) => new()
    {
        MaxErrorRate = MaxErrorRate ?? o.MaxErrorRate,
        Cap = Cap ?? o.Cap,
        HitBase = HitBase ?? o.HitBase,
        ErrorScaleBps = ErrorScaleBps ?? o.ErrorScaleBps,
        CvarSlope = CvarSlope ?? o.CvarSlope,
        CvarFloor = CvarFloor ?? o.CvarFloor,
        DrawdownSlope = DrawdownSlope ?? o.DrawdownSlope,
        DrawdownFloor = DrawdownFloor ?? o.DrawdownFloor,
    };
}

/// <summary>Section <c>prices</c>.</summary>
internal sealed class PricesDto
{
    public string? SessionCloseUtc { get; set; }

    public Dictionary<string, string>? SessionCloses { get; set; }

    public SortedDictionary<string, TimeOnly> Closes(List<string> problems)
    {
        var closes = new SortedDictionary<string, TimeOnly>(StringComparer.Ordinal);
        foreach (var (symbol, text) in SessionCloses ?? [])
        {
            if (Time($"prices.session_closes.{symbol}", text, problems) is { } time)
            {
                closes[symbol] = time;
            }
        }

        return closes;
    }

    public static TimeOnly? Time(string key, string? text, List<string> problems)
    {
        if (text is null)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        problems.Add($"{key}: '{text}' is not a time of day; expected HH:mm in UTC in quotes, for example \"21:00\"");
        return null;
    }
}

/// <summary>Section <c>journals</c>.</summary>
internal sealed class JournalsDto
{
    public int? RotateMib { get; set; }
}
