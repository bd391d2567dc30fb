namespace FuturesSix.Data.Journals;

/// <summary>A line of <c>signals.jsonl</c>: id, ts, agent, strategy, symbol, horizon_hours, score, features{}; optional
/// expected_cost_bps, size and ref_price (what the agent reckoned with) and error. A signal with an error may lack symbol and
/// score. Other fields are passed over. One object serves all lines.</summary>
public sealed class SignalRow
{
    private const int LongestText = 512;
    private readonly byte[] _scratch = new byte[LongestText];
    private readonly byte[] _id = new byte[LongestText];
    private int _idLength;

    /// <summary>The id; UTF-8, valid until the next line.</summary>
    public ReadOnlySpan<byte> Id => _id.AsSpan(0, _idLength);

    /// <summary>Time, UTC ticks.</summary>
    public long Ticks { get; private set; }

    /// <summary>Number of the agent.</summary>
    public int Agent { get; private set; }

    /// <summary>Number of the strategy.</summary>
    public int Strategy { get; private set; }

    /// <summary>Number of the symbol; -1 = none.</summary>
    public int Symbol { get; private set; }

    /// <summary>Horizon.</summary>
    public double HorizonHours { get; private set; }

    /// <summary>Score; NaN = none.</summary>
    public double Score { get; private set; }

    /// <summary>Costs the agent reckoned with, in bps; 0 where it does not say.</summary>
    public double ExpectedCostBps { get; private set; }

    /// <summary>Size it asked for; NaN = not said.</summary>
    public double Size { get; private set; }

    /// <summary>Price it was made on; NaN = not said.</summary>
    public double ReferencePrice { get; private set; }

    /// <summary>What went wrong in the agent; null = nothing.</summary>
    public string? Error { get; private set; }

    /// <summary>Features.</summary>
    public RowFeatures Features { get; } = new();

    /// <summary>Reads the current line.</summary>
    /// <exception cref="JournalException">It is no signal; file, line and field are named.</exception>
    public void Read(JournalReader journal, JournalNames names)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(names);
        Clear();
        var row = new RowReader(journal, _scratch);
        while (row.NextField())
        {
            if (!Identity(ref row, names) && !Figures(ref row, names))
            {
                row.Pass();
            }
        }

        Check(row);
    }

    private bool Identity(ref RowReader row, JournalNames names)
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
        else if (row.Is("agent"u8))
        {
            Agent = names.Agents.NumberOf(row.Text("agent"));
        }
        else if (row.Is("strategy"u8))
        {
            Strategy = names.Strategies.NumberOf(row.Text("strategy"));
        }
        else if (row.Is("symbol"u8))
        {
            Symbol = names.Symbols.NumberOf(row.Text("symbol"));
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool Figures(ref RowReader row, JournalNames names)
    {
        if (row.Is("horizon_hours"u8))
        {
            HorizonHours = row.Number("horizon_hours");
        }
        else if (row.Is("score"u8))
        {
            Score = row.Number("score");
        }
        else if (row.Is("features"u8))
        {
            Features.Read(ref row, names.Features);
        }
        else if (row.Is("expected_cost_bps"u8))
        {
            ExpectedCostBps = row.Number("expected_cost_bps") is var cost && double.IsNaN(cost) ? 0 : cost;
        }
        else if (row.Is("size"u8))
        {
            Size = row.Number("size");
        }
        else if (row.Is("ref_price"u8))
        {
            ReferencePrice = row.Number("ref_price");
        }
        else if (row.Is("error"u8))
        {
            Error = row.Anything();
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Clear()
    {
        (_idLength, Ticks, Agent, Strategy, Symbol) = (0, -1, -1, -1, -1);
        (HorizonHours, Score, ExpectedCostBps, Size, ReferencePrice, Error) = (double.NaN, double.NaN, 0, double.NaN, double.NaN, null);
        Features.Clear();
    }

    private void Check(in RowReader row)
    {
        row.Require(_idLength > 0, "id");
        row.Require(Ticks >= 0, "ts");
        row.Require(Agent >= 0, "agent");
        row.Require(Strategy >= 0, "strategy");
        row.Require(!double.IsNaN(HorizonHours), "horizon_hours");
        if (!(HorizonHours > 0 && HorizonHours <= 1e6))
        {
            throw row.Bad(FormattableString.Invariant($"horizon_hours is {HorizonHours}"), "a number in (0, 1000000]");
        }

        if (Error is null)
        {
            row.Require(Symbol >= 0, "symbol");
            row.Require(!double.IsNaN(Score), "score");
        }
    }
}
