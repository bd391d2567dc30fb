using System.Reflection;
using System.Runtime.Loader;

namespace FuturesSix.PowerShell.Loader;

/// <summary>Takes what lies in one folder from that folder and everything else (PowerShell, the framework) from the
/// default context, so that another module's version of a package is never mixed with this module's.</summary>
/// <param name="folder">The folder.</param>
internal sealed class ModuleLoadContext(string folder) : AssemblyLoadContext("FuturesSix")
{
    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
