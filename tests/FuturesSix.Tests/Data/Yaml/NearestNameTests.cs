using FsCheck;
using FsCheck.Fluent;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Tests.Data.Yaml;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("curency", "currency")]
    [InlineData("naem", "name")]
    [InlineData("Adjustment", "adjustment")]
    [InlineData("currency_code", "currency")]
    public void Find_typing_mistake_gives_the_intended_name(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Find(typed, ["name", "currency", "adjustment", "multiplier"]));

    [Theory]
    [InlineData("target_volatility", "target_vol", true)]
    [InlineData("CARRY", "CARRY_CONTRACT", false)]
    [InlineData("mult", "multiplier", false)]
    public void Find_beginning_counts_from_half_of_the_longer_name(string typed, string valid, bool near) =>
        Assert.Equal(near ? valid : null, NearestName.Find(typed, [valid]));

    [Fact]
    public void Find_unrelated_name_gives_null() => Assert.Null(NearestName.Find("leverage", ["name", "currency"]));

    [Fact]
    public void Suggest_unrelated_name_lists_the_valid_ones() =>
        Assert.Equal("valid: currency, name", NearestName.Suggest("leverage", ["name", "currency"]));

    [Theory]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("ca", "abc", 3)]
    public void Distance_known_pairs(string a, string b, int expected) => Assert.Equal(expected, NearestName.Distance(a, b));

    [Fact]
    public void Distance_is_symmetric_zero_only_for_equals_and_bounded_by_the_longer() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((x, y) =>
        {
            var (a, b) = (x.Get, y.Get);
            var d = NearestName.Distance(a, b);
            return d == NearestName.Distance(b, a)
                && (d == 0) == (a == b)
                && d <= Math.Max(a.Length, b.Length)
                && d >= Math.Abs(a.Length - b.Length);
        }).Holds();
}
