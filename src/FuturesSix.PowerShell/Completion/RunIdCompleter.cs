using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FuturesSix.Application;
using Session = System.Management.Automation.PowerShell;

namespace FuturesSix.PowerShell;

/// <summary>Offers the ids of the stored runs, those under -ArtifactsPath when it was typed.</summary>
public sealed class RunIdCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var start = (wordToComplete ?? "").Trim('\'', '"');
        var current = Location();
        var artifacts = fakeBoundParameters["ArtifactsPath"] is { } path ? Path.GetFullPath(path.ToString()!, current) : Locations.DefaultArtifacts(current);
        return ListRuns.Execute(artifacts)
            .Where(r => r.RunId.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(r => new CompletionResult(r.RunId, r.RunId, CompletionResultType.ParameterValue, r.Damage ?? r.Path));
    }

    private static string Location()
    {
        using var session = Session.Create(RunspaceMode.CurrentRunspace);
        return session.AddCommand("Get-Location").AddParameter("PSProvider", "FileSystem").Invoke<PathInfo>()[0].ProviderPath;
    }
}
