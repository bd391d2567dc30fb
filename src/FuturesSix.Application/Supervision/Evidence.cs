using FuturesSix.Core.Supervision;
using FuturesSix.Data.Journals;

namespace FuturesSix.Application.Supervision;

/// <summary>Everything the supervisor knows, gathered in one pass over the reconciled journal: statistics by agent, gaps by
/// strategy, the window of confidence, what models learn from, and which ids are done. Memory does not grow with the journal
/// but for 8 bytes a gap and about 12 an id.</summary>
/// <param name="options">Options.</param>
internal sealed class Evidence(SupervisionOptions options)
{
    private readonly List<AgentAccumulator> _agents = [];
    private readonly List<GapSample> _gaps = [];
    private readonly List<StrategyWindow> _windows = [];
    private readonly List<VersionTotals> _versions = [];
    private readonly List<DelayTotals> _delays = [];

    /// <summary>Names of everything.</summary>
    public JournalNames Names { get; } = new();

    /// <summary>Ids that are done.</summary>
    public IdSet Done { get; } = new();

    /// <summary>Rows at the horizon of confidence.</summary>
    public ConfidenceWindow Confidence { get; } = new(options.Confidence);

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The last moment an outcome was known; 0 without rows.</summary>
    public long UntilTicks { get; private set; }

    /// <summary>Statistics of agents, by number; null for a name that has no row.</summary>
    public AgentAccumulator? Agent(int number) => number < _agents.Count ? _agents[number] : null;

    /// <summary>Mean hours from signal to fill; null without fills.</summary>
    public double? FillDelay(int agent) => agent < _delays.Count && _delays[agent] is { Count: > 0 } d ? d.Sum / d.Count : null;

    /// <summary>Rows of an agent with a doubt about their prices.</summary>
    public long Doubted(int agent, PriceDoubts doubt) => agent < _delays.Count ? _delays[agent].Doubted(doubt) : 0;

    /// <summary>Gaps of a strategy at the horizon of the CVaR; null for a name that has no row.</summary>
    public GapSample? Gaps(int strategy) => strategy < _gaps.Count ? _gaps[strategy] : null;

    /// <summary>What the model of a strategy learns from.</summary>
    public TrainingWindow Window(int strategy) => At(_windows, strategy, () => new StrategyWindow(options.Model.WindowRows)).Rows;

    /// <summary>What a version did; null where it expected nothing.</summary>
    public VersionTotals? Version(int number) => number < _versions.Count ? _versions[number] : null;

    /// <summary>Takes a row.</summary>
    public void Take(in EvidenceRow row)
    {
        Rows++;
        UntilTicks = Math.Max(UntilTicks, row.ExitTicks);
        var agent = At(_agents, row.Agent, () => new AgentAccumulator());
        agent.AddRow(Names.Strategies[row.Strategy], row.Version < 0 ? null : Names.Versions[row.Version], row.Ticks, row.HasError);
        if (!row.HasFigures)
        {
            return;
        }

        agent.AddFigures(row.RealisedBps, row.GapBps, row.Parts);
        At(_delays, row.Agent, () => new DelayTotals()).Add(row.FillDelayHours, row.Doubts);
        Confidence.Add(row.Agent, row.HorizonHours, row.AbsErrorBps, row.RealisedBps, row.Ticks);
        var gaps = At(_gaps, row.Strategy, () => new GapSample());
        if (options.Cvar.HorizonHours is not { } horizon || row.HorizonHours == horizon)
        {
            gaps.Add(row.GapBps);
        }

        if (row.Version >= 0)
        {
            At(_versions, row.Version, () => new VersionTotals()).Add(row.RealisedBps, row.GapBps);
        }

        if (!double.IsNaN(row.Score))
        {
            At(_windows, row.Strategy, () => new StrategyWindow(options.Model.WindowRows)).Add(row, Names.Features);
        }
    }

    private static T At<T>(List<T> list, int number, Func<T> make)
    {
        while (list.Count <= number)
        {
            list.Add(make());
        }

        return list[number];
    }

    /// <summary>The training window of a strategy, with the numbers of its features.</summary>
    private sealed class StrategyWindow(int rows)
    {
        private int[] _local = [];
        private double[] _values = [];

        public TrainingWindow Rows { get; } = new(rows);

        public void Add(in EvidenceRow row, NameTable names)
        {
            Array.Fill(_values, double.NaN);
            for (var k = 0; k < row.Features.Count; k++)
            {
                var at = Local(row.Features.Names[k], names);
                if (at >= _values.Length)
                {
                    var before = _values.Length;
                    Array.Resize(ref _values, at + 1);
                    Array.Fill(_values, double.NaN, before, at + 1 - before);
                }

                _values[at] = row.Features.Values[k];
            }

            Rows.Add(row.Ticks, row.ExitTicks, row.Score, row.RealisedBps, _values);
        }

        private int Local(int name, NameTable names)
        {
            if (name >= _local.Length)
            {
                var before = _local.Length;
                Array.Resize(ref _local, name + 8);
                Array.Fill(_local, -1, before, _local.Length - before);
            }

            return _local[name] >= 0 ? _local[name] : _local[name] = Rows.IndexOf(names[name]);
        }
    }

    private sealed class DelayTotals
    {
        public double Sum { get; private set; }

        public long Count { get; private set; }

        private readonly long[] _doubts = new long[3];

        public long Doubted(PriceDoubts doubt) => _doubts[System.Numerics.BitOperations.Log2((uint)doubt)];

        public void Add(double hours, PriceDoubts doubts)
        {
            for (var d = 0; d < _doubts.Length; d++)
            {
                _doubts[d] += (((int)doubts) >> d) & 1;
            }

            Sum += double.IsNaN(hours) ? 0 : hours;
            Count += double.IsNaN(hours) ? 0 : 1;
        }
    }
}

/// <summary>What a version of a model expected against what came, added up.</summary>
internal sealed class VersionTotals
{
    private double _gap;
    private double _squares;
    private double _realised;
    private double _realisedSquares;

    public long Rows { get; private set; }

    public double MeanGap => Rows == 0 ? 0 : _gap / Rows;

    /// <summary>1 - squared gaps over squared deviations of what was realised; null below 3 rows.</summary>
    public double? R2 => Rows >= 3 && _realisedSquares - (_realised * _realised / Rows) is var total and > 0 ? 1 - (_squares / total) : null;

    public void Add(double realised, double gap)
    {
        Rows++;
        _gap += gap;
        _squares += gap * gap;
        _realised += realised;
        _realisedSquares += realised * realised;
    }
}
