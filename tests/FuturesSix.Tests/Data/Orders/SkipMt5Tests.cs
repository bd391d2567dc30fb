using FuturesSix.Data.Orders;

namespace FuturesSix.Tests.Data.Orders;

public sealed class SkipMt5Tests : IDisposable
{
    private readonly string _root = Repository.TemporaryFolder();

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("no", true)]
    [InlineData(" ", true)]
    [InlineData("00", true)]
    public void IsSet_is_true_for_anything_but_nothing_and_0(string? value, bool expected) => Assert.Equal(expected, SkipMt5.IsSet(value));

    [Theory]
    [InlineData("artifacts", true)]
    [InlineData("artifacts/", true)]
    [InlineData("artifacts/orders/deep", true)]
    [InlineData("artifacts/..", false)]
    [InlineData("artifacts/../artifacts/x", true)]
    [InlineData("artifacts/x/../../out", false)]
    [InlineData("artifacts-of-another", false)]
    [InlineData("artifact", false)]
    [InlineData("artifacts/..x", true)]
    public void IsInside_goes_by_folders_and_not_by_letters(string folder, bool expected) =>
        Assert.Equal(expected, SkipMt5.IsInside(Path.Combine(_root, folder), Path.Combine(_root, "artifacts")));

    [Fact]
    public void IsInside_follows_links()
    {
        var (artifacts, outside) = (Directory.CreateDirectory(Path.Combine(_root, "artifacts")).FullName, Directory.CreateDirectory(Path.Combine(_root, "terminal")).FullName);
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(artifacts, "link"), outside);
            Directory.CreateSymbolicLink(Path.Combine(_root, "alias"), artifacts);
        }
        catch (IOException error)
        {
            Assert.Skip($"skipped: links cannot be made here ({error.Message})");
        }

        Assert.False(SkipMt5.IsInside(Path.Combine(artifacts, "link", "Files"), artifacts));
        Assert.True(SkipMt5.IsInside(Path.Combine(_root, "alias", "x"), artifacts));
        Assert.True(SkipMt5.IsInside(Path.Combine(artifacts, "x"), Path.Combine(_root, "alias")));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
