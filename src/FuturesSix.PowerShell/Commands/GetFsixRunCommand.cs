using System.Management.Automation;
using FuturesSix.Application;
using FuturesSix.Core.Evaluation.Conventions;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Yaml;

namespace FuturesSix.PowerShell;

/// <summary>Get-FsixRun: lists stored runs.</summary>
[Cmdlet(VerbsCommon.Get, "FsixRun")]
[OutputType(typeof(RunListing))]
public sealed class GetFsixRunCommand : FsixCommand
{
    /// <summary>Ids or patterns.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string[] RunId { get; set; } = ["*"];

    /// <summary>Whose formulas the statistics are by.</summary>
    [Parameter]
    public StatisticsConvention Convention { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var artifacts = this.Artifacts(ArtifactsPath);
        Run("Reading runs", artifacts, () => ListRuns.Execute(artifacts, Convention), runs => Select(runs, artifacts));
    }

    private void Select(IReadOnlyList<RunListing> runs, string artifacts)
    {
        foreach (var id in RunId)
        {
            var pattern = WildcardPattern.Get(id, WildcardOptions.IgnoreCase);
            var found = runs.Where(r => pattern.IsMatch(r.RunId)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(id))
            {
                WriteError(ErrorRecords.NotFound(
                    "FsixRunNotFound",
                    $"There is no run '{id}' in {Path.Combine(artifacts, "runs")}; {NearestName.Suggest(id, [.. runs.Select(r => r.RunId)])}",
                    "Get-FsixRun lists the stored runs; -ArtifactsPath says where to look.",
                    id));
            }

            WriteObject(found, enumerateCollection: true);
        }
    }
}
