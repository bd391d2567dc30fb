using FuturesSix.Core.MetaAllocation;

namespace FuturesSix.Data.Allocations;

/// <summary>Reads an input from JSON: <c>metrics</c> (per sleeve sharpe, dd, prev_score, n_obs, or returns), <c>corr</c>
/// ("A|B": c), <c>prev_weights</c>, <c>config</c>, <c>note</c>.</summary>
internal static class JsonInputReader
{
    internal static readonly string[] Keys =
    [
        "metrics", "corr", "prev_weights", "config", "note", "sharpe", "dd", "prev_score", "n_obs", "returns",
        "mode", "min_weight", "max_weight", "ewma_alpha", "corr_cap", "corr_strength", "turnover_penalty", "allow_cash", "periods_per_year", "prior_sharpe_std",
        "change_point", "enabled", "hazard", "volatility_half_life", "clip", "mean_strength", "variance_shape", "max_run_length",
    ];

    public static AllocationInput Read(string file, ReadOnlySpan<byte> content)
    {
        var dto = StrictJson.Read<AllocationInputDto>(file, content, Keys);
        if (dto.Metrics is not { Count: > 0 } metrics)
        {
            throw AllocationException.At(file, null, "there are no metrics", "an object 'metrics' with at least one sleeve");
        }

        var input = new MetaAllocationInput
        {
            Sleeves = [.. metrics.Select(m => Sleeve(m.Key, m.Value ?? new SleeveDto()))],
            PreviousWeights = dto.PrevWeights,
            Correlations = [.. (dto.Corr ?? []).Select(c => Correlation(file, c.Key, c.Value))],
        };
        return new AllocationInput(file, input, dto.Config ?? new MetaAllocatorSettings(), []);
    }

    private static SleeveInput Sleeve(string name, SleeveDto dto) => new()
    {
        Name = name,
        Sharpe = dto.Sharpe,
        Drawdown = dto.Dd,
        PreviousScore = dto.PrevScore,
        Observations = dto.NObs,
        Returns = dto.Returns is null ? default(ReadOnlyMemory<double>?) : dto.Returns.Select(r => r ?? double.NaN).ToArray(),
    };

    private static SleeveCorrelation Correlation(string file, string key, double value) =>
        key.Split('|') is [{ Length: > 0 } first, { Length: > 0 } second]
            ? new SleeveCorrelation(first, second, value)
            : throw AllocationException.At(file, null, $"corr: '{key}' is not a pair", "two sleeves as A|B");
}
