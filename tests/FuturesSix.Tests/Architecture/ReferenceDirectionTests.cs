namespace FuturesSix.Tests.Architecture;

public sealed class ReferenceDirectionTests
{
    private const string Prefix = "FuturesSix.";

    [Fact]
    public void Project_files_reference_only_downwards() =>
        Assert.Empty(SourceTree.Projects.SelectMany(p => ReferenceRules.Violations(p.Name, p.References)));

    [Fact]
    public void Assemblies_reference_only_downwards()
    {
        var names = SourceTree.Projects.ToDictionary(p => p.AssemblyName, p => p.Name, StringComparer.Ordinal);
        var built = SourceTree.Projects.Where(p => SourceTree.Assembly(p) is not null).ToList();

        Assert.Contains(built, p => p.Name == "FuturesSix.Cli");
        Assert.Empty(built.SelectMany(p => ReferenceRules.Violations(p.Name, CodeReader.AssemblyReferences(SourceTree.Assembly(p)!)
            .Where(r => r.StartsWith(Prefix, StringComparison.Ordinal) || names.ContainsKey(r))
            .Select(r => names.GetValueOrDefault(r, r)))));
    }

    [Fact]
    public void Core_has_no_package_but_mathematics_and_analyzers()
    {
        var core = SourceTree.Projects.Single(p => p.Name == "FuturesSix.Core");

        Assert.Empty(ReferenceRules.CorePackageViolations(core.Packages));
        Assert.All(CodeReader.AssemblyReferences(SourceTree.CoreAssembly), r => Assert.True(
            r is "MathNet.Numerics" || r.StartsWith("System.", StringComparison.Ordinal), $"FuturesSix.Core references the assembly {r}"));
    }

    [Theory]
    [InlineData("FuturesSix.Core", "FuturesSix.Data")]
    [InlineData("FuturesSix.Data", "FuturesSix.Application")]
    [InlineData("FuturesSix.Deck", "FuturesSix.Cli")]
    [InlineData("FuturesSix.PowerShell", "FuturesSix.Deck")]
    [InlineData("FuturesSix.Cli", "FuturesSix.PowerShell")]
    [InlineData("FuturesSix.Newcomer", "FuturesSix.Core")]
    public void Violations_planted_reference_is_found(string project, string reference)
    {
        var parsed = SourceProject.Parse(project, $"""<Project><ItemGroup><ProjectReference Include="..\{reference}\{reference}.csproj" /></ItemGroup></Project>""");

        Assert.Single(ReferenceRules.Violations(parsed.Name, parsed.References));
    }

    [Theory]
    [InlineData("""<PackageReference Include="CsvHelper" />""", 1)]
    [InlineData("""<PackageReference Include="Some.Analyzers" />""", 1)]
    [InlineData("""<PackageReference Include="Some.Analyzers"><PrivateAssets>all</PrivateAssets></PackageReference>""", 0)]
    [InlineData("""<PackageReference Include="MathNet.Numerics" />""", 0)]
    public void CorePackageViolations_planted_package_is_found(string item, int expected)
    {
        var parsed = SourceProject.Parse("FuturesSix.Core", $"<Project><ItemGroup>{item}</ItemGroup></Project>");

        Assert.Equal(expected, ReferenceRules.CorePackageViolations(parsed.Packages).Count);
    }
}
