using System.Collections.Concurrent;
using System.Reflection;

namespace FuturesSix.PowerShell.Loader;

/// <summary>The module's way in: the only one of its assemblies that PowerShell loads into the default context.</summary>
public static class ModuleLoader
{
    private const string Module = "FuturesSix.PowerShell";
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> Loaded = new(StringComparer.Ordinal);

    /// <summary>The binary module in <paramref name="folder"/>, with a load context of its own. The second call for a
    /// folder returns the same assembly, so that importing again keeps the types.</summary>
    /// <param name="folder">The folder that holds the module and everything it needs.</param>
    /// <exception cref="FileNotFoundException">The folder does not hold the module.</exception>
    public static Assembly Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Loaded.GetOrAdd(Path.GetFullPath(folder), f => new Lazy<Assembly>(() => LoadFrom(f))).Value;
    }

    private static Assembly LoadFrom(string folder)
    {
        var path = Path.Combine(folder, Module + ".dll");
        return File.Exists(path)
            ? new ModuleLoadContext(folder).LoadFromAssemblyPath(path)
            : throw new FileNotFoundException($"{path}: there is no such file; expected a staged module: 'dotnet build' or tools/Build-Module.ps1 makes one.", path);
    }
}
