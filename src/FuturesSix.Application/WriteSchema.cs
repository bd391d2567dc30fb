using FuturesSix.Data;
using FuturesSix.Data.Schema;

namespace FuturesSix.Application;

/// <summary>Asks for a JSON Schema.</summary>
/// <param name="Kind">Of which file.</param>
/// <param name="Out">The file to write; null = none.</param>
public sealed record SchemaRequest(SchemaKind Kind, string? Out = null);

/// <summary>A JSON Schema.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Path">The file it was written to; null when none.</param>
public sealed record SchemaOutcome(string Text, string? Path);

/// <summary>Generates the JSON Schema of a YAML file, for editors.</summary>
public static class WriteSchema
{
    /// <summary>Generates it, and writes it where a file is asked for.</summary>
    /// <exception cref="RequestException">The file cannot be written.</exception>
    public static SchemaOutcome Execute(SchemaRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = JsonSchemas.Text(request.Kind);
        if (request.Out is not { } path)
        {
            return new SchemaOutcome(text, null);
        }

        try
        {
            var full = System.IO.Path.GetFullPath(path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
            JsonSchemas.Write(full, text);
            return new SchemaOutcome(text, full);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RequestException($"--out is '{path}': cannot be written: {error.Message}; expected the path of a file");
        }
    }
}
