using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Session = System.Management.Automation.PowerShell;

namespace FuturesSix.PowerShell;

/// <summary>Shows the read-only lists of results as arrays. PowerShell cannot index the list types that the compiler
/// makes up for them: it takes <c>$list[0]</c> for the whole list and gives nothing for <c>$list[1]</c>.</summary>
public sealed class ResultLists : IModuleAssemblyInitializer
{
    private const string Ours = "FuturesSix.";

    /// <summary>Runs when the module is imported.</summary>
    public void OnImport()
    {
        using var session = Session.Create(RunspaceMode.CurrentRunspace);
        session.AddCommand("Update-TypeData").AddParameter("TypeData", TypesWithLists()).AddParameter("Force").Invoke();
    }

    /// <summary>For every type of this project that a cmdlet writes, or that is reached from one: its lists as arrays.</summary>
    private static TypeData[] TypesWithLists() => [.. Reached().Select(Describe).Where(t => t.Members.Count > 0)];

    private static TypeData Describe(Type type)
    {
        var data = new TypeData(type);
        foreach (var list in type.GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)))
        {
            data.Members.Add(list.Name, new ScriptPropertyData(list.Name, ScriptBlock.Create($", @($this.psbase.{list.Name})")));
        }

        return data;
    }

    private static HashSet<Type> Reached()
    {
        var found = new HashSet<Type>();
        var written = typeof(ResultLists).Assembly.GetExportedTypes().SelectMany(t => t.GetCustomAttributes<OutputTypeAttribute>()).SelectMany(a => a.Type);
        var next = new Queue<Type>(written.Select(t => t.Type));
        while (next.TryDequeue(out var type))
        {
            var mine = type.FullName?.StartsWith(Ours, StringComparison.Ordinal) == true && !type.IsEnum && found.Add(type);
            foreach (var other in mine ? type.GetProperties().Select(p => p.PropertyType) : type.GetGenericArguments())
            {
                next.Enqueue(other);
            }
        }

        return found;
    }
}
