using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FuturesSix.Data.Runs;

namespace FuturesSix.PowerShell;

/// <summary>Offers the ids of the stored runs, those under -ArtifactsPath when it was typed, and the latest; for a parameter that
/// also takes folders.</summary>
public sealed class RunCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var ids = new RunIdCompleter().CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters);
        return RunReference.Latest.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)
            ? ids.Append(new CompletionResult(RunReference.Latest, RunReference.Latest, CompletionResultType.ParameterValue, "the run that was written last"))
            : ids;
    }
}
