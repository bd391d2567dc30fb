namespace FuturesSix.Data.Yaml;

/// <summary>A YAML file is malformed, has a key nobody reads, or a value of the wrong kind.</summary>
public sealed class YamlInputException : InputException
{
    /// <summary>Creates an exception without a place.</summary>
    public YamlInputException()
    {
    }

    /// <summary>Creates an exception whose message already names the place.</summary>
    /// <param name="message">What is wrong, where, what was expected.</param>
    public YamlInputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception caused by another.</summary>
    /// <param name="message">What is wrong, where, what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public YamlInputException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception at a place.</summary>
    /// <param name="file">The YAML file.</param>
    /// <param name="line">1-based line, or null.</param>
    /// <param name="key">The key at fault as a dotted path, or null.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="expected">What was expected, or null.</param>
    /// <param name="innerException">The cause, or null.</param>
    public YamlInputException(string file, int? line, string? key, string problem, string? expected = null, Exception? innerException = null)
        : base($"{Place(file, line)}{problem}{(expected is null ? "" : $"; expected {expected}")}", innerException)
    {
        File = file;
        Line = line;
        Key = key;
        Expected = expected;
    }

    /// <summary>The key at fault as a dotted path, for example <c>instruments.ES.currency</c>.</summary>
    public string? Key { get; }
}
