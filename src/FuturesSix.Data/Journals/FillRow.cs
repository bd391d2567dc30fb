namespace FuturesSix.Data.Journals;

/// <summary>A line of <c>fills.jsonl</c>: id (of the signal), ts, and any of price (unit of the price source), size, cost_bps (of
/// what was traded). Several lines of one id are its partial fills. One object serves all lines.</summary>
public sealed class FillRow
{
    private const int LongestText = 512;
    private readonly byte[] _scratch = new byte[LongestText];
    private readonly byte[] _id = new byte[LongestText];
    private int _idLength;

    /// <summary>Id of the signal; UTF-8, valid until the next line.</summary>
    public ReadOnlySpan<byte> Id => _id.AsSpan(0, _idLength);

    /// <summary>Time, UTC ticks.</summary>
    public long Ticks { get; private set; }

    /// <summary>Price; NaN = not said.</summary>
    public double Price { get; private set; }

    /// <summary>Size without a sign; NaN = not said.</summary>
    public double Size { get; private set; }

    /// <summary>Costs in bps of what was traded; 0 where it does not say.</summary>
    public double CostBps { get; private set; }

    /// <summary>Reads the current line.</summary>
    /// <exception cref="JournalException">It is no fill; file, line and field are named.</exception>
    public void Read(JournalReader journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        (_idLength, Ticks, Price, Size, CostBps) = (0, -1, double.NaN, double.NaN, 0);
        var row = new RowReader(journal, _scratch);
        while (row.NextField())
        {
            Field(ref row);
        }

        row.Require(_idLength > 0, "id");
        row.Require(Ticks >= 0, "ts");
        if (Size < 0 || Price <= 0)
        {
            throw row.Bad(FormattableString.Invariant($"size is {Size}, price is {Price}"), "a size of at least 0 and a price above 0");
        }
    }

    private void Field(ref RowReader row)
    {
        if (row.Is("id"u8))
        {
            var id = row.Text("id");
            id.CopyTo(_id);
            _idLength = id.Length;
        }
        else if (row.Is("ts"u8))
        {
            Ticks = row.Instant("ts");
        }
        else if (row.Is("price"u8))
        {
            Price = row.Number("price");
        }
        else if (row.Is("size"u8))
        {
            Size = row.Number("size");
        }
        else if (row.Is("cost_bps"u8))
        {
            CostBps = row.Number("cost_bps") is var cost && double.IsNaN(cost) ? 0 : cost;
        }
        else
        {
            row.Pass();
        }
    }
}
