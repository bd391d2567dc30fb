namespace FuturesSix.Tests.Architecture;

public sealed class StyleTests(ITestOutputHelper output)
{
    [Fact]
    public void Files_are_small()
    {
        var src = Lines(SourceTree.Src);
        var sizes = src.Select(f => f.Lines).Order().ToList();
        output.WriteLine($"src: {sizes.Count} C# files, median {sizes[sizes.Count / 2]} lines, p90 {sizes[sizes.Count * 9 / 10]}, longest {sizes[^1]}");

        Assert.Empty(StyleRules.TooLong([.. src, .. Lines(Path.Combine(Repository.Root, "tests"))]));
    }

    [Fact]
    public void TooLong_planted_file_is_found() =>
        Assert.Equal(["long.cs: 401 lines, at most 400"], StyleRules.TooLong([("long.cs", 401), ("short.cs", 400)]));

    [Fact]
    public void Undocumented_public_members_cannot_slip_through()
    {
        string[] files = [.. SourceTree.ProjectFiles, .. SourceTree.Files(SourceTree.Src, "*.props"), .. SourceTree.Files(SourceTree.Src, "*.cs"), .. SourceTree.Files(SourceTree.Src, ".editorconfig")];
        var properties = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"));

        Assert.Empty(files.SelectMany(f => StyleRules.DocumentationLoopholes(SourceTree.Relative(f), File.ReadAllText(f))));
        Assert.Empty(StyleRules.DocumentationLoopholes("Directory.Build.props", properties));
        Assert.Contains("<GenerateDocumentationFile>true</GenerateDocumentationFile>", properties, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", properties, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<NoWarn>$(NoWarn);CS1591</NoWarn>")]
    [InlineData("#pragma warning disable CS1591")]
    [InlineData("dotnet_diagnostic.CS1591.severity = none")]
    [InlineData("<GenerateDocumentationFile>false</GenerateDocumentationFile>")]
    public void DocumentationLoopholes_planted_loophole_is_found(string text) =>
        Assert.Single(StyleRules.DocumentationLoopholes("x", $"first\n{text}\nlast"));

    [Fact]
    public void Public_classes_are_closed() => Assert.Empty(StyleRules.OpenClasses(
        SourceTree.Projects.Select(p => Path.Combine(AppContext.BaseDirectory, p.AssemblyName + ".dll")).Where(File.Exists).SelectMany(StyleRules.PublicTypes)));

    [Fact]
    public void OpenClasses_planted_class_is_found() =>
        Assert.Single(StyleRules.OpenClasses([typeof(Open), typeof(StyleTests), typeof(Base), typeof(StyleRules), typeof(IDisposable), typeof(Action)]));

    [Fact]
    public void Source_text_neither_sleeps_nor_blocks_on_a_task() => Assert.Empty(
        SourceTree.Files(SourceTree.Src, "*.cs").SelectMany(f => StyleRules.BlockingText(SourceTree.Relative(f), File.ReadAllText(f))));

    [Theory]
    [InlineData("Thread.Sleep(5);", 1)]
    [InlineData("var x = client.GetAsync(url).Result;", 1)]
    [InlineData("return task.Result;", 1)]
    [InlineData("return run.Result;", 0)]
    public void BlockingText_planted_call_is_found(string text, int expected) => Assert.Equal(expected, StyleRules.BlockingText("x", text).Count);

    private static List<(string File, int Lines)> Lines(string folder) =>
        [.. SourceTree.Files(folder, "*.cs").Select(f => (SourceTree.Relative(f), File.ReadLines(f).Count()))];

#pragma warning disable CA1852
    private class Open;
#pragma warning restore CA1852

    private abstract class Base;
}
