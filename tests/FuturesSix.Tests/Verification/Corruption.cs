using System.Globalization;
using System.Text;

namespace FuturesSix.Tests.Verification;

/// <summary>Random damage to a file, never none.</summary>
internal static class Corruption
{
    /// <summary>Another byte somewhere.</summary>
    public static byte[] Byte(byte[] content, Random random)
    {
        byte[] changed = [.. content];
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    /// <summary>Another last digit somewhere, well formed: a number stays a number.</summary>
    public static byte[] Cell(byte[] content, Random random)
    {
        var text = Encoding.UTF8.GetString(content);
        int[] digits = [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]) && i + 1 < text.Length && text[i + 1] is ',' or '\n')];
        if (digits.Length == 0)
        {
            return Byte(content, random);
        }

        var at = digits[random.Next(digits.Length)];
        var digit = (text[at] - '0' + 1 + random.Next(8)) % 10;
        var changed = text[..at] + digit.ToString(CultureInfo.InvariantCulture) + text[(at + 1)..];
        return Encoding.UTF8.GetBytes(changed);
    }
}
