using FuturesSix.Data;
using FuturesSix.Data.Processes;

namespace FuturesSix.Application.Qa;

/// <summary>What git knows about the clone; where there is no git or no clone, nothing.</summary>
internal sealed class GitClone(string folder, CancellationToken cancel)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private readonly string? _git = ExternalProgram.Find("git");

    /// <summary>The current branch; null when there is none.</summary>
    public string? Branch() => Ask("branch", "--show-current") is { Length: > 0 } branch ? branch : null;

    /// <summary>The current commit; null when it is not known.</summary>
    public string? Commit() => Ask("rev-parse", "HEAD");

    /// <summary>The path of a tracked file from the top of the clone, with '/'; null when git does not track it.</summary>
    public string? Tracked(string file) => Ask("ls-files", "--full-name", "--error-unmatch", "--", Path.GetFullPath(file)) is { Length: > 0 } path && !path.Contains('\n', StringComparison.Ordinal) ? path : null;

    private string? Ask(params string[] arguments)
    {
        try
        {
            return _git is null ? null : new ExternalProgram(_git, folder).Run(["-c", "core.quotePath=false", .. arguments], Limit, cancel) is { Succeeded: true } result ? result.Output.Trim() : null;
        }
        catch (RequestException)
        {
            return null;
        }
    }
}
