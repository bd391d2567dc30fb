using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FuturesSix.Core.Live.Deck;

namespace FuturesSix.Data.Deck;

/// <summary>One line of the journal: {"c":"CRC-32","e":{entry}}, so that a line that was only half written is known as such.</summary>
internal static class DeckLine
{
    private const int HeadLength = 20;
    private static readonly uint[] Table = MakeTable();

    /// <summary>Adds the line of <paramref name="entry"/> to <paramref name="output"/>.</summary>
    public static void Write(DeckEntry entry, ArrayBufferWriter<byte> output)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, DeckJson.Options);
        output.Write(Encoding.ASCII.GetBytes(Head(json)));
        output.Write(json);
        output.Write("}\n"u8);
    }

    /// <summary>Reads a line without its line feed; null when it is not whole.</summary>
    public static DeckEntry? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= HeadLength + 1 || line[^1] != '}')
        {
            return null;
        }

        var json = line[HeadLength..^1];
        if (!line[..HeadLength].SequenceEqual(Encoding.ASCII.GetBytes(Head(json))))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<DeckEntry>(json, DeckJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Head(ReadOnlySpan<byte> json) => string.Create(CultureInfo.InvariantCulture, $$"""{"c":"{{Crc(json):x8}}","e":""");

    /// <summary>CRC-32 (ISO 3309, reflected, polynomial 0xEDB88320).</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
