using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace FuturesSix.PowerShell;

/// <summary>Offers JSON and CSV files and the folders that may hold them.</summary>
public sealed class MetricsCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        FileNames.Complete(wordToComplete, ".json", ".csv");
}
