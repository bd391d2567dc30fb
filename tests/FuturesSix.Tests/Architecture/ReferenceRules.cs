namespace FuturesSix.Tests.Architecture;

/// <summary>Core &lt;- Data &lt;- Application &lt;- {PowerShell, Cli, Deck}; only the Cli may host another host, the Deck.</summary>
internal static class ReferenceRules
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["FuturesSix.Core"] = [],
        ["FuturesSix.Data"] = ["FuturesSix.Core"],
        ["FuturesSix.Application"] = ["FuturesSix.Core", "FuturesSix.Data"],
        ["FuturesSix.PowerShell.Loader"] = [],
        ["FuturesSix.PowerShell"] = ["FuturesSix.Core", "FuturesSix.Data", "FuturesSix.Application", "FuturesSix.PowerShell.Loader"],
        ["FuturesSix.Deck"] = ["FuturesSix.Core", "FuturesSix.Data", "FuturesSix.Application"],
        ["FuturesSix.Cli"] = ["FuturesSix.Core", "FuturesSix.Data", "FuturesSix.Application", "FuturesSix.Deck"],
    };

    private static readonly string[] CorePackages = ["MathNet.Numerics", "System.Numerics.Tensors"];

    public static IReadOnlyList<string> Violations(string project, IEnumerable<string> references) =>
        Allowed.TryGetValue(project, out var allowed)
            ? [.. references.Except(allowed, StringComparer.Ordinal).Select(r => $"{project} references {r}; allowed: {string.Join(", ", allowed)}")]
            : [$"{project} is not in the table of projects: say what it may reference"];

    public static IReadOnlyList<string> CorePackageViolations(IEnumerable<PackageUse> packages) =>
        [.. packages
            .Where(p => !CorePackages.Contains(p.Name, StringComparer.Ordinal))
            .Where(p => !(p.Private && p.Name.EndsWith("Analyzers", StringComparison.Ordinal)))
            .Select(p => $"FuturesSix.Core references the package {p.Name}; allowed: {string.Join(", ", CorePackages)} and private analyzers")];
}
