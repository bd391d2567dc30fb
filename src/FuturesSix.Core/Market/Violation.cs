namespace FuturesSix.Core.Market;

/// <summary>One broken rule in a set of options.</summary>
/// <param name="Field">Configuration path of the field, for example <c>risk_targeting.target_vol</c>.</param>
/// <param name="Value">The value found, as text.</param>
/// <param name="Expected">The bound or form that was expected.</param>
public sealed record Violation(string Field, string Value, string Expected)
{
    /// <inheritdoc />
    public override string ToString() => $"{Field} is {Value}; expected {Expected}";
}

/// <summary>Collects violations: every rule is checked, none stops the next.</summary>
public sealed class ViolationList
{
    private readonly List<Violation> _items = [];

    /// <summary>The violations found so far.</summary>
    public IReadOnlyList<Violation> Items => _items;

    /// <summary>Adds a violation unless <paramref name="holds"/>.</summary>
    public ViolationList Require(bool holds, string field, object? value, string expected)
    {
        if (!holds)
        {
            _items.Add(new Violation(field, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "", expected));
        }

        return this;
    }

    /// <summary>Requires a finite value inside [<paramref name="low"/>, <paramref name="high"/>].</summary>
    public ViolationList Within(string field, double value, double low, double high) =>
        Require(
            double.IsFinite(value) && value >= low && value <= high,
            field,
            value,
            double.IsPositiveInfinity(high)
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a number of at least {low}")
                : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a number in [{low}, {high}]"));

    /// <summary>Adds all of <paramref name="others"/>.</summary>
    public ViolationList AddRange(IEnumerable<Violation> others)
    {
        _items.AddRange(others);
        return this;
    }
}
