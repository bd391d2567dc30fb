namespace FuturesSix.Testing;

/// <summary>Finds the folders that tests read, from the folder of the solution file.</summary>
internal static class Repository
{
    /// <summary>The folder that holds FuturesSix.PowerShell.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The real market data (FSIX_DATA, default ../shared/data); skips the test loudly where it is missing.</summary>
    public static string DataOrSkip() => OrSkip("FSIX_DATA", "../shared/data", "skipped: no ../shared/data");

    /// <summary>A file or folder of golden material (FSIX_GOLDEN, default ../shared/golden, then the project's own
    /// copy under tests/golden); skips the test loudly where it is missing.</summary>
    public static string GoldenOrSkip(string name)
    {
        foreach (var folder in new[] { Resolve("FSIX_GOLDEN", "../shared/golden"), Path.Combine(Root, "tests", "golden") })
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path) || Directory.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip($"skipped: no golden material '{name}' (FSIX_GOLDEN, ../shared/golden, tests/golden)");
        return "";
    }

    /// <summary>A fresh empty folder for one test; the caller deletes it.</summary>
    public static string TemporaryFolder() => Directory.CreateTempSubdirectory("fsix-test-").FullName;

    private static string OrSkip(string variable, string fallback, string message)
    {
        var path = Resolve(variable, fallback);
        Assert.SkipUnless(Directory.Exists(path), message);
        return path;
    }

    private static string Resolve(string variable, string fallback) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set
            ? Path.GetFullPath(set, Root)
            : Path.GetFullPath(fallback, Root);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FuturesSix.PowerShell.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The solution file was not found above the test assembly.");
    }
}
