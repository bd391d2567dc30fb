namespace FuturesSix.Core.Construction;

/// <summary>The book at each rebalance, sleeve by sleeve: ungated weights and the policy multiplier of each sleeve.</summary>
/// <remarks>Storage is [K x E x N], rebalance-major; a weight is a fraction of equity. The gated book is the sum over
/// sleeves of multiplier x weight, the ungated one the plain sum.</remarks>
public sealed class SleeveBook
{
    private readonly double[] _weights;
    private readonly double[] _multipliers;

    /// <summary>An empty book.</summary>
    public SleeveBook(IReadOnlyList<string> engines, int instruments, int rebalances)
    {
        ArgumentNullException.ThrowIfNull(engines);
        Engines = engines;
        Instruments = instruments;
        Rebalances = rebalances;
        _weights = new double[rebalances * engines.Count * instruments];
        _multipliers = new double[rebalances * engines.Count];
        Array.Fill(_multipliers, 1);
    }

    /// <summary>Sleeve names; length E.</summary>
    public IReadOnlyList<string> Engines { get; }

    /// <summary>Number of instruments N.</summary>
    public int Instruments { get; }

    /// <summary>Number of rebalances K.</summary>
    public int Rebalances { get; }

    /// <summary>Ungated weights of sleeve <paramref name="e"/> at rebalance <paramref name="k"/>, [N].</summary>
    public Span<double> Weights(int k, int e) => _weights.AsSpan(((k * Engines.Count) + e) * Instruments, Instruments);

    /// <summary>Policy multiplier of sleeve <paramref name="e"/> at rebalance <paramref name="k"/>.</summary>
    public double Multiplier(int k, int e) => _multipliers[(k * Engines.Count) + e];

    /// <summary>Sets a multiplier.</summary>
    public void SetMultiplier(int k, int e, double value) => _multipliers[(k * Engines.Count) + e] = value;

    /// <summary>The summed book at rebalance <paramref name="k"/> into <paramref name="result"/> [N].</summary>
    /// <param name="k">The rebalance.</param>
    /// <param name="gated">With the actual policy multipliers; otherwise every multiplier is 1.</param>
    /// <param name="result">Receives the weights.</param>
    public void Sum(int k, bool gated, Span<double> result)
    {
        result.Clear();
        for (var e = 0; e < Engines.Count; e++)
        {
            var multiplier = gated ? Multiplier(k, e) : 1;
            var sleeve = Weights(k, e);
            for (var i = 0; i < result.Length; i++)
            {
                result[i] += multiplier * sleeve[i];
            }
        }
    }

    /// <summary>A copy that later layers may change.</summary>
    public SleeveBook Copy()
    {
        var copy = new SleeveBook(Engines, Instruments, Rebalances);
        _weights.CopyTo(copy._weights, 0);
        _multipliers.CopyTo(copy._multipliers, 0);
        return copy;
    }
}
