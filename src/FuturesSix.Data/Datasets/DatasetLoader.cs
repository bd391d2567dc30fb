using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>Loads a dataset: everything its YAML file declares, on one calendar, with an account of what was merged,
/// skipped, carried or ignored. A pure function of the files. docs/datasets.md is the reference of the file's keys.</summary>
public static class DatasetLoader
{
    /// <summary>The environment variable that replaces a dataset's declared <c>root</c>.</summary>
    public const string RootVariable = "FSIX_DATA";

    /// <summary>Loads a dataset.</summary>
    /// <param name="request">Which one.</param>
    /// <exception cref="InputException">A <see cref="YamlInputException"/> (the dataset file) or a
    /// <see cref="DatasetException"/> (a data file): what is wrong, where, what was expected.</exception>
    public static LoadedDataset Load(DatasetRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bytes = ReadYaml(request.Path);
        var yaml = StrictYaml.Parse<DatasetDto>(new StreamReader(new MemoryStream(bytes)).ReadToEnd(), request.Path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(request.Path))!;
        var variable = Environment.GetEnvironmentVariable(RootVariable);
        var root = request.DataRoot ?? (string.IsNullOrEmpty(variable) ? null : variable);
        return new DatasetLoading(DatasetSpecReader.Resolve(yaml, folder, root)).Run(Path.GetFileName(request.Path), bytes);
    }

    private static byte[] ReadYaml(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new YamlInputException(path, null, null, $"cannot be read: {error.Message}", "a readable dataset file", error);
        }
    }
}
