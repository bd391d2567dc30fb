using System.Reflection;
using FuturesSix.Core.Market;

namespace FuturesSix.Data.Runs;

/// <summary>Version of the code that makes runs.</summary>
public static class CodeVersion
{
    /// <summary>The assembly version and 8 hexadecimal digits over the module version ids of Core and Data. Builds are
    /// deterministic, so every clone built from the same sources has the same.</summary>
    public static string Current { get; } = Describe(typeof(Panel).Assembly, typeof(CodeVersion).Assembly);

    private static string Describe(params Assembly[] assemblies)
    {
        var modules = Hashes.OfLines(assemblies.Select(a => a.ManifestModule.ModuleVersionId.ToString("N")));
        return $"{assemblies[0].GetName().Version?.ToString(3)}+{modules[..8]}";
    }
}
