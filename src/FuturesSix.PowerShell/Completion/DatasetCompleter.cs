using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FuturesSix.Data.Configuration;

namespace FuturesSix.PowerShell;

/// <summary>Offers the synthetic market, YAML files and the folders that may hold them.</summary>
public sealed class DatasetCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (RunConfiguration.SyntheticDataset.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
        {
            const string Name = RunConfiguration.SyntheticDataset;
            yield return new CompletionResult(Name, Name, CompletionResultType.ParameterValue, "the embedded market: generated, never traded");
        }

        foreach (var file in FileNames.Complete(wordToComplete, ".yaml", ".yml"))
        {
            yield return file;
        }
    }
}
