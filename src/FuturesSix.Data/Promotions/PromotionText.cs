using System.Text.Json;
using FuturesSix.Data.Allocations;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Promotions;

/// <summary>The text of a promotion: JSON in one canonical form, so that any edit shows, also one of white space.</summary>
internal static class PromotionText
{
    /// <summary>The promotion with its hash.</summary>
    public static Promotion Seal(Promotion promotion) => promotion with { Hash = Hashes.Of(Write(promotion with { Hash = "" })) };

    /// <summary>Its bytes; engines in ordinal order.</summary>
    public static byte[] Write(Promotion promotion)
    {
        var ordered = promotion with { Weights = Ordered(promotion.Weights), Replaces = Ordered(promotion.Replaces) };
        return [.. JsonSerializer.SerializeToUtf8Bytes(ordered, RunJson.Indented), (byte)'\n'];
    }

    /// <summary>Reads one back and checks it against its own hash.</summary>
    /// <exception cref="AllocationException">It is not as it was promoted; the file is named.</exception>
    public static Promotion Read(string path)
    {
        var content = AllocationInputReader.Content(path);
        try
        {
            var promotion = JsonSerializer.Deserialize<Promotion>(content, RunJson.Indented);
            if (promotion is not null && Write(promotion).AsSpan().SequenceEqual(content) && Seal(promotion).Hash == promotion.Hash)
            {
                return promotion;
            }
        }
        catch (JsonException error)
        {
            throw Edited(path, error);
        }

        throw Edited(path, null);
    }

    private static SortedDictionary<string, double> Ordered(IReadOnlyDictionary<string, double> weights) =>
        new(weights.ToDictionary(), StringComparer.Ordinal);

    private static AllocationException Edited(string path, Exception? cause) => AllocationException.At(
        path, null, "the promotion was edited after it was made (its hash does not fit its text)", "the file as it was promoted; new weights need a new promotion", cause);
}
