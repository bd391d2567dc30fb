namespace FuturesSix.Core.Engines;

/// <summary>Registers an engine under a name. The class implements <see cref="IEngine"/> and has a public constructor
/// that takes an <see cref="EngineSettings"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EngineAttribute : Attribute
{
    /// <summary>Registers the class under <paramref name="name"/>.</summary>
    public EngineAttribute(string name) => Name = name;

    /// <summary>The name used in configuration and artifacts.</summary>
    public string Name { get; }

    /// <summary>Default base weight in the book; 0 = only where configured.</summary>
    public double BaseWeight { get; init; }

    /// <summary>What it needs of a dataset besides prices, for people; <see cref="IEngine.MissingInputs"/> decides.</summary>
    public string Needs { get; init; } = "";
}
