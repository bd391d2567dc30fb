using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using FuturesSix.Application.Allocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.PowerShell;

/// <summary>Offers the exports, newest first, those under -ArtifactsPath when it was typed; then CSV files and folders. For
/// -Previous also "latest".</summary>
public sealed class AllocationFileCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var start = (wordToComplete ?? "").Trim('\'', '"');
        if (parameterName == "Previous" && ProposeAllocationRequest.Latest.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        {
            const string Name = ProposeAllocationRequest.Latest;
            yield return new CompletionResult(Name, Name, CompletionResultType.ParameterValue, "the newest export");
        }

        var folder = Path.Combine(FileNames.Typed(fakeBoundParameters["ArtifactsPath"], Locations.DefaultArtifacts), "allocations");
        foreach (var path in new AllocationStore(folder).List().Reverse().Where(p => Path.GetFileName(p).StartsWith(start, StringComparison.OrdinalIgnoreCase)))
        {
            var text = path.Any(c => char.IsWhiteSpace(c) || c == '\'') ? $"'{path.Replace("'", "''", StringComparison.Ordinal)}'" : path;
            yield return new CompletionResult(text, Path.GetFileName(path), CompletionResultType.ParameterValue, path);
        }

        foreach (var file in FileNames.Complete(wordToComplete, ".csv"))
        {
            yield return file;
        }
    }
}
