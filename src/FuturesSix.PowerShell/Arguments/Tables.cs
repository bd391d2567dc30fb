using System.Collections;
using System.Globalization;
using System.Management.Automation;
using FuturesSix.Core.MetaAllocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.PowerShell;

/// <summary>Reads numbers by name from hashtables.</summary>
internal static class Tables
{
    /// <summary>Correlations as <c>@{ 'A|B' = 0.4 }</c>.</summary>
    /// <exception cref="AllocationException">A key is no pair, or a value no number.</exception>
    public static IReadOnlyList<SleeveCorrelation> Correlations(IDictionary table) =>
        [.. Numbers("correlations", table).Select(e => e.Key.Split('|') is [{ Length: > 0 } first, { Length: > 0 } second]
            ? new SleeveCorrelation(first, second, e.Value)
            : throw new AllocationException($"correlations: '{e.Key}' is not a pair; expected two sleeves as 'A|B'"))];

    /// <summary>Numbers by name.</summary>
    /// <exception cref="AllocationException">A value is no number.</exception>
    public static IReadOnlyDictionary<string, double> Numbers(string what, IDictionary table) => table.Keys.Cast<object>()
        .Select(k => (Key: Convert.ToString(k, CultureInfo.InvariantCulture) ?? "", Value: table[k]))
        .ToDictionary(e => e.Key, e => Number(what, e.Key, e.Value), StringComparer.Ordinal);

    private static double Number(string what, string name, object? value) =>
        value is not null && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new AllocationException($"{what}: {name} is '{value}'; expected a number");
}
