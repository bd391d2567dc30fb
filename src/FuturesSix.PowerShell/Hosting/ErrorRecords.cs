using System.Management.Automation;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Stack;
using FuturesSix.Data;
using FuturesSix.Data.Allocations;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Journals;
using FuturesSix.Data.Orders;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Yaml;

namespace FuturesSix.PowerShell;

/// <summary>Maps exceptions of the use cases to error records. The ids are part of the module's interface: scripts match
/// them in <c>FullyQualifiedErrorId</c>.</summary>
internal static class ErrorRecords
{
    /// <summary>The error record for <paramref name="error"/>.</summary>
    /// <param name="error">What a use case threw.</param>
    /// <param name="target">What it worked on.</param>
    public static ErrorRecord From(Exception error, object? target)
    {
        var (id, category, action) = Classify(error);
        return Create(error, id, category, action, target);
    }

    /// <summary>What was named does not exist.</summary>
    /// <param name="id">Stable id.</param>
    /// <param name="message">What, where, what was expected.</param>
    /// <param name="action">What to do.</param>
    /// <param name="target">The name.</param>
    public static ErrorRecord NotFound(string id, string message, string action, object target) =>
        Create(new ItemNotFoundException(message), id, ErrorCategory.ObjectNotFound, action, target);

    private static ErrorRecord Create(Exception error, string id, ErrorCategory category, string action, object? target) =>
        new(error, id, category, target) { ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = action } };

    private static (string Id, ErrorCategory Category, string Action) Classify(Exception error) => error switch
    {
        DatasetException => ("FsixDatasetInvalid", ErrorCategory.InvalidData, "Test-FsixDataset says what is wrong with a dataset file; docs/samples has files that load."),
        ConfigurationException => ("FsixConfigurationInvalid", ErrorCategory.InvalidArgument, "Correct what the message names, in the file or in -Set; about_FuturesSix says how settings are written."),
        YamlInputException => ("FsixYamlInvalid", ErrorCategory.ParserError, "Correct the line that the message names."),
        RunStoreException => ("FsixRunUnusable", ErrorCategory.InvalidData, "Get-FsixRun lists the runs; 'Invoke-FsixRun -Force' runs again and replaces the stored run."),
        OrderException => ("FsixOrderInvalid", ErrorCategory.InvalidData, "Correct the holdings or the fill file where the message points; docs/orders.md describes both."),
        AllocationException => ("FsixAllocationInvalid", ErrorCategory.InvalidData, "Correct what the message names in the file, the objects or the parameters; about_MetaAllocation says what is read and checked."),
        JournalException => ("FsixJournalInvalid", ErrorCategory.InvalidData, "Correct the line that the message names, or pass -SkipBadRows; docs/supervisor.md says what journals hold."),
        DeckRefusedException => ("FsixDeckRefused", ErrorCategory.InvalidArgument, "Correct the field that the message names; docs/deck.md lists what the Deck takes."),
        DeckUnavailableException => ("FsixDeckMissing", ErrorCategory.ConnectionError, "Start a Deck with Start-Deck, or say where it is: -DeckUrl or DECK_URL."),
        InputException => ("FsixRequestInvalid", ErrorCategory.InvalidArgument, "Ask again with what the message expects."),
        StackException => ("FsixStackRefused", ErrorCategory.InvalidData, "Change the options that the message names, or take a dataset that fits them."),
        MarginException => ("FsixMarginMissing", ErrorCategory.InvalidData, "Extend the margin schedule, or set the margin mode the message names."),
        UnauthorizedAccessException => ("FsixAccessDenied", ErrorCategory.PermissionDenied, "Take a folder that can be written: -ArtifactsPath."),
        FileNotFoundException or DirectoryNotFoundException => ("FsixFileNotFound", ErrorCategory.ObjectNotFound, "Check the path; it is relative to the current location."),
        IOException => ("FsixFileFailed", ErrorCategory.ResourceUnavailable, "Check that the disk has room and no other program holds the file."),
        _ => ("FsixUnexpected", ErrorCategory.NotSpecified, "This is a defect of FuturesSix; report it with the output of 'Get-Error'."),
    };
}
