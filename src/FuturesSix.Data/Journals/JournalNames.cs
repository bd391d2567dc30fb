namespace FuturesSix.Data.Journals;

/// <summary>The names that the journals of one supervisor share.</summary>
public sealed class JournalNames
{
    /// <summary>Agents.</summary>
    public NameTable Agents { get; } = new();

    /// <summary>Strategies.</summary>
    public NameTable Strategies { get; } = new();

    /// <summary>Symbols.</summary>
    public NameTable Symbols { get; } = new();

    /// <summary>Features.</summary>
    public NameTable Features { get; } = new();

    /// <summary>Versions of simulator models.</summary>
    public NameTable Versions { get; } = new();
}
