namespace FuturesSix.Core.Evaluation.Conventions;

/// <summary>Whose formulas a table of statistics shows; docs/statistics.md has them side by side.</summary>
public enum StatisticsConvention
{
    /// <summary>This project's, in which runs are stored.</summary>
    Fsix,

    /// <summary>The Python package empyrical.</summary>
    Empyrical,

    /// <summary>The Python package QuantStats.</summary>
    QuantStats,

    /// <summary>The R package PerformanceAnalytics.</summary>
    PerformanceAnalytics,
}
