namespace FuturesSix.Data.Schema;

/// <summary>What a key of a YAML file means and which values it may have whatever the other keys say: the part of a JSON Schema
/// that a property's type does not tell. Tests hold it against the documentation and against what is really refused.</summary>
/// <param name="description">The meaning, in a line.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeyAttribute(string description) : Attribute
{
    /// <summary>The meaning.</summary>
    public string Description => description;

    /// <summary>Lowest value; NaN = no bound of its own.</summary>
    public double Minimum { get; init; } = double.NaN;

    /// <summary>Highest value; NaN = no bound of its own.</summary>
    public double Maximum { get; init; } = double.NaN;

    /// <summary>Bound that the value must be above; NaN = none.</summary>
    public double Above { get; init; } = double.NaN;

    /// <summary>True when the mapping is not valid without the key.</summary>
    public bool Required { get; init; }

    /// <summary>Fewest entries of a list.</summary>
    public int Fewest { get; init; }

    /// <summary>A regular expression for the text.</summary>
    public string? Pattern { get; init; }

    /// <summary>True when text may be written as a number, without quotes.</summary>
    public bool NumberToo { get; init; }
}
