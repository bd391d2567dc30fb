namespace FuturesSix.Tests.Architecture;

public sealed class PurityTests
{
    private static readonly IReadOnlyList<CodeUse> Own = CodeReader.Uses(typeof(PurityTests).Assembly.Location);

    private static List<CodeUse> Planted { get; } =
        [.. Own.Where(u => u.FromNamespace.EndsWith(".Planted.Impure", StringComparison.Ordinal))];

    [Fact]
    public void Core_touches_no_banned_symbol() => Assert.Empty(PurityRules.Violations(CodeReader.Uses(SourceTree.CoreAssembly)));

    [Fact]
    public void Banned_symbols_list_is_complete_and_wired()
    {
        var listed = PurityRules.List.Select(l => l.Split(';')[0]).ToList();
        var project = File.ReadAllText(Path.Combine(SourceTree.Src, "FuturesSix.Core", "FuturesSix.Core.csproj"));

        Assert.All(PurityRules.Required, id => Assert.Contains(id, listed));
        Assert.Contains("<AdditionalFiles Include=\"BannedSymbols.txt\"", project, StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", project, StringComparison.Ordinal);
    }

    [Fact]
    public void Banned_symbols_rule_is_switched_off_nowhere()
    {
        string[] files =
        [
            .. SourceTree.ProjectFiles, .. SourceTree.Files(SourceTree.Src, "*.cs"), .. SourceTree.Files(SourceTree.Src, "*.props"),
            Path.Combine(Repository.Root, ".editorconfig"), Path.Combine(Repository.Root, "Directory.Build.props"),
        ];

        Assert.All(files, f => Assert.DoesNotContain("RS0030", File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.DateTime.get_Now")]
    [InlineData("System.DateTime.get_UtcNow")]
    [InlineData("System.Guid.NewGuid")]
    [InlineData("System.Environment.get_MachineName")]
    [InlineData("System.Random..ctor")]
    [InlineData("System.Random.get_Shared")]
    [InlineData("System.Math.Log")]
    [InlineData("System.Math.Exp")]
    [InlineData("System.Math.Pow")]
    [InlineData("System.Math.Sin")]
    [InlineData("System.Double.Exp")]
    [InlineData("System.IO.File.Exists")]
    [InlineData("System.Diagnostics.Stopwatch.StartNew")]
    [InlineData("System.Console.WriteLine")]
    [InlineData("System.Math.FusedMultiplyAdd")]
    [InlineData("System.Numerics.Vector.Sum")]
    public void Violations_planted_sin_is_found(string member) =>
        Assert.Contains(PurityRules.Violations(Planted), v => v.EndsWith("uses " + member, StringComparison.Ordinal));

    [Fact]
    public void Violations_seeded_generator_and_square_root_are_none() => Assert.Empty(PurityRules.Violations(
    [
        new CodeUse("FuturesSix.Core.Numerics", "A", "System", "System.Random", ".ctor", 1),
        new CodeUse("FuturesSix.Core.Numerics", "A", "System", "System.Math", "Sqrt", 1),
    ]));

    [Fact]
    public void Sources_neither_sleep_nor_block_on_a_task() => Assert.Empty(SourceTree.Projects
        .Select(SourceTree.Assembly)
        .OfType<string>()
        .SelectMany(a => PurityRules.BlockingCalls(CodeReader.Uses(a))));

    [Fact]
    public void BlockingCalls_planted_calls_are_found() => Assert.Equal(2, PurityRules.BlockingCalls(Planted).Count);
}
