namespace FuturesSix.Application.Benchmarks;

/// <summary>The works of the project, in the order in which they are reported.</summary>
internal static class Catalogue
{
    /// <summary>Every work.</summary>
    public static IReadOnlyList<Work> Works { get; } =
    [
        .. MomentumWorks.All,
        .. SweepWorks.All,
        .. AllocatorWorks.All,
        StatisticsWork.Of(1000, 2500, target: 40),
        .. StackWorks.All,
        .. ReportWorks.All,
        .. StartWorks.All,
    ];
}
