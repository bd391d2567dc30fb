namespace FuturesSix.Application;

/// <summary>Where artifacts go when a request does not say.</summary>
public static class ArtifactsFolder
{
    private const string Name = "artifacts";

    /// <summary>The artifacts folder of the clone that holds the current folder or the program; otherwise of the current
    /// folder.</summary>
    /// <param name="current">The current folder as the host understands it.</param>
    /// <param name="program">The folder of the program or module.</param>
    public static string Default(string current, string program) => Path.Combine(CloneFolder.Of(current, program) ?? current, Name);
}
