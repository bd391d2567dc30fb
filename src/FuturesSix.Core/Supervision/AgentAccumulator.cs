namespace FuturesSix.Core.Supervision;

/// <summary>Statistics of one agent, gathered while a journal is walked; rows are added in the order of the journal.</summary>
public sealed class AgentAccumulator
{
    private readonly GapTotals _gaps = new();
    private string? _strategy;
    private string? _version;
    private long _rows;
    private long _errors;
    private long _figures;
    private long _hits;
    private double _pnl;
    private double _peak;
    private double _drawdown;
    private double _absError;
    private double _gap;
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    /// <summary>True where the agent ran more than one strategy.</summary>
    public bool ChangedStrategy { get; private set; }

    /// <summary>Rows so far.</summary>
    public long Rows => _rows;

    /// <summary>The gaps, by cause.</summary>
    public GapLedger Ledger => _gaps.Ledger();

    /// <summary>Adds a row.</summary>
    /// <param name="strategy">Strategy.</param>
    /// <param name="version">Simulator version; null = none.</param>
    /// <param name="ticks">The signal's time, UTC ticks.</param>
    /// <param name="error">True where the row carries an error.</param>
    public void AddRow(string strategy, string? version, long ticks, bool error)
    {
        ChangedStrategy |= _strategy is not null && !ReferenceEquals(_strategy, strategy) && _strategy != strategy;
        (_strategy, _version) = (strategy, version ?? _version);
        _rows++;
        _errors += error ? 1 : 0;
        (_first, _last) = (Math.Min(_first, ticks), Math.Max(_last, ticks));
    }

    /// <summary>Adds the figures of the row.</summary>
    /// <param name="realised">Realised P&amp;L in bps.</param>
    /// <param name="gap">realised - expected in bps.</param>
    /// <param name="parts">What the journal says about the causes of the gap.</param>
    public void AddFigures(double realised, double gap, in GapParts parts)
    {
        _figures++;
        _hits += realised > 0 ? 1 : 0;
        _pnl += realised;
        _peak = Math.Max(_peak, _pnl);
        _drawdown = Math.Min(_drawdown, _pnl - _peak);
        _absError += Math.Abs(gap);
        _gap += gap;
        _gaps.Add(gap, parts);
    }

    /// <summary>The statistics so far.</summary>
    public AgentStatistics Statistics() => new()
    {
        Strategy = _strategy ?? "",
        Rows = _rows,
        Errors = _errors,
        Figures = _figures,
        PnlSumBps = _pnl,
        HitRate = Ratio(_hits, _figures),
        ErrorRate = Ratio(_errors, _rows),
        AvgAbsErrorBps = Ratio(_absError, _figures),
        AvgPnlErrorBps = Ratio(_gap, _figures),
        MaxDrawdownBps = _drawdown,
        SimVersion = _version,
        First = _rows == 0 ? null : new DateTimeOffset(_first, TimeSpan.Zero),
        Last = _rows == 0 ? null : new DateTimeOffset(_last, TimeSpan.Zero),
    };

    private static double Ratio(double part, long whole) => whole == 0 ? 0 : part / whole;
}
