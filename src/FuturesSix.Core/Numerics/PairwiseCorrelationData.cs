namespace FuturesSix.Core.Numerics;

/// <summary>Rows of returns with their instruments side by side in blocks of four, each block's rows contiguous, and
/// per row whether an instrument takes part in the short and in the long window. Unset entries are missing.</summary>
internal sealed class PairwiseCorrelationData
{
    /// <summary>Instruments in a block: the fixed number of lanes, whatever the processor.</summary>
    public const int Lanes = 4;

    /// <summary>Room for <paramref name="rows"/> rows of <paramref name="instruments"/> instruments.</summary>
    public PairwiseCorrelationData(int instruments, int rows)
    {
        Rows = rows;
        Blocks = (instruments + Lanes - 1) / Lanes;
        Values = new double[Blocks * rows * Lanes];
        Array.Fill(Values, double.NaN);
        EligibleShort = new long[Values.Length];
        EligibleLong = new long[Values.Length];
    }

    /// <summary>Rows of each block.</summary>
    public int Rows { get; }

    /// <summary>Blocks of four instruments, the last padded with missing ones.</summary>
    public int Blocks { get; }

    /// <summary>The values, element (block, row, lane) at (block * Rows + row) * 4 + lane; NaN = missing.</summary>
    public double[] Values { get; }

    /// <summary>All bits set where the instrument takes part in the short window that ends at the row.</summary>
    public long[] EligibleShort { get; }

    /// <summary>All bits set where the instrument takes part in the long window that ends at the row.</summary>
    public long[] EligibleLong { get; }

    /// <summary>Position of an instrument's entry at a row.</summary>
    public int Offset(int instrument, int row) => ((((instrument / Lanes) * Rows) + row) * Lanes) + (instrument % Lanes);

    /// <summary>Sets one value.</summary>
    public void SetValue(int instrument, int row, double value) => Values[Offset(instrument, row)] = value;

    /// <summary>Sets whether an instrument takes part at a row.</summary>
    public void SetEligible(int instrument, int row, bool inShort, bool inLong)
    {
        EligibleShort[Offset(instrument, row)] = inShort ? -1L : 0L;
        EligibleLong[Offset(instrument, row)] = inLong ? -1L : 0L;
    }
}
