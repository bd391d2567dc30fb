using FuturesSix.Data.Yaml;

namespace FuturesSix.Tests.Data.Yaml;

public sealed class StrictYamlTests
{
    private enum Shade
    {
        DarkBlue,
        LightGrey,
    }

    [Fact]
    public void Parse_known_keys_fills_the_dto_and_remembers_the_lines()
    {
        var read = Parse("count: 3\nshade: dark_blue\nday: 2024-02-29\nparts:\n  A:\n    size: 1.5\nlist: [x, y]\nempty:\n");

        Assert.Equal((3, Shade.DarkBlue, new DateOnly(2024, 2, 29)), (read.Value.Count!.Value, read.Value.Shade!.Value, read.Value.Day!.Value));
        Assert.Equal(1.5, read.Value.Parts!["A"].Size);
        Assert.Null(read.Value.Empty);
        Assert.Equal(6, read.LineOf("parts.A.size"));
        Assert.Equal(5, read.LineOf("parts.A.missing_here"));
        Assert.Equal(7, read.LineOf("list.1"));
        Assert.Null(read.LineOf("nowhere"));
    }

    [Theory]
    [InlineData("count: 3\ncuont: 4\n", "t.yaml(2): unknown key 'cuont'; did you mean 'count'?")]
    [InlineData("parts:\n  A: { sise: 1 }\n", "t.yaml(2): unknown key 'sise'; did you mean 'size'?")]
    [InlineData("leverage: 4\n", "t.yaml(1): unknown key 'leverage'; valid: count, day, empty, list, parts, shade")]
    [InlineData("count: 3\ncount: 4\n", "t.yaml(2): ")]
    [InlineData("count: three\n", "t.yaml(1): 'three' is not a whole number")]
    [InlineData("count: \"\"\n", "t.yaml(1): '' is not a whole number")]
    [InlineData("parts:\n  A:\n    size: .inf\n", "t.yaml(3): '.inf' is not a finite number")]
    [InlineData("parts: { A: { size: 1e999 } }\n", "t.yaml(1): '1e999' is not a finite number")]
    [InlineData("day: 29/02/2024\n", "t.yaml(1): '29/02/2024' is not a date; expected yyyy-MM-dd")]
    [InlineData("shade: drak_blue\n", "t.yaml(1): 'drak_blue' is not one of dark_blue, light_grey; did you mean 'dark_blue'?")]
    [InlineData("shade: 1\n", "t.yaml(1): '1' is not one of dark_blue, light_grey")]
    [InlineData("count: [1\n", "t.yaml(")]
    [InlineData("parts: 7\n", "t.yaml(1): ")]
    [InlineData("count: 1\n---\ncount: 2\n", "t.yaml(3): holds a second YAML document; expected exactly one")]
    [InlineData("", "t.yaml: is empty; expected a YAML mapping")]
    public void Parse_what_it_does_not_understand_names_file_line_and_expectation(string text, string message)
    {
        var error = Assert.Throws<YamlInputException>(() => Parse(text));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("t.yaml", error.File);
    }

    [Fact]
    public void Read_missing_file_names_it()
    {
        var error = Assert.Throws<YamlInputException>(() => StrictYaml.Read<Box>("no-such-file.yaml"));

        Assert.StartsWith("no-such-file.yaml: cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Required_absent_value_names_the_key_and_its_parents_line()
    {
        var read = Parse("count: 1\nparts:\n  A: {}\n");

        var error = Assert.Throws<YamlInputException>(() => read.Required(read.Value.Parts!["A"].Size, "parts.A.size", "a size in metres"));

        Assert.Equal("t.yaml(3): parts.A.size: is required; expected a size in metres", error.Message);
    }

    private static YamlDocument<Box> Parse(string text) => StrictYaml.Parse<Box>(text, "t.yaml");

    private sealed class Box
    {
        public int? Count { get; set; }

        public Shade? Shade { get; set; }

        public DateOnly? Day { get; set; }

        public int? Empty { get; set; }

        public Dictionary<string, Part>? Parts { get; set; }

        public List<string>? List { get; set; }
    }

    private sealed class Part
    {
        public double? Size { get; set; }
    }
}
