using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.MetaAllocation;

/// <summary>The score of one sleeve and the parts it is made of.</summary>
public sealed record SleeveScore
{
    /// <summary>Annualised Sharpe ratio, stated or computed; null when neither is given. 0 where returns have none
    /// (fewer than two, or constant), which the result notes.</summary>
    public double? Sharpe { get; init; }

    /// <summary>Maximum drawdown as a positive fraction, stated or computed.</summary>
    public double? Drawdown { get; init; }

    /// <summary>Observations, stated or counted.</summary>
    public int? Observations { get; init; }

    /// <summary>ewma: sharpe - 0.2 dd.</summary>
    public double? Base { get; init; }

    /// <summary>ewma: the previous score that entered; the base where none is given.</summary>
    public double? PreviousScore { get; init; }

    /// <summary>bayes: the posterior.</summary>
    public SharpePosterior? Posterior { get; init; }

    /// <summary>The score, before the governor.</summary>
    public required double Score { get; init; }

    private const double DrawdownWeight = 0.2;

    /// <summary>Scores one checked sleeve; a sleeve without a Sharpe ratio is noted.</summary>
    internal static SleeveScore Of(SleeveInput sleeve, MetaAllocatorConfig config, List<string> notes, CancellationToken cancel)
    {
        var figures = Measure(sleeve, config, notes);
        return config.Mode switch
        {
            MetaAllocatorMode.Ewma => Ewma(figures, sleeve.PreviousScore, config.EwmaAlpha),
            MetaAllocatorMode.Bayes => Bayes(figures, sleeve.Returns, config, cancel),
            _ => figures with { Score = 1 },
        };
    }

    private static SleeveScore Measure(SleeveInput sleeve, MetaAllocatorConfig config, List<string> notes)
    {
        if (sleeve.Returns is not { } returns)
        {
            return new SleeveScore { Sharpe = sleeve.Sharpe, Drawdown = sleeve.Drawdown, Observations = sleeve.Observations, Score = 0 };
        }

        var sharpe = ReturnStatistics.Sharpe(returns.Span, 0, config.PeriodsPerYear);
        if (double.IsNaN(sharpe))
        {
            notes.Add($"{sleeve.Name}: {Moments.Count(returns.Span)} returns without a Sharpe ratio (fewer than two, or constant); taken as 0");
        }

        var drawdown = ReturnStatistics.MaxDrawdown(returns.Span);
        return new SleeveScore
        {
            Sharpe = double.IsNaN(sharpe) ? 0 : sharpe,
            Drawdown = double.IsNaN(drawdown) ? 0 : -drawdown,
            Observations = Moments.Count(returns.Span),
            Score = 0,
        };
    }

    private static SleeveScore Ewma(SleeveScore figures, double? previous, double alpha)
    {
        var start = figures.Sharpe!.Value - (DrawdownWeight * figures.Drawdown!.Value);
        var before = previous ?? start;
        return figures with { Base = start, PreviousScore = before, Score = previous is null ? start : (alpha * start) + ((1 - alpha) * before) };
    }

    private static SleeveScore Bayes(SleeveScore figures, ReadOnlyMemory<double>? returns, MetaAllocatorConfig config, CancellationToken cancel)
    {
        var posterior = returns is { } series
            ? SharpePosterior.Of(series.Span, config, cancel)
            : SharpePosterior.Of(figures.Sharpe!.Value / Math.Sqrt(config.PeriodsPerYear), figures.Observations!.Value, config);
        return figures with { Posterior = posterior, Score = posterior.Score };
    }
}
