using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using YamlDotNet.Serialization.NodeDeserializers;

namespace FuturesSix.Data.Yaml;

/// <summary>Reads YAML into DTOs and refuses whatever it does not understand: an unknown or doubled key, a value of the
/// wrong kind, a second document. Every refusal names the file, the line, the key, and the nearest valid key.
/// Keys are snake_case; enum values too (<c>us_exchange</c> for <c>UsExchange</c>); dates are ISO 8601; numbers invariant.</summary>
public static class StrictYaml
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithTypeInspector(inner => new StrictTypeInspector(inner))
        .WithNodeDeserializer(inner => new StrictScalars(inner), where => where.InsteadOf<ScalarNodeDeserializer>())
        .Build();

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">The DTO: a class of nullable properties.</typeparam>
    /// <param name="path">The file.</param>
    /// <exception cref="YamlInputException">The file is missing, empty or malformed, or a key or value is not understood.</exception>
    public static YamlDocument<T> Read<T>(string path)
        where T : class
    {
        try
        {
            return Parse<T>(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new YamlInputException(path, null, null, $"cannot be read: {error.Message}", "a readable YAML file", error);
        }
    }

    /// <summary>Reads text.</summary>
    /// <typeparam name="T">The DTO: a class of nullable properties.</typeparam>
    /// <param name="text">YAML text.</param>
    /// <param name="file">The name to use in messages.</param>
    /// <exception cref="YamlInputException">The text is empty or malformed, or a key or value is not understood.</exception>
    public static YamlDocument<T> Parse<T>(string text, string file)
        where T : class
    {
        try
        {
            var lines = Locate(text, file);
            var value = Deserializer.Deserialize<T?>(text)
                ?? throw new YamlInputException(file, null, null, "is empty", "a YAML mapping");
            return new YamlDocument<T>(file, value, lines);
        }
        catch (YamlException error)
        {
            var inner = error.InnerException is YamlException deeper ? deeper : error;
            throw new YamlInputException(file, (int)inner.Start.Line, null, inner.Message, null, error);
        }
    }

    private static Dictionary<string, int> Locate(string text, string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        if (stream.Documents.Count > 1)
        {
            throw new YamlInputException(
                file, (int)stream.Documents[1].RootNode.Start.Line, null, "holds a second YAML document", "exactly one");
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        if (stream.Documents.Count == 1)
        {
            Walk(stream.Documents[0].RootNode, "", lines);
        }

        return lines;
    }

    private static void Walk(YamlNode node, string path, Dictionary<string, int> lines)
    {
        if (node is YamlMappingNode mapping)
        {
            foreach (var (key, value) in mapping.Children)
            {
                Visit(key, value, Join(path, key.ToString()), lines);
            }
        }
        else if (node is YamlSequenceNode sequence)
        {
            for (var i = 0; i < sequence.Children.Count; i++)
            {
                Visit(sequence.Children[i], sequence.Children[i], Join(path, i.ToString(System.Globalization.CultureInfo.InvariantCulture)), lines);
            }
        }
    }

    private static void Visit(YamlNode at, YamlNode value, string path, Dictionary<string, int> lines)
    {
        if (lines.TryAdd(path, (int)at.Start.Line))
        {
            Walk(value, path, lines);
        }
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
