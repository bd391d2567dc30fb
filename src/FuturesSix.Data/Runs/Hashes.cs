using System.Security.Cryptography;
using System.Text;

namespace FuturesSix.Data.Runs;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
internal static class Hashes
{
    private const byte Leaf = 0;
    private const byte Node = 1;

    /// <summary>Of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Of text as UTF-8.</summary>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Of lines, each ended by LF.</summary>
    public static string OfLines(IEnumerable<string> lines) => OfText(string.Concat(lines.Select(l => $"{l}\n")));

    /// <summary>Of a file's content.</summary>
    public static string OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Root of the binary Merkle tree over <paramref name="leaves"/> in order; leaves and nodes are hashed with
    /// different first bytes (RFC 6962), an odd node moves up unchanged.</summary>
    public static string MerkleRoot(IReadOnlyList<string> leaves)
    {
        var level = leaves.Select(l => SHA256.HashData([Leaf, .. Encoding.UTF8.GetBytes(l)])).ToList();
        while (level.Count > 1)
        {
            var above = new List<byte[]>();
            for (var n = 0; n < level.Count; n += 2)
            {
                above.Add(n + 1 < level.Count ? SHA256.HashData([Node, .. level[n], .. level[n + 1]]) : level[n]);
            }

            level = above;
        }

        return level.Count == 0 ? Of([]) : Convert.ToHexStringLower(level[0]);
    }
}
