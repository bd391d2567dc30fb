using System.Reflection;

namespace FuturesSix.Core.Engines;

/// <summary>One registered engine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BaseWeight">Its default base weight.</param>
/// <param name="Create">Builds it from its settings.</param>
/// <param name="Needs">What it needs of a dataset besides prices, for people.</param>
public sealed record EngineRegistration(string Name, double BaseWeight, Func<EngineSettings, IEngine> Create, string Needs = "");

/// <summary>Engines by name. Adding one is one file (a class with <see cref="EngineAttribute"/>) and one line of
/// configuration.</summary>
public sealed class EngineRegistry
{
    private readonly SortedDictionary<string, EngineRegistration> _engines = new(StringComparer.Ordinal);

    /// <summary>The engines of this library.</summary>
    public static EngineRegistry BuiltIn { get; } = FromAssemblies(typeof(EngineRegistry).Assembly);

    /// <summary>All engines, ordered by name.</summary>
    public IReadOnlyCollection<EngineRegistration> All => _engines.Values;

    /// <summary>Finds every class with <see cref="EngineAttribute"/> in <paramref name="assemblies"/>.</summary>
    /// <exception cref="InvalidOperationException">A class does not fit the contract, or a name is taken.</exception>
    public static EngineRegistry FromAssemblies(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        var registry = new EngineRegistry();
        foreach (var type in assemblies.SelectMany(a => a.GetTypes()))
        {
            if (type.GetCustomAttribute<EngineAttribute>() is { } attribute)
            {
                registry.Add(type, attribute);
            }
        }

        return registry;
    }

    /// <summary>The engine named <paramref name="name"/>, or null.</summary>
    public EngineRegistration? Find(string name) => _engines.GetValueOrDefault(name);

    private void Add(Type type, EngineAttribute attribute)
    {
        var constructor = type.GetConstructor([typeof(EngineSettings)]);
        if (constructor is null || !typeof(IEngine).IsAssignableFrom(type))
        {
            throw new InvalidOperationException($"Engine '{attribute.Name}' ({type}) must implement IEngine and have a public constructor that takes EngineSettings.");
        }

        var registration = new EngineRegistration(attribute.Name, attribute.BaseWeight, settings => Create(constructor, settings), attribute.Needs);
        if (!_engines.TryAdd(attribute.Name, registration))
        {
            throw new InvalidOperationException($"Two engines are named '{attribute.Name}'.");
        }
    }

    private static IEngine Create(ConstructorInfo constructor, EngineSettings settings) =>
        (IEngine)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [settings], null);
}
