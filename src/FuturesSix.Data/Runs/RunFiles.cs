using System.Text;
using System.Text.Json;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Reports;

namespace FuturesSix.Data.Runs;

/// <summary>The files of a run, in one place. docs/artifacts.md describes each.</summary>
public static class RunFiles
{
    /// <summary>The facts about a run; written last but one, because it holds the hashes of the others.</summary>
    public const string Meta = "meta.json";

    /// <summary>Hashes of every other file; written last.</summary>
    public const string Manifest = "manifest.sha256";

    /// <summary>The page for readers; a rendering of <see cref="ReportData"/>, outside the determinism hash.</summary>
    public const string Report = "report.html";

    /// <summary>What the page shows.</summary>
    public const string ReportData = "report.json";

    /// <summary>The effective configuration.</summary>
    public const string Config = "config.yaml";

    /// <summary>The summary: metrics and what each layer did.</summary>
    public const string Metrics = "metrics.json";

    /// <summary>Policy multipliers used at each rebalance.</summary>
    public const string PolicyApplied = "engine_policy_applied_v1.csv";

    /// <summary>The allocator's scalar at each rebalance.</summary>
    public const string RiskApplied = "allocator_risk_v1_applied.csv";

    /// <summary>The limits of layer 7 that bound each target.</summary>
    public const string Limits = "execution_limits.csv";

    /// <summary>Throttles and impairment used at each rebalance, of runs that have them.</summary>
    public const string PolicyFactors = "engine_policy_applied_v2.csv";

    /// <summary>The sleeves' own scalars at each rebalance, of runs that have them.</summary>
    public const string SleevesApplied = "allocator_sleeves_v1_applied.csv";

    /// <summary>The convexity position at each rebalance, of runs that have one.</summary>
    public const string Convexity = "allocator_convexity_v1.csv";

    /// <summary>The files that every run has.</summary>
    internal static IReadOnlyList<RunFile> Content { get; } =
    [
        new(Config, null, (s, r) => s.Write(Encoding.UTF8.GetBytes(ConfigurationWriter.Write(r.Inputs.Configuration)))),
        new(Metrics, null, (s, r) => JsonSerializer.Serialize(s, r.Summary, RunJson.Indented)),
        new(ReportData, null, (s, r) => ReportJson.Write(s, r.Report ?? ReportBuilder.Build(r))),
        .. BookFiles.All,
        .. PolicyFiles.All,
        .. SizingFiles.All,
        .. AllocatorFiles.All,
    ];

    /// <summary>The files of runs that switch on what is off unless configured.</summary>
    internal static IReadOnlyList<RunFile> Optional { get; } = [.. PolicyFactorFiles.All, .. ExposureFiles.All];

    /// <summary>The files of a run, in the order in which they are written.</summary>
    internal static IReadOnlyList<RunFile> Of(RunOutput run) => [.. Content, .. Optional.Where(f => f.When?.Invoke(run) != false)];

    /// <summary>Path of every file that every run has, in ordinal order.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. Content.Select(f => f.Path).Append(Report).Append(Meta).Append(Manifest).Order(StringComparer.Ordinal)];
}
