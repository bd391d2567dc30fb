using FuturesSix.Data.Datasets;

namespace FuturesSix.Tests.Data.Datasets;

public sealed class DatasetDocumentationTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "datasets.md"));

    [Fact]
    public void Every_key_of_a_dataset_file_is_in_the_reference()
    {
        Type[] dtos =
        [
            typeof(DatasetDto), typeof(SourceDto), typeof(ConfigTableDto), typeof(CostDto), typeof(InstrumentDto),
            typeof(AuxiliaryDto), typeof(FxDto), typeof(HolidaysDto), typeof(VxDto),
        ];
        var missing = dtos.SelectMany(t => t.GetProperties()).Select(p => Snake(p.Name)).Distinct()
            .Where(key => !Text.Contains($"`{key}`", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_choice_of_a_dataset_file_is_in_the_reference()
    {
        Type[] choices = [typeof(BadRowPolicy), typeof(RollJumpPolicy), typeof(SourceKind), typeof(HolidayRule)];

        Assert.All(choices.SelectMany(Enum.GetNames).Select(Snake), name => Assert.Contains($"`{name}`", Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Example_of_the_reference_loads()
    {
        var start = Text.IndexOf("```yaml", StringComparison.Ordinal) + 8;
        var yaml = Text[start..Text.IndexOf("```", start, StringComparison.Ordinal)];
        using var folder = new DatasetFolder().Write("sets/mine.yaml", yaml).Write("data/prices.csv", "date,ES,ZN\n2024-01-02,10,20\n2024-01-03,11,21\n");

        var loaded = DatasetLoader.Load(new DatasetRequest(Path.Combine(folder.Root, "sets", "mine.yaml")) { DataRoot = Path.Combine(folder.Root, "data") });

        Assert.Equal((2, 2, "ES"), (loaded.Market.Rows, loaded.Market.Count, loaded.Market.Roles["equity_index"]));
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
