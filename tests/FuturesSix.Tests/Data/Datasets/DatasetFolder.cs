using FuturesSix.Data.Datasets;

namespace FuturesSix.Tests.Data.Datasets;

/// <summary>A temporary folder with a dataset in it.</summary>
internal sealed class DatasetFolder : IDisposable
{
    public string Root { get; } = Repository.TemporaryFolder();

    public DatasetFolder Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public DatasetFolder Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Root, name), bytes);
        return this;
    }

    public LoadedDataset Load(string yaml, string name = "d.yaml")
    {
        Write(name, yaml);
        return DatasetLoader.Load(new DatasetRequest(Path.Combine(Root, name)));
    }

    /// <summary>Loads and expects a refusal; the message without the folder's path.</summary>
    public string Refusal(string yaml)
    {
        var error = Assert.ThrowsAny<FuturesSix.Data.InputException>(() => Load(yaml));
        return error.Message.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(Root, true);

    /// <summary>A dataset of instruments A and B from one wide price file p.csv.</summary>
    public static string WidePrices(string more = "", string adjustment = "ratio") =>
        $"""
        name: test
        adjustment: {adjustment}
        sources:
          - kind: wide_prices
            file: p.csv
        instruments:
          A: {"{"} asset_class: equity {"}"}
          B: {"{"} asset_class: equity {"}"}
        {more}
        """;
}
