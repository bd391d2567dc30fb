using FuturesSix.Core.Live.Deck;

namespace FuturesSix.Data.Deck;

/// <summary>One file of the journal.</summary>
internal static class DeckSegment
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>Entries of a segment in order. Only the end of the newest segment may be torn: from the first line that is not
    /// whole, when no whole line follows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="expected">The number its first entry must have.</param>
    /// <param name="mayBeTorn">True for the newest.</param>
    /// <param name="whole">How many bytes are whole lines.</param>
    /// <exception cref="DeckLogException">A line is damaged or out of order; the message names file and line.</exception>
    public static List<DeckEntry> Read(string path, ReadOnlySpan<byte> content, long expected, bool mayBeTorn, out int whole)
    {
        var entries = new List<DeckEntry>();
        whole = 0;
        while (whole < content.Length)
        {
            var length = content[whole..].IndexOf(LineFeed);
            var entry = length < 0 ? null : DeckLine.Read(content.Slice(whole, length));
            if (entry is null)
            {
                if (!mayBeTorn || (length >= 0 && AnyWhole(content[(whole + length + 1)..])))
                {
                    throw new DeckLogException($"{path}({entries.Count + 1}): the line is damaged; expected an entry with its checksum. Restore the file from a copy, or move it away together with all later ones to go back to the entry before.");
                }

                return entries;
            }

            if (entry.Seq != expected + entries.Count)
            {
                throw new DeckLogException($"{path}({entries.Count + 1}): entry {entry.Seq} is out of order; expected {expected + entries.Count}.");
            }

            entries.Add(entry);
            whole += length + 1;
        }

        return entries;
    }

    private static bool AnyWhole(ReadOnlySpan<byte> rest)
    {
        while (rest.IndexOf(LineFeed) is var length && length >= 0)
        {
            if (DeckLine.Read(rest[..length]) is not null)
            {
                return true;
            }

            rest = rest[(length + 1)..];
        }

        return false;
    }
}
