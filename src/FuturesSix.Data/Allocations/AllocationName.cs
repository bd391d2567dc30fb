using System.Globalization;
using System.Text.RegularExpressions;

namespace FuturesSix.Data.Allocations;

/// <summary>Name of an export: <c>yyyyMMdd_HHmmss_alloc</c> in UTC, and from the second of one second on
/// <c>yyyyMMdd_HHmmss_02_alloc</c>. Ordered by time, then by number.</summary>
internal sealed partial record AllocationName(string Stamp, int Number) : IComparable<AllocationName>
{
    /// <summary>The first name of a moment.</summary>
    public static AllocationName At(DateTimeOffset moment) => new(moment.UtcDateTime.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture), 1);

    /// <summary>The next name of the same second.</summary>
    public AllocationName Next() => this with { Number = Number + 1 };

    /// <summary>The file name with <paramref name="extension"/>.</summary>
    public string File(string extension) => Number == 1
        ? $"{Stamp}_alloc.{extension}"
        : string.Create(CultureInfo.InvariantCulture, $"{Stamp}_{Number:00}_alloc.{extension}");

    /// <summary>The name that a file has, or null when it is no export.</summary>
    public static AllocationName? Of(string path) => Pattern().Match(Path.GetFileName(path)) is { Success: true } match
        ? new AllocationName(match.Groups[1].Value, match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 1)
        : null;

    /// <inheritdoc />
    public int CompareTo(AllocationName? other) =>
        other is null ? 1 : string.CompareOrdinal(Stamp, other.Stamp) is var byTime and not 0 ? byTime : Number.CompareTo(other.Number);

    [GeneratedRegex(@"^(\d{8}_\d{6})(?:_(\d{2,6}))?_alloc\.csv$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
