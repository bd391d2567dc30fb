namespace FuturesSix.Cli;

/// <summary>The program. Not top-level statements: beside ASP.NET Core those would make a public class.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.RunAsync(args);
}
