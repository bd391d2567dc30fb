using System.Globalization;

namespace FuturesSix.Data.Journals;

/// <summary>Moments as journals write them: ISO 8601 with an explicit offset (<c>2025-01-06T14:30:00Z</c>,
/// <c>…T09:30:00.5-05:00</c>), kept as UTC ticks. A moment without an offset is not one.</summary>
public static class UtcInstant
{
    private const int SecondsLength = 19;
    private const int TickDigits = 7;

    /// <summary>What is expected, for messages.</summary>
    public const string Expected = "ISO 8601 with an offset, for example 2025-01-06T14:30:00Z";

    /// <summary>Reads one.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="ticks">UTC ticks.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length <= SecondsLength || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        var (hour, minute, second) = (Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..19]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        var rest = text[SecondsLength..];
        if (!TryFraction(ref rest, out var fraction) || !TryOffset(rest, out var offset))
        {
            return false;
        }

        ticks = new DateTime(year, month, day, hour, minute, second).Ticks + fraction - offset;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
    }

    /// <summary>Writes one: to the second where there is no fraction, otherwise with the digits it takes.</summary>
    public static string Format(long ticks)
    {
        var whole = ticks % TimeSpan.TicksPerSecond == 0;
        return new DateTime(ticks, DateTimeKind.Utc).ToString(whole ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        var n = 1;
        for (; n < rest.Length && rest[n] is >= (byte)'0' and <= (byte)'9'; n++)
        {
            ticks = n <= TickDigits ? (ticks * 10) + (rest[n] - '0') : ticks;
        }

        for (var missing = n; missing <= TickDigits; missing++)
        {
            ticks *= 10;
        }

        rest = rest[n..];
        return n > 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z')
        {
            return true;
        }

        var colon = text.Length == 6 && text[3] == ':';
        if (!(colon || text.Length == 5) || text[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        var (hours, minutes) = (Digits(text[1..3]), Digits(text[^2..]));
        ticks = (text[0] == '-' ? -1 : 1) * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute));
        return hours is >= 0 and <= 14 && minutes is >= 0 and <= 59;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + (c - '0');
        }

        return value;
    }
}
