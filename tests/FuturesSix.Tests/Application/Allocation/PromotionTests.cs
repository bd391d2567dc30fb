using System.Text.RegularExpressions;
using FuturesSix.Application.Allocation;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;
using FuturesSix.Data;
using FuturesSix.Data.Promotions;
using FuturesSix.Tests.Data.Allocations;

namespace FuturesSix.Tests.Application.Allocation;

public sealed class PromotionTests : IDisposable
{
    private readonly AllocationFolder _folder = new();

    private string Chain => Path.Combine(_folder.Path, "promotions");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Promote_first_version_replaces_the_weights_of_the_engines()
    {
        var result = Promote(0.4);

        Assert.Equal("base_weights_v0001.json", Path.GetFileName(result.Path));
        Assert.Equal((1, "Ada", "because", AllocationFolder.Noon, null as string), (result.Promotion.Version, result.Promotion.Author, result.Promotion.Reason, result.Promotion.Date, result.Promotion.ParentHash));
        Assert.Equal(PromotedWeights.OfEngines(EngineRegistry.BuiltIn), result.Promotion.Replaces);
        Assert.Equal(64, result.Promotion.Source!.Sha256.Length);
        Assert.Equal(64, result.Promotion.Source.InputsSha256!.Length);
        Assert.Equal(result.Promotion.Hash, Assert.Single(ListPromotions.Execute(Chain)).Hash);
    }

    [Fact]
    public void Promote_next_version_names_its_parent()
    {
        var (first, second) = (Promote(0.4), Promote(0.9));

        Assert.Equal(first.Promotion.Hash, second.Promotion.ParentHash);
        Assert.Equal(first.Promotion.Weights, second.Promotion.Replaces);
        Assert.Equal([1, 2], ListPromotions.Execute(Chain).Select(p => p.Version));
        Assert.Equal(second.Diff.Rows, DiffPromotions.Execute(new DiffPromotionsRequest { Folder = Chain }).Rows);
        Assert.True(second.Diff.Rows.Single(r => r.Engine == "trend").Delta > 0);
        Assert.Equal(second.Diff.Rows.Sum(r => Math.Abs(r.Delta)) / 2, second.Diff.Turnover, 1e-12);
    }

    [Fact]
    public void Diff_is_in_shares_and_reaches_back_to_what_version_one_replaced()
    {
        var export = _folder.Export(Path.Combine(_folder.Path, "allocations"), engines: true);
        var inForce = new Dictionary<string, double> { ["trend"] = 3, ["vrp_core"] = 1 };
        new PromoteAllocation(null, _folder.Clock).Execute(Request(export.Csv) with { InForce = inForce });
        var diff = DiffPromotions.Execute(new DiffPromotionsRequest { Folder = Chain, From = 0, To = 1 });

        Assert.Equal(1, diff.Rows.Sum(r => r.From), 1e-12);
        Assert.Equal(1, diff.Rows.Sum(r => r.To), 1e-12);
        Assert.Contains(diff.Rows, r => r is { Engine: "vrp_core", From: 0.25, To: 0 });
    }

    [Fact]
    public void Revert_promotes_the_weights_that_were_replaced_and_names_the_version()
    {
        Promote(0.4);
        var second = Promote(0.9);
        var third = Revert(null);
        var fourth = Revert(1);

        Assert.Equal((3, 2), (third.Promotion.Version, third.Promotion.Reverts));
        Assert.Equal(second.Promotion.Replaces, third.Promotion.Weights);
        Assert.Equal(second.Promotion.Weights, third.Promotion.Replaces);
        Assert.Equal((4, 1), (fourth.Promotion.Version, fourth.Promotion.Reverts));
        Assert.Equal(PromotedWeights.OfEngines(EngineRegistry.BuiltIn), fourth.Promotion.Weights);
        Assert.Null(fourth.Promotion.Source);
        Assert.Equal(4, ListPromotions.Execute(Chain).Count);
    }

