using System.Text;
using System.Text.Json;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Audits;

/// <summary>The audits under one artifacts folder: audits/{id}/ with audit.html, audit.md and audit.json.</summary>
/// <param name="artifacts">The artifacts folder.</param>
public sealed class AuditStore(string artifacts)
{
    /// <summary>The figures.</summary>
    public const string Json = "audit.json";

    /// <summary>The page for readers.</summary>
    public const string Html = "audit.html";

    /// <summary>The same for a terminal or a repository.</summary>
    public const string Markdown = "audit.md";

    /// <summary>The folder that holds the audits.</summary>
    public string Folder { get; } = Path.Combine(Path.GetFullPath(artifacts), "audits");

    /// <summary>The folder of an audit.</summary>
    public string PathOf(string id) => Path.Combine(Folder, id);

    /// <summary>Writes an audit, each file whole or not at all, the figures last: an audit with its figures is complete.</summary>
    /// <param name="report">The figures.</param>
    /// <param name="markdown">The text.</param>
    /// <param name="html">The page.</param>
    /// <returns>Its folder.</returns>
    public string Write(AuditReport report, string markdown, ReadOnlySpan<byte> html)
    {
        ArgumentNullException.ThrowIfNull(report);
        var folder = PathOf(report.Id);
        AtomicFile.DeleteDead(folder);
        AtomicFile.Replace(Path.Combine(folder, Html), html);
        AtomicFile.Replace(Path.Combine(folder, Markdown), Encoding.UTF8.GetBytes(markdown));
        AtomicFile.Replace(Path.Combine(folder, Json), JsonSerializer.SerializeToUtf8Bytes(report, RunJson.Indented));
        return folder;
    }

    /// <summary>Reads the figures of an audit.</summary>
    /// <exception cref="RunStoreException">There is no such audit, or it cannot be read.</exception>
    public AuditReport Read(string id)
    {
        var path = Path.Combine(PathOf(id), Json);
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<AuditReport>(stream, RunJson.Indented) ?? throw new JsonException("null");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new RunStoreException($"{path}: cannot be read as an audit: {error.Message}", error);
        }
    }
}
