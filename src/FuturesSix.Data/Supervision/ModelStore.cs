using System.Globalization;
using System.Text;
using System.Text.Json;
using FuturesSix.Core.Supervision;
using FuturesSix.Data.Journals;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Supervision;

/// <summary>Versions of simulator models: <c>models/STRATEGY/20250106T0000Z.json</c>. A version that is there is never trained
/// again; it is on the disk before the first row that it expects.</summary>
/// <param name="folder">The folder of models.</param>
public sealed class ModelStore(string folder)
{
    private readonly Dictionary<string, SimulatorModel> _known = new(StringComparer.Ordinal);

    /// <summary>The version of a strategy from <paramref name="cutoff"/> on, trained and stored when it is not there yet.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="cutoff">From when it is in force.</param>
    /// <param name="train">Makes it.</param>
    public SimulatorModel GetOrTrain(string strategy, DateTimeOffset cutoff, Func<SimulatorModel> train)
    {
        ArgumentNullException.ThrowIfNull(train);
        var path = PathOf(strategy, cutoff);
        if (_known.TryGetValue(path, out var model))
        {
            return model;
        }

        if (File.Exists(path))
        {
            return _known[path] = Read(path);
        }

        model = train();
        AtomicFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(model, RunJson.Indented));
        return _known[path] = model;
    }

    /// <summary>The versions of a strategy, or of all; by strategy, oldest first.</summary>
    /// <param name="strategy">The strategy; null = all.</param>
    /// <exception cref="JournalException">A file cannot be read.</exception>
    public IReadOnlyList<SimulatorModel> List(string? strategy = null) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(p => !Path.GetFileName(p).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .Select(Read)
            .Where(m => strategy is null || m.Strategy == strategy)
            .OrderBy(m => m.Strategy, StringComparer.Ordinal).ThenBy(m => m.TrainedUntil),
    ];

    private string PathOf(string strategy, DateTimeOffset cutoff) =>
        Path.Combine(folder, FolderName(strategy), cutoff.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z.json'", CultureInfo.InvariantCulture));

    /// <summary>A strategy's name as the name of a folder: letters, digits, _ and - stay, every other byte is %XX.</summary>
    private static string FolderName(string strategy)
    {
        var name = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(strategy))
        {
            _ = char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-' ? name.Append((char)b) : name.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }

    private static SimulatorModel Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SimulatorModel>(File.ReadAllBytes(path), RunJson.Indented)
                ?? throw JournalException.At(path, null, "the file says null", "a model");
        }
        catch (JsonException error)
        {
            throw JournalException.At(path, error.LineNumber + 1, $"is not a model ({error.Message.Split(" Path: ")[0].TrimEnd('.')})", "a file as fsix supervise writes it; delete it, and it is trained again", error);
        }
    }
}
