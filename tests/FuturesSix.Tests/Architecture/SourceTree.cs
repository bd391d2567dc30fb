using System.Xml.Linq;

namespace FuturesSix.Tests.Architecture;

/// <summary>A package reference of a project file.</summary>
internal sealed record PackageUse(string Name, bool Private);

/// <summary>A project under src as its project file declares it.</summary>
internal sealed record SourceProject(string Name, string AssemblyName, IReadOnlyList<string> References, IReadOnlyList<PackageUse> Packages)
{
    public static SourceProject Parse(string name, string xml)
    {
        var project = XDocument.Parse(xml);
        return new SourceProject(
            name,
            project.Descendants("AssemblyName").FirstOrDefault()?.Value ?? name,
            [.. project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(Include(r).Replace('\\', '/')))],
            [.. project.Descendants("PackageReference").Select(r => new PackageUse(Include(r), IsPrivate(r)))]);
    }

    private static string Include(XElement item) => item.Attribute("Include")?.Value ?? "";

    private static bool IsPrivate(XElement item) =>
        (item.Attribute("PrivateAssets") ?? (object?)item.Element("PrivateAssets")) switch
        {
            XAttribute a => string.Equals(a.Value, "all", StringComparison.OrdinalIgnoreCase),
            XElement e => string.Equals(e.Value, "all", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
}

/// <summary>The sources of the repository and the assemblies built from them.</summary>
internal static class SourceTree
{
    public static string Src { get; } = Path.Combine(Repository.Root, "src");

    public static IReadOnlyList<string> ProjectFiles { get; } = Files(Src, "*.csproj");

    public static IReadOnlyList<SourceProject> Projects { get; } =
        [.. ProjectFiles.Select(f => SourceProject.Parse(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))];

    /// <summary>Files below a folder, without build output, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(f => !Relative(f).Split('/').Intersect(["bin", "obj", "node_modules"], StringComparer.Ordinal).Any())
            .Order(StringComparer.Ordinal)];

    public static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    /// <summary>The built assembly of a project: beside the tests, else in the project's own output of the same
    /// configuration; null when the project was not built.</summary>
    public static string? Assembly(SourceProject project)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, project.AssemblyName + ".dll");
        if (File.Exists(beside))
        {
            return beside;
        }

        var configuration = AppContext.BaseDirectory.Replace('\\', '/').Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var output = Path.Combine(Src, project.Name, "bin", configuration);
        return Directory.Exists(output)
            ? Directory.EnumerateFiles(output, project.AssemblyName + ".dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
    }

    public static string CoreAssembly => typeof(Core.Market.Panel).Assembly.Location;
}
