using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Reports;

/// <summary>Builds the report of a finished run. Every statistic is one of Core/Evaluation.</summary>
public static class ReportBuilder
{
    /// <summary>Rows in the window of the rolling volatility: a quarter of trading days.</summary>
    public const int VolatilityWindow = 63;

    /// <summary>Returns that a rolling volatility needs: a month of trading days.</summary>
    public const int VolatilityObservations = 21;

    /// <summary>How many drawdowns are listed.</summary>
    public const int Drawdowns = 10;

    /// <summary>The report of <paramref name="run"/>.</summary>
    public static ReportModel Build(RunOutput run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var span = ReportSpan.Of(run);
        return new ReportModel
        {
            RunId = run.RunId,
            Synthetic = run.Inputs.Dataset.Synthetic,
            Identity = Identity(run),
            Summary = run.Summary,
            Days = Days(run, span),
            Rebalances = ReportDecisions.Of(run),
            Regimes = ReportDecisions.Regimes(run.Result.Brake),
            Sleeves = ReportSleeves.Of(run.Result.Book, span),
            Years = ReportTables.Years(span),
            Drawdowns = ReportTables.Drawdowns(span, Drawdowns),
            Costs = ReportTables.Costs(run.Result.Book, span),
            Positions = run.Result.Book.Contracts.Rows is var k and > 0 ? Waterfalls.ExplainAll(run.Result, k - 1) : [],
        };
    }

    private static ReportIdentity Identity(RunOutput run)
    {
        var (result, inputs) = (run.Result, run.Inputs);
        return new ReportIdentity
        {
            Dataset = inputs.Dataset,
            Start = inputs.Period.Start,
            EffectiveStart = result.FirstActiveRebalance is { } k ? result.Schedule.Dates[k] : null,
            End = result.Book.Dates[^1],
            Ruin = result.Book.RuinDate,
            Rebalance = result.Options.Rebalance,
            AccountCurrency = result.Market.AccountCurrency,
            Capital = result.Options.Simulation.Capital,
            Instruments = result.Universe.Count,
            TargetVolatility = result.Options.RiskTargeting.TargetVolatility,
            LeverageCap = result.Options.RiskTargeting.LeverageCap,
            ConfigHash = RunIdentity.ConfigurationHash(inputs.Configuration),
            CodeVersion = inputs.CodeVersion,
            Fingerprint = RunIdentity.Fingerprint(inputs),
            Promotion = inputs.Promotion,
            Sources = inputs.Sources,
        };
    }

    private static ReportDays Days(RunOutput run, ReportSpan span)
    {
        var (book, shadow) = (run.Result.Book, run.Result.Shadow);
        var drawdown = new double[span.Days];
        var volatility = new double[span.Days];
        if (span.Days > 0)
        {
            ReturnStatistics.DrawdownSeries(span.Returns, drawdown.AsSpan(1));
            RollingMoments.Std(span.Returns, VolatilityWindow, VolatilityObservations, volatility.AsSpan(1));
            volatility[0] = double.NaN;
        }

        for (var d = 0; d < volatility.Length; d++)
        {
            volatility[d] *= Math.Sqrt(ReturnStatistics.DaysPerYear);
        }

        return new ReportDays
        {
            Dates = span.Dates,
            Equity = book.Equity[span.First..],
            UnbrakedEquity = run.Result.Brake.Acts || run.Result.Exposures.Acts ? Unbraked(shadow.Equity, span) : [],
            Drawdown = drawdown,
            VolatilityWindow = VolatilityWindow,
            Volatility = volatility,
            Gross = book.Gross[span.First..],
            Net = book.Net[span.First..],
            Margin = book.Margin[span.First..],
        };
    }

    /// <summary>The shadow book's equity over the book's days; NaN after a ruin of its own.</summary>
    private static double[] Unbraked(double[] equity, ReportSpan span)
    {
        var values = new double[span.Days];
        Array.Fill(values, double.NaN);
        var first = Math.Min(span.First, equity.Length);
        equity.AsSpan(first, Math.Min(equity.Length - first, span.Days)).CopyTo(values);
        return values;
    }
}