    [Theory]
    [InlineData("\"trend\": 0\\.\\d", "\"trend\": 0.9")]
    [InlineData("because", "why not")]
    [InlineData("\n}\n$", "\n }\n")]
    [InlineData("\"hash\": \"[0-9a-f]{4}", "\"hash\": \"0000")]
    [InlineData("\"author\"", "\"writer\"")]
    [InlineData("^\\{", "[")]
    public void List_edited_file_is_refused_by_name(string pattern, string replacement)
    {
        var first = Promote(0.4);
        Promote(0.9);
        var edited = Regex.Replace(File.ReadAllText(first.Path), pattern, replacement);
        Assert.NotEqual(File.ReadAllText(first.Path), edited);
        File.WriteAllText(first.Path, edited);

        var expected = $"{first.Path}: the promotion was edited after it was made";
        Assert.StartsWith(expected, Assert.ThrowsAny<InputException>(() => ListPromotions.Execute(Chain)).Message, StringComparison.Ordinal);
        Assert.StartsWith(expected, Assert.ThrowsAny<InputException>(() => Promote(1.1)).Message, StringComparison.Ordinal);
        Assert.StartsWith(expected, Assert.ThrowsAny<InputException>(() => Revert(null)).Message, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Chain, "*.json").Length);
    }

    [Fact]
    public void List_file_edited_with_a_hash_made_to_fit_breaks_the_next_link()
    {
        var (first, second) = (Promote(0.4), Promote(0.9));
        File.WriteAllBytes(first.Path, PromotionText.Write(PromotionText.Seal(first.Promotion with { Author = "Eve" })));

        Assert.StartsWith($"{second.Path}: the parent hash is not that of the version before it", Assert.ThrowsAny<InputException>(() => ListPromotions.Execute(Chain)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_missing_renamed_or_foreign_file_is_named()
    {
        var first = Promote(0.4);
        var second = Promote(0.9);
        File.Move(first.Path, first.Path + ".away");
        Assert.StartsWith($"{first.Path}: the promotion is missing", Assert.ThrowsAny<InputException>(() => ListPromotions.Execute(Chain)).Message, StringComparison.Ordinal);
        File.Copy(second.Path, first.Path);
        Assert.StartsWith($"{first.Path}: the file holds version 2; expected version 1", Assert.ThrowsAny<InputException>(() => ListPromotions.Execute(Chain)).Message, StringComparison.Ordinal);
        var foreign = Path.Combine(Chain, "base_weights_v3.json");
        File.Copy(second.Path, foreign);
        Assert.StartsWith($"{foreign}: is not the name of a promotion", Assert.ThrowsAny<InputException>(() => ListPromotions.Execute(Chain)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sleeve,Weight\ntrnd,1\n", "X: 'trnd' is no engine; expected the name of one; did you mean 'trend'?")]
    [InlineData("Sleeve,Weight\ntrend,0.9\nCASH,0.1\n", "X: holds 0.1 in cash; expected none: layer 3 divides base weights by their sum and risk targeting sets the size, so cash would change nothing")]
    [InlineData("Sleeve,Weight\ntrend,0.9\n", "X: the weights sum to 0.9; expected 1 within 0.0001")]
    public void Promote_allocation_that_does_not_fit_is_refused(string text, string expected)
    {
        var path = _folder.Write("X.csv", text);
        var error = Assert.ThrowsAny<InputException>(() => new PromoteAllocation(null, _folder.Clock).Execute(Request(path)));

        Assert.Equal(expected, error.Message.Replace(path, "X", StringComparison.Ordinal));
        Assert.Empty(ListPromotions.Execute(Chain));
    }

    [Fact]
    public void Promote_export_edited_after_its_export_is_refused()
    {
        var export = _folder.Export(Path.Combine(_folder.Path, "allocations"));
        File.WriteAllText(export.Csv, "Sleeve,Weight\ntrend,1\n");

        Assert.StartsWith($"{export.Csv}: was edited after its export", Assert.ThrowsAny<InputException>(() => new PromoteAllocation().Execute(Request(export.Csv))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "because", "author is ''; expected a line of text: a promotion says who made it and why")]
    [InlineData("Ada", " ", "reason is ' '; expected a line of text: a promotion says who made it and why")]
    public void Promote_without_author_or_reason_is_refused(string author, string reason, string expected) =>
        Assert.Equal(expected, Assert.ThrowsAny<InputException>(() => new PromoteAllocation().Execute(new PromoteAllocationRequest { Author = author, Reason = reason, Folder = Chain })).Message);

    [Fact]
    public void Revert_version_that_is_not_there_is_refused()
    {
        Assert.EndsWith("there is no version 0 to revert; expected a promotion first", Assert.ThrowsAny<InputException>(() => Revert(null)).Message, StringComparison.Ordinal);
        Promote(0.4);
        Assert.EndsWith("there is no version 5 to revert; expected 1 to 1", Assert.ThrowsAny<InputException>(() => Revert(5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promote_from_eight_threads_makes_one_chain()
    {
        var file = _folder.Export(Path.Combine(_folder.Path, "allocations"), engines: true).Csv;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new PromoteAllocation(null, _folder.Clock).Execute(Request(file)))));

        Assert.Equal(Enumerable.Range(1, 8), ListPromotions.Execute(Chain).Select(p => p.Version));
    }

    [Fact]
    public void Over_gives_the_stack_exactly_the_promoted_weights()
    {
        var promotion = Promote(0.4).Promotion;
        var settings = new Dictionary<string, string> { ["cross_sectional"] = "true" };
        var options = new StackOptions { Engines = [new EngineOptions { Name = "trend", Weight = 3, Settings = settings }, new EngineOptions { Name = "vrp_core", Weight = 1 }] };
        var promoted = PromotedWeights.Over(options, promotion);

        Assert.Equal(["csmom", "trend", "vrp_core"], promoted.Engines.Select(e => e.Name));
        Assert.Equal([promotion.Weights["csmom"], promotion.Weights["trend"], 0], promoted.Engines.Select(e => e.Weight));
        Assert.Same(settings, promoted.Engines[1].Settings);
    }

    private PromotionResult Promote(double tilt)
    {
        var artifacts = Path.Combine(_folder.Path, "artifacts");
        _folder.Export(Path.Combine(artifacts, "allocations"), tilt, engines: true);
        return new PromoteAllocation(null, _folder.Clock).Execute(Request(null) with { Artifacts = artifacts });
    }

    private PromotionResult Revert(int? version) =>
        new RevertPromotion(_folder.Clock).Execute(new RevertPromotionRequest { Version = version, Folder = Chain, Author = "Bob", Reason = "took it back" });

    private PromoteAllocationRequest Request(string? file) => new() { File = file, Folder = Chain, Author = "Ada", Reason = "because" };
}
