using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using FuturesSix.Application.Allocation;
using FuturesSix.Data;

namespace FuturesSix.PowerShell;

/// <summary>Offers the versions of the base weights, newest first, those under -PromotionsPath when it was typed; for the
/// difference also version 0.</summary>
public sealed class PromotionVersionCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var all = Versions(FileNames.Typed(fakeBoundParameters["PromotionsPath"], Locations.DefaultPromotions));
        if (parameterName is "From" or "To")
        {
            all.Add((0, "what version 1 replaced"));
        }

        return all
            .Select(v => (Text: v.Version.ToString(CultureInfo.InvariantCulture), v.Meaning))
            .Where(v => v.Text.StartsWith(wordToComplete ?? "", StringComparison.Ordinal))
            .Select(v => new CompletionResult(v.Text, v.Text, CompletionResultType.ParameterValue, v.Meaning));
    }

    /// <summary>Nothing when the chain is broken: the cmdlet says why.</summary>
    private static List<(int Version, string Meaning)> Versions(string folder)
    {
        try
        {
            return [.. ListPromotions.Execute(folder).Reverse().Select(p => (p.Version, $"{p.Author}: {p.Reason}"))];
        }
        catch (InputException)
        {
            return [];
        }
    }
}
