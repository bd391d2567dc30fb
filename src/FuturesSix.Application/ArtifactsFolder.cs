namespace FuturesSix.Application;

/// <summary>Where artifacts go when a request does not say.</summary>
public static class ArtifactsFolder
{
    private const string Solution = "FuturesSix.PowerShell.sln";
    private const string Name = "artifacts";

    /// <summary>The artifacts folder of the clone that holds the current folder or the program; otherwise of the current
    /// folder.</summary>
    /// <param name="current">The current folder as the host understands it.</param>
    /// <param name="program">The folder of the program or module.</param>
    public static string Default(string current, string program) => Path.Combine(Clone(current, program) ?? current, Name);

    /// <summary>The clone that holds one of the two folders; null when neither is in one.</summary>
    /// <param name="current">The current directory.</param>
    /// <param name="program">The program's folder.</param>
    public static string? Clone(string current, string program) => CloneAbove(current) ?? CloneAbove(program);

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
