using FuturesSix.Core.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>Turns evidence into confidence, CVaR, decisions and weights: pure functions of Core over what was gathered.</summary>
internal sealed class Judgement
{
    private readonly Evidence _evidence;
    private readonly SupervisionOptions _options;
    private readonly SortedDictionary<string, int> _agents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _strategies = new(StringComparer.Ordinal);
    private readonly ConfidenceResult[] _confidence;
    private readonly Dictionary<string, StrategyReport> _byStrategy;

    public Judgement(Evidence evidence, SupervisionOptions options, DateTimeOffset now)
    {
        (_evidence, _options) = (evidence, options);
        for (var a = 0; a < evidence.Names.Agents.Count; a++)
        {
            if (evidence.Agent(a) is { Rows: > 0 })
            {
                _agents[evidence.Names.Agents[a]] = a;
            }
        }

        for (var s = 0; s < evidence.Names.Strategies.Count; s++)
        {
            if (evidence.Gaps(s) is { Count: > 0 })
            {
                _strategies[evidence.Names.Strategies[s]] = s;
            }
        }

        _confidence = evidence.Confidence.Results(evidence.Names.Agents.Count, now.UtcTicks);
        Strategies = [.. _strategies.Select(s => Describe(s.Key, s.Value))];
        _byStrategy = Strategies.ToDictionary(s => s.Strategy, StringComparer.Ordinal);
    }

    /// <summary>The agents, in ordinal order.</summary>
    public IReadOnlyCollection<string> Agents => _agents.Keys;

    /// <summary>The strategies, in ordinal order.</summary>
    public IReadOnlyList<StrategyReport> Strategies { get; }

    /// <summary>Every strategy that has rows, with its number.</summary>
    public IReadOnlyDictionary<string, int> StrategyNumbers => _strategies;

    public AgentStatistics Statistics(string agent) => _evidence.Agent(_agents[agent])!.Statistics();

    public ConfidenceResult Confidence(string agent) => _confidence[_agents[agent]];

    public AgentAccumulator Accumulator(string agent) => _evidence.Agent(_agents[agent])!;

    public double? FillDelay(string agent) => _evidence.FillDelay(_agents[agent]);

    public long Doubted(string agent, PriceDoubts doubt) => _evidence.Doubted(_agents[agent], doubt);

    /// <summary>Judges every agent that has news.</summary>
    public List<LadderEvent> Decide(IReadOnlyDictionary<string, LadderPosition> positions) =>
    [
        .. Agents.Select(a => PromotionLadder.Judge(a, Statistics(a), positions.TryGetValue(a, out var at) ? at : new LadderPosition(_options.Promotion.Start(a)), _options.Promotion)).OfType<LadderEvent>(),
    ];

    /// <summary>Weights of some agents.</summary>
    public CapitalWeightsResult Weights(IEnumerable<string> agents) => CapitalWeights.Of(
        [.. agents.Select(a => new WeightCandidate(a, Statistics(a), Confidence(a).Multiplier, _byStrategy.GetValueOrDefault(Statistics(a).Strategy)?.CvarBps))],
        _options.Weights);

    private StrategyReport Describe(string name, int number)
    {
        var gaps = _evidence.Gaps(number)!.ToArray();
        var histogram = GapHistogram.Of(gaps);
        return new StrategyReport(name, gaps.Length, GapCvar.InPlace(gaps, _options.Cvar), GapCvar.WorstCount(gaps.Length, _options.Cvar.Tail), histogram);
    }
}
