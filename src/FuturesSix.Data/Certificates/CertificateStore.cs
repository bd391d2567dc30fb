using System.Text.Json;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Certificates;

/// <summary>The certificates under one artifacts folder, beside its runs: certificates/{run_id}.json.</summary>
/// <param name="artifacts">The artifacts folder.</param>
public sealed class CertificateStore(string artifacts)
{
    /// <summary>The folder that holds the certificates.</summary>
    public string Folder { get; } = Path.Combine(Path.GetFullPath(artifacts), "certificates");

    /// <summary>Path of a run's certificate.</summary>
    public string PathOf(string runId) => Path.Combine(Folder, $"{runId}.json");

    /// <summary>The certificate of a run; null when it has none. It may be stale: <see cref="PrefixCertificate.IsStaleFor"/>.</summary>
    /// <exception cref="RunStoreException">It is there but cannot be read.</exception>
    public PrefixCertificate? Read(string runId)
    {
        var path = RunIdentity.IsValid(runId) ? PathOf(runId) : "";
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<PrefixCertificate>(stream, RunJson.Indented) ?? throw new JsonException("null");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new RunStoreException($"{path}: cannot be read as a certificate: {error.Message}", error);
        }
    }

    /// <summary>Writes a certificate, whole or not at all, in place of an earlier one.</summary>
    /// <returns>Its path.</returns>
    public string Write(PrefixCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var path = PathOf(certificate.RunId);
        AtomicFile.DeleteDead(Folder);
        AtomicFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(certificate, RunJson.Indented));
        return path;
    }
}
