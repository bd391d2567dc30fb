namespace FuturesSix.Cli;

/// <summary>Where artifacts go by default.</summary>
internal static class ArtifactsFolder
{
    /// <summary>The artifacts folder of the clone that holds the current directory or the program; otherwise of the
    /// current directory.</summary>
    public static string Default() => Application.ArtifactsFolder.Default(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
}
