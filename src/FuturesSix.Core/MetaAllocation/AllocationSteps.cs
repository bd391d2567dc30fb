namespace FuturesSix.Core.MetaAllocation;

/// <summary>What each step gave, one entry per sleeve in ordinal order, from which the explanation is written.</summary>
internal sealed record AllocationSteps(
    MetaAllocatorConfig Config,
    IReadOnlyDictionary<string, double>? Previous,
    string[] Names,
    SleeveScore[] Scores,
    double[] Governed,
    double[] Target,
    double[] Penalised,
    double[] Weights,
    double Shift)
{
    /// <summary>The result with its explanation.</summary>
    public MetaAllocationResult Result(IReadOnlyList<PairCorrelation> pairs, IReadOnlyList<GovernorHit> hits, bool noPositive, IReadOnlyList<string> notes)
    {
        var result = new MetaAllocationResult
        {
            Config = Config,
            Sleeves = [.. Names.Select((_, i) => Explain(i, hits))],
            Correlations = pairs,
            GovernorHits = hits,
            NoPositiveScore = noPositive,
            ProjectionShift = Shift,
            Cash = Config.AllowCash ? Math.Max(0, 1 - Weights.Sum()) : 0,
            Notes = notes,
        };
        return Previous is null ? result : result with { Turnover = WeightMoves.Turnover(Previous, result.Weights()) };
    }

    private SleeveAllocation Explain(int i, IReadOnlyList<GovernorHit> hits)
    {
        var before = Previous?.GetValueOrDefault(Names[i]);
        var unbounded = Penalised[i] - Shift;
        return new SleeveAllocation
        {
            Name = Names[i],
            Score = Scores[i],
            GovernorFactor = hits.Where(h => h.First == Names[i] || h.Second == Names[i]).Aggregate(1.0, (product, h) => product * h.Factor),
            GovernedScore = Governed[i],
            Target = Target[i],
            PreviousWeight = before,
            MoveBeforePenalty = Target[i] - before,
            MoveAfterPenalty = Penalised[i] - before,
            Penalised = Penalised[i],
            Weight = Weights[i],
            Bound = unbounded < Config.MinWeight ? BindingBound.Min : unbounded > Config.MaxWeight ? BindingBound.Max : BindingBound.None,
        };
    }
}
