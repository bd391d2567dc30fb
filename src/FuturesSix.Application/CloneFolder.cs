namespace FuturesSix.Application;

/// <summary>Finds the clone that somebody works in.</summary>
public static class CloneFolder
{
    private const string Solution = "FuturesSix.PowerShell.sln";

    /// <summary>The clone that holds the current folder, or else the program; null when neither lies in one.</summary>
    /// <param name="current">The current folder.</param>
    /// <param name="program">The folder of the program.</param>
    public static string? Of(string current, string program) => Above(current) ?? Above(program);

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
