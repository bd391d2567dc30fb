using System.Management.Automation;
using FuturesSix.Application.Supervision;

namespace FuturesSix.PowerShell;

/// <summary>What the cmdlets of the supervisor share: the folder, the configuration, the moment.</summary>
public abstract class SupervisorCommand : FsixCommand
{
    /// <summary>The supervisor's folder.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path")]
    [ValidateNotNullOrEmpty]
    public string? Folder { get; set; }

    /// <summary>YAML with the configuration.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(YamlCompleter))]
    public string? Config { get; set; }

    /// <summary>Single settings.</summary>
    [Parameter]
    [Settings]
    public string[] Set { get; set; } = [];

    /// <summary>Count malformed lines instead of stopping at the first.</summary>
    [Parameter]
    public SwitchParameter SkipBadRows { get; set; }

    /// <summary>Now.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>The artifacts folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArtifactsPath { get; set; }

    /// <summary>The request.</summary>
    private protected SuperviseRequest Request() => new()
    {
        Folder = this.FullPath(Folder) ?? SuperviseRequest.DefaultFolder(this.Artifacts(ArtifactsPath)),
        Configuration = this.FullPath(Config),
        Sets = Set,
        SkipBadRows = SkipBadRows,
        AsOf = AsOf,
    };

    /// <summary>Writes those that were named, or all; a name that is not there is an error.</summary>
    /// <param name="all">All.</param>
    /// <param name="nameOf">Name of one.</param>
    /// <param name="names">The names; null = all.</param>
    /// <param name="what">What they are.</param>
    private protected void WriteNamed<T>(IReadOnlyList<T> all, Func<T, string> nameOf, string[]? names, string what)
    {
        foreach (var name in names ?? [.. all.Select(nameOf)])
        {
            T[] found = [.. all.Where(r => nameOf(r) == name)];
            if (found.Length == 0)
            {
                WriteError(ErrorRecords.NotFound(
                    $"Fsix{what}NotFound",
                    $"{what} '{name}' has no reconciled row; expected one of {string.Join(", ", all.Select(nameOf))}.",
                    "Without a name all are written; -Folder says where to look.",
                    name));
            }

            WriteObject(found, enumerateCollection: true);
        }
    }
}
