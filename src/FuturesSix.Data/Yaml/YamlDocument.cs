namespace FuturesSix.Data.Yaml;

/// <summary>A YAML file read into a DTO, remembering where every key stood.</summary>
/// <typeparam name="T">The DTO: a class of nullable properties.</typeparam>
public sealed class YamlDocument<T>
{
    private readonly IReadOnlyDictionary<string, int> _lines;

    internal YamlDocument(string file, T value, IReadOnlyDictionary<string, int> lines)
    {
        File = file;
        Value = value;
        _lines = lines;
    }

    /// <summary>The file, as it was named to the program.</summary>
    public string File { get; }

    /// <summary>What was read.</summary>
    public T Value { get; }

    /// <summary>The 1-based line on which the key at <paramref name="path"/> stands, or of its nearest parent that is
    /// in the file; null when not even the first part is.</summary>
    /// <param name="path">Dotted path, list items by 0-based number: <c>sources.0.file</c>.</param>
    public int? LineOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        while (!_lines.ContainsKey(path))
        {
            var dot = path.LastIndexOf('.');
            if (dot < 0)
            {
                return null;
            }

            path = path[..dot];
        }

        return _lines[path];
    }

    /// <summary>An exception that names this file, the key and its line.</summary>
    /// <param name="path">Dotted path of the key at fault.</param>
    /// <param name="problem">What is wrong; the key is put before it.</param>
    /// <param name="expected">What was expected, or null.</param>
    public YamlInputException Error(string path, string problem, string? expected = null) =>
        new(File, LineOf(path), path, $"{path}: {problem}", expected);

    /// <summary>The value, or an exception saying that the key is required.</summary>
    /// <typeparam name="TValue">Type of the value.</typeparam>
    /// <param name="value">The value read.</param>
    /// <param name="path">Dotted path of the key.</param>
    /// <param name="expected">What was expected.</param>
    public TValue Required<TValue>(TValue? value, string path, string expected)
        where TValue : class => value ?? throw Error(path, "is required", expected);

    /// <summary>The value, or an exception saying that the key is required.</summary>
    /// <typeparam name="TValue">Type of the value.</typeparam>
    /// <param name="value">The value read.</param>
    /// <param name="path">Dotted path of the key.</param>
    /// <param name="expected">What was expected.</param>
    public TValue Required<TValue>(TValue? value, string path, string expected)
        where TValue : struct => value ?? throw Error(path, "is required", expected);
}
