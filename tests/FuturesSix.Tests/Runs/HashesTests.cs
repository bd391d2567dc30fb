using System.Security.Cryptography;
using System.Text;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Runs;

public sealed class HashesTests
{
    [Fact]
    public void MerkleRoot_three_leaves_is_built_by_hand()
    {
        static byte[] Leaf(string text) => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(text)]);
        static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);

        var expected = Convert.ToHexStringLower(Node(Node(Leaf("a"), Leaf("b")), Leaf("c")));

        Assert.Equal(expected, Hashes.MerkleRoot(["a", "b", "c"]));
    }

    [Fact]
    public void MerkleRoot_depends_on_every_leaf_and_their_order()
    {
        string[] leaves = ["a", "b", "c", "d", "e"];
        var roots = Enumerable.Range(0, leaves.Length).Select(n => Hashes.MerkleRoot([.. leaves.Select((l, i) => i == n ? l + "'" : l)]))
            .Append(Hashes.MerkleRoot(leaves)).Append(Hashes.MerkleRoot([.. leaves.Reverse()]));

        Assert.Equal(7, roots.Distinct().Count());
    }

    [Fact]
    public void OfText_is_the_published_vector() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Hashes.OfText("abc"));

    [Fact]
    public void DeterminismHash_leaves_out_meta_and_report()
    {
        ManifestEntry[] entries = [new("a.csv", new string('1', 64)), new(RunFiles.Meta, new string('2', 64)), new(RunFiles.Report, new string('3', 64))];

        Assert.Equal(Manifest.DeterminismHash(entries[..1], ""), Manifest.DeterminismHash(entries, ""));
        Assert.NotEqual(Manifest.DeterminismHash(entries[..1], ""), Manifest.DeterminismHash([], ""));
    }

    [Fact]
    public void DeterminismHash_covers_the_configuration_without_the_datasets_path()
    {
        ManifestEntry[] here = [new(RunFiles.Config, new string('1', 64))], there = [new(RunFiles.Config, new string('2', 64))];

        Assert.Equal(Manifest.DeterminismHash(here, "c"), Manifest.DeterminismHash(there, "c"));
        Assert.NotEqual(Manifest.DeterminismHash(here, "c"), Manifest.DeterminismHash(here, "d"));
    }
}
