using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FuturesSix.Core.Numerics;

/// <summary>One instrument against a block of four: the arithmetic of <see cref="PairwiseCorrelation"/>, for a whole
/// history or a single row. The rows are cut into blocks of Short rows; the state holds, for each of the last
/// Long / Short blocks, the six sums of the rows from r to the block's end (r = 0: the whole block), the sums of the
/// present block so far, and the sums of the whole blocks in the middle of the long window.</summary>
internal readonly struct PairwiseCorrelationTile
{
    /// <summary>Totals kept per row: four lanes each of sum and count, short then long.</summary>
    public const int TotalsPerRow = 16;

    private const int Lanes = PairwiseCorrelationData.Lanes;
    private const int Sums = PairwiseCorrelationSums.Length;

    private readonly PairwiseCorrelationData _data;
    private readonly PairwiseCorrelationWindows _windows;
    private readonly Vector256<long> _pairs;
    private readonly int _instrument;
    private readonly int _block;
    private readonly int _phase;

    /// <summary>The tile of <paramref name="instrument"/> and <paramref name="block"/>; its blocks of rows end
    /// <paramref name="number"/> rows earlier than those of tile 0, so that tiles take turns in closing a block.</summary>
    public PairwiseCorrelationTile(PairwiseCorrelationData data, PairwiseCorrelationWindows windows, int instrument, int block, int number)
    {
        _data = data;
        _windows = windows;
        _instrument = instrument;
        _block = block;
        _phase = number % windows.ShortRows;
        var first = Vector256.Create((long)block * Lanes) + Vector256.Create(0L, 1, 2, 3);
        _pairs = Vector256.GreaterThan(first, Vector256.Create((long)instrument));
    }

    /// <summary>The first block that holds a later instrument than <paramref name="instrument"/>.</summary>
    public static int FirstBlock(int instrument) => (instrument + 1) / Lanes;

    /// <summary>Doubles of state of one tile.</summary>
    public static int StateLength(PairwiseCorrelationWindows windows) =>
        ((windows.Blocks * (windows.ShortRows + 1)) + 2) * Sums;

    /// <summary>Mean from a sum's and a count's four lanes, added in lane order; NaN when nothing was counted.</summary>
    public static double Mean(ReadOnlySpan<double> totals)
    {
        var sum = totals[0] + totals[1] + totals[2] + totals[3];
        var count = totals[4] + totals[5] + totals[6] + totals[7];
        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>Takes <paramref name="rows"/> consecutive rows and adds their correlations to the totals.</summary>
    /// <param name="state">The tile's state, zero at the start.</param>
    /// <param name="totals">Totals of all tiles, <see cref="TotalsPerRow"/> a row, the first for <paramref name="firstRow"/>.</param>
    /// <param name="firstRow">Row of the data; the Long - 1 rows before it must be there (missing before the start).</param>
    /// <param name="sequence">How many rows this tile has taken before.</param>
    /// <param name="rows">Number of rows.</param>
    public void Run(Span<double> state, Span<double> totals, int firstRow, long sequence, int rows)
    {
        var size = _windows.ShortRows;
        var position = (int)((sequence + _phase) % size);
        var slot = (int)((sequence + _phase) / size % _windows.Blocks);
        for (var row = firstRow; row < firstRow + rows;)
        {
            var count = Math.Min(size - position, firstRow + rows - row);
            RunWithinBlock(state, totals[((row - firstRow) * TotalsPerRow)..], row, position, slot, count);
            row += count;
            position += count;
            if (position == size)
            {
                CloseBlock(state, row - size, slot);
                position = 0;
                slot = (slot + 1) % _windows.Blocks;
            }
        }
    }

    private void RunWithinBlock(Span<double> state, Span<double> totals, int firstRow, int position, int slot, int count)
    {
        Span<byte> again = stackalloc byte[count];
        if (!RunRows(state, totals, firstRow, position, slot, again))
        {
            return;
        }

        ref var total = ref MemoryMarshal.GetReference(totals);
        for (var k = 0; k < count; k++)
        {
            var row = firstRow + k;
            Reevaluate(again[k] & 15u, row, _windows.ShortRows, ref Unsafe.Add(ref total, k * TotalsPerRow));
            Reevaluate((uint)again[k] >> Lanes, row, _windows.LongRows, ref Unsafe.Add(ref total, (k * TotalsPerRow) + 8));
        }
    }

    /// <summary>The arithmetic of consecutive rows of one block: no call, so that the sums stay in registers. Per row, the
    /// lanes that have to be evaluated again: short window in the low half, long window in the high half.</summary>
    /// <returns>True when there is such a lane.</returns>
    private bool RunRows(Span<double> state, Span<double> totals, int firstRow, int position, int slot, Span<byte> again)
    {
        var size = _windows.ShortRows;
        var blocks = _windows.Blocks;
        ref var s = ref MemoryMarshal.GetReference(state);
        ref var present = ref Unsafe.Add(ref s, blocks * (size + 1) * Sums);
        ref var middle = ref Unsafe.Add(ref present, Sums);
        ref var oldest = ref Unsafe.Add(ref s, ((slot * (size + 1)) + position + 1) * Sums);
        ref var previous = ref Unsafe.Add(ref s, (((slot + blocks - 1) % blocks * (size + 1)) + position + 1) * Sums);
        ref var total = ref MemoryMarshal.GetReference(totals);
        var (one, four) = (_data.Offset(_instrument, firstRow), _data.Offset(_block * Lanes, firstRow));
        ref var x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data.Values), one);
        ref var y = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data.Values), four);
        ref var shortX = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data.EligibleShort), one);
        ref var shortY = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data.EligibleShort), four);
        ref var longX = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data.EligibleLong), one);
        ref var longY = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data.EligibleLong), four);
        var pairs = _pairs;
        var sums = PairwiseCorrelationSums.Load(ref present);
        var any = 0u;
        for (var k = 0; k < again.Length; k++)
        {
            var at = k * Lanes;
            sums.Add(Vector256.Create(Unsafe.Add(ref x, at)), Vector256.LoadUnsafe(ref y, (nuint)at));
            var eligible = Vector256.Create(Unsafe.Add(ref shortX, at)) & Vector256.LoadUnsafe(ref shortY, (nuint)at) & pairs;
            var flags = Finish(sums.Plus(ref previous), eligible, ref total);
            eligible = Vector256.Create(Unsafe.Add(ref longX, at)) & Vector256.LoadUnsafe(ref longY, (nuint)at) & pairs;
            flags |= Finish(sums.Plus(ref middle).Plus(ref oldest), eligible, ref Unsafe.Add(ref total, 8)) << Lanes;
            again[k] = (byte)flags;
            any |= flags;
            previous = ref Unsafe.Add(ref previous, Sums);
            oldest = ref Unsafe.Add(ref oldest, Sums);
            total = ref Unsafe.Add(ref total, TotalsPerRow);
        }

        sums.Store(ref present);
        return any != 0;
    }

    /// <summary>Adds the correlations of one row to its totals; returns the lanes to evaluate again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Finish(in PairwiseCorrelationSums sums, Vector256<long> eligible, ref double total)
    {
        var correlation = sums.Correlation(out var sound, out var enough);
        var taken = eligible.AsDouble() & enough;
        var used = taken & sound;
        (Vector256.LoadUnsafe(ref total) + (correlation & used)).StoreUnsafe(ref total);
        (Vector256.LoadUnsafe(ref total, Lanes) + (Vector256<double>.One & used)).StoreUnsafe(ref total, Lanes);
        return Vector256.AndNot(taken, sound).ExtractMostSignificantBits();
    }

    /// <summary>The lanes whose one-pass variance is mostly cancellation, again in two passes.</summary>
    private void Reevaluate(uint lanes, int row, int window, ref double total)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            if ((lanes & (1u << lane)) == 0)
            {
                continue;
            }

            var x = _data.Values.AsSpan(_data.Offset(_instrument, row - window + 1));
            var y = _data.Values.AsSpan(_data.Offset((_block * Lanes) + lane, row - window + 1));
            var correlation = PairwiseCorrelation.Pair(x, y, Lanes, window);
            if (!double.IsNaN(correlation))
            {
                Unsafe.Add(ref total, lane) += correlation;
                Unsafe.Add(ref total, Lanes + lane) += 1;
            }
        }
    }

    /// <summary>Builds the closed block's suffix sums, and the whole blocks inside the next block's long window.</summary>
    private void CloseBlock(Span<double> state, int firstRow, int slot)
    {
        var size = _windows.ShortRows;
        var blocks = _windows.Blocks;
        ref var s = ref MemoryMarshal.GetReference(state);
        ref var closed = ref Unsafe.Add(ref s, slot * (size + 1) * Sums);
        ref var present = ref Unsafe.Add(ref s, blocks * (size + 1) * Sums);
        ref var x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data.Values), _data.Offset(_instrument, firstRow));
        ref var y = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_data.Values), _data.Offset(_block * Lanes, firstRow));
        var sums = default(PairwiseCorrelationSums);
        sums.Store(ref present);
        for (var r = size - 1; r >= 0; r--)
        {
            sums.Add(Vector256.Create(Unsafe.Add(ref x, r * Lanes)), Vector256.LoadUnsafe(ref y, (nuint)(r * Lanes)));
            sums.Store(ref Unsafe.Add(ref closed, r * Sums));
        }

        var middle = default(PairwiseCorrelationSums);
        for (var k = 2; k <= blocks; k++)
        {
            middle = middle.Plus(ref Unsafe.Add(ref s, (slot + k) % blocks * (size + 1) * Sums));
        }

        middle.Store(ref Unsafe.Add(ref present, Sums));
    }
}
