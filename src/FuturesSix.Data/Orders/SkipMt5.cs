namespace FuturesSix.Data.Orders;

/// <summary>The switch that keeps the order bridge inside the artifacts folder.</summary>
public static class SkipMt5
{
    /// <summary>Name of the environment variable.</summary>
    public const string Variable = "AF_SKIP_MT5";

    /// <summary>True for any value but nothing and 0.</summary>
    public static bool IsSet(string? value) => value is not (null or "" or "0");

    /// <summary>True when <paramref name="folder"/> lies in <paramref name="artifacts"/> or is it, after following links.</summary>
    public static bool IsInside(string folder, string artifacts)
    {
        var relative = Path.GetRelativePath(Real(artifacts), Real(folder));
        return relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }

    /// <summary>The full path with every link in it followed; what does not exist stays as it is.</summary>
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var here = new DirectoryInfo(Path.Combine(Real(parent), Path.GetFileName(full)));
        return here.LinkTarget is null ? here.FullName : Real(here.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
}
