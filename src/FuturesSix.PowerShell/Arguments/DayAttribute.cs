using System.Globalization;
using System.Management.Automation;

namespace FuturesSix.PowerShell;

/// <summary>Reads a day: a date object, or text in the one form that is not ambiguous, yyyy-MM-dd.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DayAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        DateOnly day => day,
        DateTime time => DateOnly.FromDateTime(time),
        DateTimeOffset time => DateOnly.FromDateTime(time.DateTime),
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        var other => throw new ArgumentTransformationMetadataException($"'{other}' is not a day; expected a date or text as yyyy-MM-dd, for example 2021-01-01."),
    };
}
