namespace FuturesSix.Cli;

/// <summary>Where artifacts go by default.</summary>
internal static class ArtifactsFolder
{
    private const string Solution = "FuturesSix.PowerShell.sln";
    private const string Name = "artifacts";

    /// <summary>The artifacts folder of the clone that holds the current directory or the program; otherwise of the
    /// current directory.</summary>
    public static string Default() => Path.Combine(CloneAbove(Directory.GetCurrentDirectory()) ?? CloneAbove(AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory(), Name);

    private static string? CloneAbove(string start)
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
