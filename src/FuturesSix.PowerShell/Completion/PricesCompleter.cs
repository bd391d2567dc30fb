using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FuturesSix.Data.Configuration;

namespace FuturesSix.PowerShell;

/// <summary>Offers CSV files, dataset files and the synthetic market.</summary>
public sealed class PricesCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (RunConfiguration.SyntheticDataset.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
        {
            yield return new CompletionResult(RunConfiguration.SyntheticDataset);
        }

        foreach (var file in FileNames.Complete(wordToComplete, ".csv", ".yaml", ".yml"))
        {
            yield return file;
        }
    }
}
