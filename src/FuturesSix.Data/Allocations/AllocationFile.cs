using System.Text.Json;

namespace FuturesSix.Data.Allocations;

/// <summary>Weights read from an export.</summary>
/// <param name="Path">The file, as it was named.</param>
/// <param name="Weights">Weight of each sleeve, in [0, 1].</param>
/// <param name="Cash">The cash row; 0 without one. Weights and cash sum to 1 within 1e-4.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
public sealed record AllocationFile(string Path, IReadOnlyDictionary<string, double> Weights, double Cash, string Sha256)
{
    /// <summary>SHA-256 that the record beside the file gives for it; null without a record.</summary>
    public string? RecordedSha256 { get; init; }

    /// <summary>SHA-256 of the inputs that the record beside the file gives; null without a record.</summary>
    public string? InputsSha256 { get; init; }

    /// <summary>True when the record beside the file is of another content: the file was edited after its export.</summary>
    public bool Edited => RecordedSha256 is { } recorded && recorded != Sha256;

    /// <summary>Reads and validates an export.</summary>
    /// <param name="path">The CSV.</param>
    /// <exception cref="InputException">It is missing or not a valid allocation; file and line are named.</exception>
    public static AllocationFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = AllocationCsv.Read(path, AllocationInputReader.Content(path));
        var beside = System.IO.Path.ChangeExtension(path, ".json");
        return System.IO.File.Exists(beside) ? file.WithRecord(beside) : file;
    }

    private AllocationFile WithRecord(string beside)
    {
        try
        {
            using var record = JsonDocument.Parse(AllocationInputReader.Content(beside));
            return this with
            {
                RecordedSha256 = record.RootElement.GetProperty("csv_sha256").GetString(),
                InputsSha256 = record.RootElement.GetProperty("inputs_sha256").GetString(),
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw AllocationException.At(beside, null, $"is not the record of an export ({error.Message})", "the .json that was exported, or none", error);
        }
    }
}
