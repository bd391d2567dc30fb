using FuturesSix.Core.Supervision;

namespace FuturesSix.Data.Journals;

/// <summary>A line of <c>reconciled.jsonl</c>: id, ts, agent, strategy, horizon_hours, expected_pnl_bps, realized_pnl_bps,
/// pnl_error_bps (= realised - expected), abs_error_bps, sim_version, error; optional symbol, score, features, exit_ts (what
/// the simulator model learns from) and cost_bps, timing_bps, data_bps, sizing_bps (causes of the gap), fill_delay_hours,
/// late_price, foreign_price, same_price. A
/// pnl_error_bps that is not there is realised - expected. One object serves all lines.</summary>
public sealed class ReconciledRow
{
    private const int LongestText = 512;
    private readonly byte[] _scratch = new byte[LongestText];
    private readonly byte[] _id = new byte[LongestText];
    private int _idLength;
    private double _gap;
    private double _absError;

    /// <summary>The id; UTF-8, valid until the next line.</summary>
    public ReadOnlySpan<byte> Id => _id.AsSpan(0, _idLength);

    /// <summary>Time of the signal, UTC ticks.</summary>
    public long Ticks { get; private set; }

    /// <summary>Time of the exit price; the end of the horizon where it is not said.</summary>
    public long ExitTicks { get; private set; }

    /// <summary>Number of the agent.</summary>
    public int Agent { get; private set; }

    /// <summary>Number of the strategy.</summary>
    public int Strategy { get; private set; }

    /// <summary>Number of the simulator version; -1 = none.</summary>
    public int Version { get; private set; }

    /// <summary>Horizon.</summary>
    public double HorizonHours { get; private set; }

    /// <summary>Score; NaN = none.</summary>
    public double Score { get; private set; }

    /// <summary>Expected P&amp;L; NaN = none.</summary>
    public double ExpectedBps { get; private set; }

    /// <summary>Realised P&amp;L; NaN = none.</summary>
    public double RealisedBps { get; private set; }

    /// <summary>Realised - expected; NaN = none.</summary>
    public double GapBps => double.IsNaN(_gap) ? RealisedBps - ExpectedBps : _gap;

    /// <summary>|realised - expected|; NaN = none.</summary>
    public double AbsErrorBps => double.IsNaN(_absError) ? Math.Abs(GapBps) : _absError;

    /// <summary>True where the row has figures.</summary>
    public bool HasFigures => !double.IsNaN(RealisedBps) && !double.IsNaN(GapBps);

    /// <summary>Causes of the gap that the row tells.</summary>
    public GapParts Parts { get; private set; }

    /// <summary>Hours from signal to fill; NaN = not said.</summary>
    public double FillDelayHours { get; private set; }

    /// <summary>What is doubtful about its prices.</summary>
    public PriceDoubts Doubts { get; private set; }

    /// <summary>True where the row carries an error.</summary>
    public bool HasError { get; private set; }

    /// <summary>Features.</summary>
    public RowFeatures Features { get; } = new();

    /// <summary>Reads the current line.</summary>
    /// <exception cref="JournalException">It is no reconciled row; file, line and field are named.</exception>
    public void Read(JournalReader journal, JournalNames names)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(names);
        Clear();
        var row = new RowReader(journal, _scratch);
        while (row.NextField())
        {
            if (!Identity(ref row, names) && !Figures(ref row) && !Causes(ref row))
            {
                Rest(ref row, names);
            }
        }

        row.Require(_idLength > 0, "id");
        row.Require(Ticks >= 0, "ts");
        row.Require(Agent >= 0, "agent");
        row.Require(Strategy >= 0, "strategy");
        row.Require(!double.IsNaN(HorizonHours), "horizon_hours");
        row.Require(HasError || HasFigures, double.IsNaN(RealisedBps) ? "realized_pnl_bps" : "expected_pnl_bps");
        ExitTicks = ExitTicks >= 0 ? ExitTicks : Ticks + (long)(HorizonHours * TimeSpan.TicksPerHour);
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
        else if (row.Is("horizon_hours"u8))
        {
            HorizonHours = row.Number("horizon_hours");
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool Figures(ref RowReader row)
    {
        if (row.Is("expected_pnl_bps"u8))
        {
            ExpectedBps = row.Number("expected_pnl_bps");
        }
        else if (row.Is("realized_pnl_bps"u8))
        {
            RealisedBps = row.Number("realized_pnl_bps");
        }
        else if (row.Is("pnl_error_bps"u8))
        {
            _gap = row.Number("pnl_error_bps");
        }
        else if (row.Is("abs_error_bps"u8))
        {
            _absError = row.Number("abs_error_bps");
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool Causes(ref RowReader row)
    {
        if (row.Is("cost_bps"u8))
        {
            Parts = Parts with { Cost = OrZero(row.Number("cost_bps")) };
        }
        else if (row.Is("timing_bps"u8))
        {
            Parts = Parts with { Timing = OrZero(row.Number("timing_bps")) };
        }
        else if (row.Is("data_bps"u8))
        {
            Parts = Parts with { Data = OrZero(row.Number("data_bps")) };
        }
        else if (row.Is("sizing_bps"u8))
        {
            Parts = Parts with { Sizing = OrZero(row.Number("sizing_bps")) };
        }
        else if (row.Is("fill_delay_hours"u8))
        {
            FillDelayHours = row.Number("fill_delay_hours");
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Rest(ref RowReader row, JournalNames names)
    {
        if (row.Is("sim_version"u8))
        {
            Version = row.Anything() is { } version ? names.Versions.NumberOf(System.Text.Encoding.UTF8.GetBytes(version)) : -1;
        }
        else if (row.Is("error"u8))
        {
            HasError = row.Anything() is not null;
        }
        else if (row.Is("score"u8))
        {
            Score = row.Number("score");
        }
        else if (row.Is("exit_ts"u8))
        {
            ExitTicks = row.Instant("exit_ts");
        }
        else if (row.Is("features"u8))
        {
            Features.Read(ref row, names.Features);
        }
        else
        {
            Doubt(ref row);
        }
    }

    private void Doubt(ref RowReader row)
    {
        var doubt = row.Is("late_price"u8) ? PriceDoubts.Late : row.Is("foreign_price"u8) ? PriceDoubts.Foreign : row.Is("same_price"u8) ? PriceDoubts.Same : PriceDoubts.None;
        if (doubt == PriceDoubts.None)
        {
            row.Pass();
        }
        else if (row.Anything() is not null)
        {
            Doubts |= doubt;
        }
    }

    private void Clear()
    {
        (_idLength, Ticks, ExitTicks, Agent, Strategy, Version) = (0, -1, -1, -1, -1, -1);
        (HorizonHours, Score, ExpectedBps, RealisedBps, _gap, _absError) = (double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        (Parts, FillDelayHours, HasError, Doubts) = (default, double.NaN, false, PriceDoubts.None);
        Features.Clear();
    }

    private static double OrZero(double value) => double.IsNaN(value) ? 0 : value;
}
