using FuturesSix.Core.Supervision;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Journals;
using FuturesSix.Data.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>Puts the report together.</summary>
internal sealed class MetaReportBuilder(SupervisorConfiguration configuration, Evidence evidence, Judgement judgement, SimulatorDesk desk)
{
    private const int ShownEvents = 50;
    private const int ShownHistory = 200;
    private static readonly (PriceDoubts Doubt, string Words)[] Doubts =
    [
        (PriceDoubts.Late, "with a price that came late: the move across the hole counts as data"),
        (PriceDoubts.Foreign, "with a fill or reference price that is not in the unit of the price source: it was left out"),
        (PriceDoubts.Same, "whose entry and exit are one price: the horizon is shorter than the distance of prices"),
    ];

    private readonly SupervisionOptions _options = configuration.Options;

    /// <summary>The report; history is added by the caller, who knows whether there is news.</summary>
    public MetaReport Build(IReadOnlyList<LadderEvent> events, ReconcileReport reconciled)
    {
        var positions = LadderState.Of(events);
        var last = events.GroupBy(e => e.Agent, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var all = judgement.Weights(judgement.Agents);
        var live = judgement.Weights(judgement.Agents.Where(a => RungOf(a, positions) == Rung.Live));
        var capital = live.Agents.ToDictionary(w => w.Agent, StringComparer.Ordinal);
        return new MetaReport
        {
            EvidenceUntil = evidence.Rows == 0 ? null : new DateTimeOffset(evidence.UntilTicks, TimeSpan.Zero),
            Rows = evidence.Rows,
            Pending = reconciled.Pending,
            Prices = reconciled.Prices,
            Journals = reconciled.Journals,
            Agents = [.. all.Agents.Select(w => Agent(w, RungOf(w.Agent, positions), capital.GetValueOrDefault(w.Agent), last.GetValueOrDefault(w.Agent)))],
            Uninvested = all.Uninvested,
            CapitalUninvested = live.Uninvested,
            Strategies = judgement.Strategies,
            Models = Models(),
            Events = [.. events.Where(e => e.From != e.To || e.Failures > 0).TakeLast(ShownEvents)],
            History = [],
            Notes = [.. Notes(reconciled)],
        };
    }

    /// <summary>What this run adds to the history.</summary>
    public static HistoryRecord? Record(MetaReport report) => report.EvidenceUntil is not { } until ? null : new HistoryRecord(
        until, report.Rows, [.. report.Agents.Select(a => new HistoryAgent(a.Agent, a.Rung, a.Confidence.Multiplier, a.Weight.Weight, a.Capital))]);

    /// <summary>The part of the history that is shown.</summary>
    public static IReadOnlyList<HistoryRecord> Shown(IEnumerable<HistoryRecord> history) => [.. history.TakeLast(ShownHistory)];

    private Rung RungOf(string agent, SortedDictionary<string, LadderPosition> positions) =>
        positions.TryGetValue(agent, out var position) ? position.Rung : _options.Promotion.Start(agent);

    private AgentReport Agent(AgentWeight weight, Rung rung, AgentWeight? live, LadderEvent? last)
    {
        var (statistics, ledger) = (judgement.Statistics(weight.Agent), judgement.Accumulator(weight.Agent).Ledger);
        return new AgentReport
        {
            Agent = weight.Agent,
            Strategy = weight.Strategy,
            Rung = rung,
            Capital = live?.Weight ?? 0,
            CapitalWhy = live?.Why ?? $"no capital on the rung {rung.ToString().ToLowerInvariant()}",
            Statistics = statistics,
            Confidence = judgement.Confidence(weight.Agent),
            Weight = weight,
            Ledger = ledger,
            Remedy = ledger.Remedy(_options.Ledger),
            FillDelayHours = judgement.FillDelay(weight.Agent),
            Gates = PromotionLadder.Gates(statistics, _options.Promotion),
            Decision = last,
        };
    }

    private IReadOnlyList<ModelReport> Models()
    {
        var found = new List<ModelReport>();
        for (var s = 0; s < evidence.Names.Strategies.Count && evidence.Rows > 0; s++)
        {
            var model = desk.InForce(s, evidence.UntilTicks);
            var totals = evidence.Version(evidence.Names.Versions.NumberOf(System.Text.Encoding.UTF8.GetBytes(model.Version)));
            found.Add(new ModelReport(model, totals?.Rows ?? 0, totals?.MeanGap ?? 0, totals?.R2));
        }

        return [.. found.OrderBy(m => m.Model.Strategy, StringComparer.Ordinal)];
    }

    private IEnumerable<string> Notes(ReconcileReport reconciled)
    {
        foreach (var (symbol, count) in reconciled.Pending?.UnknownSymbols ?? new Dictionary<string, long>())
        {
            yield return FormattableString.Invariant($"{count} signals wait for {symbol}, which the price source does not have");
        }

        foreach (var agent in judgement.Agents)
        {
            if (judgement.Confidence(agent).Rows == 0)
            {
                yield return FormattableString.Invariant($"{agent}: no rows at {_options.Confidence.HorizonHours} h, so its confidence is 1");
            }

            foreach (var (doubt, words) in Doubts)
            {
                if (judgement.Doubted(agent, doubt) is var rows and > 0)
                {
                    yield return FormattableString.Invariant($"{agent}: {rows} rows {words}");
                }
            }

            if (judgement.Accumulator(agent).ChangedStrategy)
            {
                yield return $"{agent}: ran several strategies; the CVaR of the last one counts";
            }
        }

        foreach (var note in reconciled.Notes)
        {
            yield return note;
        }
    }
}

/// <summary>What reconciling met.</summary>
internal sealed record ReconcileReport
{
    public PendingSignals? Pending { get; init; }

    public string? Prices { get; init; }

    public required IReadOnlyDictionary<string, JournalReport> Journals { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required long Written { get; init; }

    public static JournalReport Describe(JournalSummary summary) => new(
        [.. summary.Files.Select(f => Path.GetFileName(f))],
        summary.Rows,
        [.. summary.Torn.Select(t => t with { File = Path.GetFileName(t.File) })],
        summary.Bad,
        [.. summary.FirstBad.Select(b => b with { File = Path.GetFileName(b.File) })],
        summary.Doubled);
}
