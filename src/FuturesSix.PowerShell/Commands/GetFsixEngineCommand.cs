using System.Management.Automation;
using FuturesSix.Application;
using FuturesSix.Data.Yaml;

namespace FuturesSix.PowerShell;

/// <summary>Get-FsixEngine: lists the engines.</summary>
[Cmdlet(VerbsCommon.Get, "FsixEngine")]
[OutputType(typeof(EngineListing))]
public sealed class GetFsixEngineCommand : FsixCommand
{
    /// <summary>Names or patterns.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EngineCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The dataset whose gaps are to be named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public string? Dataset { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var dataset = this.Dataset(Dataset);
        Run("Listing engines", Name, () => ListEngines.Execute(dataset), Select);
    }

    private void Select(IReadOnlyList<EngineListing> engines)
    {
        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = engines.Where(e => pattern.IsMatch(e.Name)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.NotFound(
                    "FsixEngineNotFound",
                    $"There is no engine '{name}'; {NearestName.Suggest(name, [.. engines.Select(e => e.Name)])}",
                    "Get-FsixEngine lists the engines.",
                    name));
            }

            WriteObject(found, enumerateCollection: true);
        }
    }
}
