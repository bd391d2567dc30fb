using System.Globalization;
using System.Text.RegularExpressions;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Data.Promotions;

/// <summary>The versions of the base weights in one folder: <c>base_weights_v0001.json</c>… Files are only ever added. Each
/// names the hash of the one before it and carries its own, so an edited, missing or foreign file is refused.</summary>
/// <param name="folder">The folder, to be kept under version control; by custom promotions.</param>
/// <param name="clock">The date of a promotion; null = the system's.</param>
public sealed partial class PromotionStore(string folder, TimeProvider? clock = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The file of a version.</summary>
    public string PathOf(int version) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"base_weights_v{version:0000}.json"));

    /// <summary>Every version, oldest first, after checking the chain from the first to the last.</summary>
    /// <exception cref="AllocationException">A file was edited, is missing, or does not follow the one before it; it is named.</exception>
    public IReadOnlyList<Promotion> List()
    {
        var chain = new List<Promotion>();
        foreach (var version in Versions())
        {
            chain.Add(Next(chain, version));
        }

        return chain;
    }

    /// <summary>One version.</summary>
    /// <exception cref="AllocationException">There is none, or the chain is broken.</exception>
    public Promotion Get(int version) => List() is var chain && version >= 1 && version <= chain.Count
        ? chain[version - 1]
        : throw new AllocationException($"{Folder}: there is no version {version}; expected {(chain.Count == 0 ? "a promotion first" : $"1 to {chain.Count}")}");

    /// <summary>Adds a version with the next number, the date, the parent's hash and its own.</summary>
    /// <param name="make">Makes the version from the chain so far; number, date and hashes are filled in.</param>
    /// <param name="cancel">Stops waiting for other writers; nothing is written then.</param>
    /// <exception cref="AllocationException">The chain is broken.</exception>
    public Promotion Add(Func<IReadOnlyList<Promotion>, Promotion> make, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(make);
        using var held = FolderLock.Take(Folder, Patience, cancel);
        var chain = List();
        var promotion = PromotionText.Seal(make(chain) with
        {
            Version = chain.Count + 1,
            Date = _clock.GetUtcNow(),
            ParentHash = chain.Count == 0 ? null : chain[^1].Hash,
        });
        return AtomicFile.TryCreate(PathOf(promotion.Version), PromotionText.Write(promotion))
            ? promotion
            : throw new AllocationException($"{PathOf(promotion.Version)}: another promotion took this version meanwhile; expected to be the only writer: look at it and promote again");
    }

    private Promotion Next(List<Promotion> chain, int version)
    {
        var (path, expected) = (PathOf(version), chain.Count + 1);
        if (version != expected)
        {
            throw AllocationException.At(PathOf(expected), null, $"the promotion is missing, but {Path.GetFileName(path)} is there", "every version from 1 on");
        }

        var promotion = PromotionText.Read(path);
        if (promotion.Version != version)
        {
            throw AllocationException.At(path, null, $"the file holds version {promotion.Version}", $"version {version}, as its name says");
        }

        return promotion.ParentHash == (chain.Count == 0 ? null : chain[^1].Hash)
            ? promotion
            : throw AllocationException.At(path, null, "the parent hash is not that of the version before it", $"{(chain.Count == 0 ? "none" : chain[^1].Hash)}: one of the two files was replaced");
    }

    private List<int> Versions() => !Directory.Exists(Folder) ? [] :
    [
        .. Directory.EnumerateFiles(Folder, "base_weights_v*.json")
            .Select(path => Pattern().Match(Path.GetFileName(path)) is { Success: true } match
                ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw AllocationException.At(path, null, "is not the name of a promotion", "base_weights_v and four digits or more"))
            .Order(),
    ];

    [GeneratedRegex(@"^base_weights_v(\d{4,9})\.json$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
