using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FuturesSix.Application;

namespace FuturesSix.PowerShell;

/// <summary>Offers the instruments of the run typed for -RunId, otherwise of all stored runs.</summary>
public sealed class InstrumentCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var (start, run) = ((wordToComplete ?? "").Trim('\'', '"'), fakeBoundParameters["RunId"]?.ToString());
        return ListRuns.Execute(FileNames.Typed(fakeBoundParameters["ArtifactsPath"], Locations.DefaultArtifacts))
            .Where(r => run is null || r.RunId == run)
            .SelectMany(r => r.Meta?.Universe ?? [])
            .Distinct()
            .Where(s => s.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(s => new CompletionResult(s));
    }
}
