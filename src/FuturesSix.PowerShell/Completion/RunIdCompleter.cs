using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FuturesSix.Application;

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
        var artifacts = FileNames.Typed(fakeBoundParameters["ArtifactsPath"], Locations.DefaultArtifacts);
        return ListRuns.Execute(artifacts)
            .Where(r => r.RunId.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(r => new CompletionResult(r.RunId, r.RunId, CompletionResultType.ParameterValue, r.Damage ?? r.Path));
    }
}
