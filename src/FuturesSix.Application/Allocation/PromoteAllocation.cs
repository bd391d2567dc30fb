using FuturesSix.Core.Engines;
using FuturesSix.Data;
using FuturesSix.Data.Allocations;
using FuturesSix.Data.Promotions;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Application.Allocation;

/// <summary>Asks for a proposal to become the stack's base weights.</summary>
public sealed record PromoteAllocationRequest
{
    /// <summary>The export to promote; null = the newest.</summary>
    public string? File { get; init; }

    /// <summary>Base weights to promote instead of an export: not negative, not all zero, of engines; null = an export.</summary>
    public IReadOnlyDictionary<string, double>? Weights { get; init; }

    /// <summary>The artifacts folder, with <c>allocations</c> under it.</summary>
    public string Artifacts { get; init; } = "artifacts";

    /// <summary>The folder of promotions.</summary>
    public string Folder { get; init; } = PromotedWeights.DefaultFolder;

    /// <summary>Who promotes.</summary>
    public required string Author { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The base weights in force before the first promotion; null = the engines' own. Later ones know theirs.</summary>
    public IReadOnlyDictionary<string, double>? InForce { get; init; }
}

/// <summary>A version that was added, and what it changed.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Promotion">The version.</param>
/// <param name="Diff">Against the weights before it.</param>
public sealed record PromotionResult(string Path, Promotion Promotion, PromotionDiff Diff);

/// <summary>Commits an exported proposal, or weights that a person states, as the next version of layer 3's base weights:
/// the only way to new ones.</summary>
/// <param name="registry">The engines that exist; null = the built-in ones.</param>
/// <param name="clock">The date of the promotion; null = the system's.</param>
public sealed class PromoteAllocation(EngineRegistry? registry = null, TimeProvider? clock = null)
{
    private const double CashTolerance = 1e-4;
    private const double MaxWeight = 1000;
    private readonly EngineRegistry _registry = registry ?? EngineRegistry.BuiltIn;

    /// <summary>Validates the export and adds the version.</summary>
    /// <param name="request">What, who and why.</param>
    /// <param name="cancel">Stops waiting for other writers.</param>
    /// <exception cref="InputException">The export is invalid, was edited, holds cash or names no engine; or the chain of
    /// promotions is broken.</exception>
    public PromotionResult Execute(PromoteAllocationRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        PromotedWeights.RequireWords(request.Author, request.Reason);
        var (weights, source) = request.Weights is { } stated ? Stated(stated) : Exported(request);
        var store = new PromotionStore(request.Folder, clock);
        var promotion = store.Add(
            chain => new Promotion
            {
                Version = 0,
                Date = default,
                Author = request.Author,
                Reason = request.Reason,
                Source = source,
                Weights = weights,
                Replaces = chain is [.., var last] ? last.Weights : request.InForce ?? PromotedWeights.OfEngines(_registry),
                ParentHash = null,
            },
            cancel);
        return PromotedWeights.Result(store, promotion);
    }

    private (IReadOnlyDictionary<string, double> Weights, PromotionSource? Source) Stated(IReadOnlyDictionary<string, double> weights)
    {
        foreach (var (engine, weight) in weights.Where(w => !(w.Value is >= 0 and <= MaxWeight)))
        {
            throw new AllocationException(FormattableString.Invariant($"weights: {engine} is {weight}; expected a number in [0, {MaxWeight}]"));
        }

        CheckEngines("weights", weights.Keys);
        return weights.Values.Any(w => w > 0)
            ? (weights.ToDictionary(StringComparer.Ordinal), null)
            : throw new AllocationException("weights: none is above 0; expected at least one: a book without an engine holds nothing");
    }

    private (IReadOnlyDictionary<string, double> Weights, PromotionSource? Source) Exported(PromoteAllocationRequest request)
    {
        var file = AllocationFile.Read(request.File ?? Newest(request));
        Check(file);
        return (file.Weights, new PromotionSource(file.Path, file.Sha256, file.InputsSha256));
    }

    private static string Newest(PromoteAllocationRequest request) =>
        new AllocationStore(Path.Combine(request.Artifacts, "allocations")).List() is [.., var newest]
            ? newest
            : throw new AllocationException($"{Path.Combine(request.Artifacts, "allocations")}: there is no export to promote; expected an export, or a file");

    private void Check(AllocationFile file)
    {
        if (file.Edited)
        {
            throw new AllocationException($"{file.Path}: was edited after its export (its .json is of other content); expected the file as it was exported");
        }

        if (file.Cash > CashTolerance)
        {
            throw new AllocationException(FormattableString.Invariant(
                $"{file.Path}: holds {file.Cash} in cash; expected none: layer 3 divides base weights by their sum and risk targeting sets the size, so cash would change nothing"));
        }

        CheckEngines(file.Path, file.Weights.Keys);
    }

    private void CheckEngines(string source, IEnumerable<string> names)
    {
        string[] engines = [.. _registry.All.Select(e => e.Name)];
        foreach (var sleeve in names.Except(engines, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            throw new AllocationException($"{source}: '{sleeve}' is no engine; expected the name of one; {NearestName.Suggest(sleeve, engines)}");
        }
    }
}
