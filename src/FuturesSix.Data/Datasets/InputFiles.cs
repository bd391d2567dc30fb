using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FuturesSix.Data.Datasets;

/// <summary>Reads every input file of a dataset once and hashes what was read.</summary>
internal sealed class InputFiles(string root)
{
    private readonly SortedDictionary<string, byte[]> _read = new(StringComparer.Ordinal);

    /// <summary>The folder that relative names start from.</summary>
    public string Root => root;

    /// <summary>The bytes of a file.</summary>
    /// <param name="name">Name relative to the root, as declared.</param>
    /// <param name="declaredBy">"dataset.yaml(12): sources.0.file", for the message.</param>
    public byte[] Read(string name, string declaredBy)
    {
        var key = name.Replace('\\', '/');
        if (_read.TryGetValue(key, out var bytes))
        {
            return bytes;
        }

        var path = Path.GetFullPath(name, root);
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{name}: cannot be read ({error.Message}); declared by {declaredBy}", error) { File = name, Expected = "a readable file" };
        }

        return _read[key] = bytes;
    }

    /// <summary>The names of the files in a folder that end with a suffix, in ordinal order, relative to the root.</summary>
    public IReadOnlyList<string> List(string folder, string suffix, string declaredBy)
    {
        var path = Path.GetFullPath(folder, root);
        if (!Directory.Exists(path))
        {
            throw new DatasetException($"{folder}: there is no such folder under {root}; declared by {declaredBy}") { File = folder, Expected = "a folder" };
        }

        return [.. Directory.EnumerateFiles(path)
            .Select(file => Path.GetFileName(file))
            .Where(file => file.EndsWith(suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>SHA-256, lower-case hex, of the dataset file and then of every file read, in ordinal order of their relative
    /// names: for each the name in UTF-8, a zero byte, the length as 8 little-endian bytes, the content.</summary>
    public string Hash(string datasetName, ReadOnlySpan<byte> dataset)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(sha, datasetName, dataset);
        foreach (var (name, bytes) in _read)
        {
            Append(sha, name, bytes);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static void Append(IncrementalHash sha, string name, ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, content.Length);
        sha.AppendData(Encoding.UTF8.GetBytes(name));
        sha.AppendData([0]);
        sha.AppendData(length);
        sha.AppendData(content);
    }
}
