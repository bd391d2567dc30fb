namespace FuturesSix.Data.Datasets;

/// <summary>Parses yyyy-MM-dd and yyyyMMdd from UTF-8 without allocating.</summary>
internal static class CsvDate
{
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        int year, month, day;
        if (text.Length == 10 && text[4] == '-' && text[7] == '-')
        {
            (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..]));
        }
        else if (text.Length == 8)
        {
            (year, month, day) = (Digits(text[..4]), Digits(text[4..6]), Digits(text[6..]));
        }
        else
        {
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
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
