using System.Text.Json;
using FuturesSix.Data.Artifacts;

namespace FuturesSix.Data.Comparison;

/// <summary>Compares the artifacts of two runs stage by stage.</summary>
internal static class StageComparer
{
    private const string Intents = "overlay_intents.jsonl";
    private static readonly (RunStage Stage, int? Layer, string Name)[] Order =
    [
        (RunStage.MarketData, null, "market_data"),
        (RunStage.EngineSignals, 1, "engine_signals"),
        (RunStage.EnginePolicy, 2, "engine_policy"),
        (RunStage.PortfolioConstruction, 3, "portfolio_construction"),
        (RunStage.DiscretionaryOverlay, 4, "discretionary_overlay"),
        (RunStage.RiskTargeting, 5, "risk_targeting"),
        (RunStage.UnbrakedBook, 7, "margin_and_execution (unbraked book)"),
        (RunStage.Allocator, 6, "allocator"),
        (RunStage.MarginAndExecution, 7, "margin_and_execution"),
        (RunStage.Results, null, "results"),
    ];

    public static IReadOnlyList<StageComparison> Compare(RunArtifacts a, RunArtifacts b, (DateOnly From, DateOnly To) period, double tolerance, CancellationToken cancel)
    {
        var stages = new List<StageComparison>();
        foreach (var (stage, layer, name) in Order)
        {
            cancel.ThrowIfCancellationRequested();
            CellDifference[] files = stage == RunStage.DiscretionaryOverlay
                ? [.. new[] { Tilts(a, b, period, tolerance) }.OfType<CellDifference>()]
                : [.. ArtifactShapes.All.Where(s => s.Stage == stage).Select(s => TableDifferences.First(a.Table(s.Path), b.Table(s.Path), period, tolerance)).OfType<CellDifference>()];
            stages.Add(new StageComparison { Stage = stage, Layer = layer, Name = name, First = Earliest(files), Files = files });
        }

        return stages;
    }

    /// <summary>The first stage that differs. Layer 7 runs twice: where the unbraked book is the first to differ, the decisions of
    /// layer 7 tell more than its returns.</summary>
    public static StageComparison? First(IReadOnlyList<StageComparison> stages)
    {
        var first = stages.FirstOrDefault(s => !s.Same);
        var execution = stages.FirstOrDefault(s => s.Stage == RunStage.MarginAndExecution);
        return first?.Stage == RunStage.UnbrakedBook && execution?.First is { } decided && decided.Date <= first.First!.Date ? execution : first;
    }

    /// <summary>The earliest; on one day one that names an instrument, otherwise the first file.</summary>
    private static CellDifference? Earliest(IReadOnlyList<CellDifference> files) =>
        files.OrderBy(f => f.Date).ThenBy(f => f.Instrument is null).FirstOrDefault();

    /// <summary>The first application of a tilt that differs, with the first instrument whose weight it moved.</summary>
    private static CellDifference? Tilts(RunArtifacts a, RunArtifacts b, (DateOnly From, DateOnly To) period, double tolerance)
    {
        var (inA, inB) = (Applications(a, period), Applications(b, period));
        foreach (var key in inA.Keys.Union(inB.Keys).OrderBy(k => k.Date).ThenBy(k => k.Tilt, StringComparer.Ordinal))
        {
            var (tiltA, tiltB) = (inA.GetValueOrDefault(key), inB.GetValueOrDefault(key));
            if (tiltA.Multiplier is { } x && tiltB.Multiplier is { } y && TableDifferences.Same(x, y, tolerance) && tiltA.Text == tiltB.Text)
            {
                continue;
            }

            const string weights = "risk_targeting/weights_pre_risk_targeting.csv";
            var moved = TableDifferences.First(a.Table(weights), b.Table(weights), (key.Date, key.Date), tolerance);
            var text = tiltA.Multiplier is not null && tiltB.Multiplier is not null && TableDifferences.Same(tiltA.Multiplier.Value, tiltB.Multiplier.Value, tolerance);
            return new CellDifference
            {
                File = Intents,
                Date = key.Date,
                LineA = tiltA.Line,
                LineB = tiltB.Line,
                Column = text ? $"{key.Tilt} text" : $"{key.Tilt} multiplier",
                Sleeve = key.Tilt.StartsWith("sleeve ", StringComparison.Ordinal) ? key.Tilt[7..] : null,
                Instrument = moved?.Instrument,
                A = text ? tiltA.Text : Say(tiltA.Multiplier),
                B = text ? tiltB.Text : Say(tiltB.Multiplier),
            };
        }

        return null;
    }

    private static string? Say(double? multiplier) => multiplier is { } number ? ArtifactTable.Write(number) : null;

    private static Dictionary<(DateOnly Date, string Tilt), (double? Multiplier, string Text, int? Line)> Applications(RunArtifacts run, (DateOnly From, DateOnly To) period)
    {
        var found = new Dictionary<(DateOnly, string), (double?, string, int?)>();
        var lines = File.ReadAllLines(Path.Combine(run.Folder, Intents));
        for (var n = 0; n < lines.Length; n++)
        {
            using var json = JsonDocument.Parse(lines[n]);
            var tilt = json.RootElement;
            var date = DateOnly.Parse(tilt.GetProperty("date").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            var name = $"{tilt.GetProperty("scope").GetString()} {tilt.GetProperty("target").GetString()}";
            while (found.ContainsKey((date, name)))
            {
                name += " again";
            }

            if (date >= period.From && date <= period.To)
            {
                found[(date, name)] = (tilt.GetProperty("multiplier").GetDouble(), $"{tilt.GetProperty("author").GetString()}: {tilt.GetProperty("intent").GetString()}", n + 1);
            }
        }

        return found;
    }
}
