using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FuturesSix.Application;

namespace FuturesSix.PowerShell;

/// <summary>Offers the names of the engines.</summary>
public sealed class EngineCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ListEngines.Execute()
            .Where(e => e.Name.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(e => new CompletionResult(e.Name));
}
