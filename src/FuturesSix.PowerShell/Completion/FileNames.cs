using System.Management.Automation;
using Session = System.Management.Automation.PowerShell;

namespace FuturesSix.PowerShell;

/// <summary>What completers share: where the session is, and files of some kinds with the folders that may hold them.</summary>
internal static class FileNames
{
    /// <summary>Files that end with one of <paramref name="extensions"/>, and folders.</summary>
    public static IEnumerable<CompletionResult> Complete(string? word, params string[] extensions) => CompletionCompleters.CompleteFilename(word ?? "")
        .Where(f => f.ResultType == CompletionResultType.ProviderContainer || extensions.Contains(System.IO.Path.GetExtension(f.ListItemText), StringComparer.OrdinalIgnoreCase));

    /// <summary>The location of the session on the file system.</summary>
    public static string Location()
    {
        using var session = Session.Create(RunspaceMode.CurrentRunspace);
        return session.AddCommand("Get-Location").AddParameter("PSProvider", "FileSystem").Invoke<PathInfo>()[0].ProviderPath;
    }

    /// <summary>A path that was typed for another parameter, in full, or what <paramref name="otherwise"/> makes of the
    /// location.</summary>
    public static string Typed(object? path, Func<string, string> otherwise)
    {
        var current = Location();
        return path is null ? otherwise(current) : System.IO.Path.GetFullPath(path.ToString()!, current);
    }
}
