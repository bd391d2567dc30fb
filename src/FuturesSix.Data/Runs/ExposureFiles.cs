using System.Text.Json;
using FuturesSix.Core.Market;

namespace FuturesSix.Data.Runs;

/// <summary>Artifacts of layer 6's optional exposures, of runs with sleeve scalars or a convexity position.</summary>
internal static class ExposureFiles
{
    public static IReadOnlyList<RunFile> All { get; } =
    [
        new("allocator_sleeves_v1.csv", 6, States) { When = HasSleeves },
        new(RunFiles.SleevesApplied, 6, Applied) { When = HasSleeves },
        new("allocator_sleeves_v1_meta.json", null, SleevesMeta) { When = HasSleeves },
        new(RunFiles.Convexity, 6, Convexity) { When = HasConvexity },
        new("allocator_convexity_v1_meta.json", null, ConvexityMeta) { When = HasConvexity },
        new("convexity_returns.csv", null, ConvexityReturns) { When = HasConvexity },
    ];

    private static bool HasSleeves(RunOutput run) => run.Result.Options.Exposures.Sleeves.Count > 0;

    private static bool HasConvexity(RunOutput run) => run.Result.Options.Exposures.Convexity is not null;

    /// <summary>The scalar per state of each sleeve of the book that has one.</summary>
    private static void States(Stream stream, RunOutput run)
    {
        var exposures = run.Result.Exposures;
        string[] names = [.. exposures.Scaled.Select(e => exposures.Sleeves[e])];
        DateOnly[] dates = [.. run.Result.Brake.State?.States.Dates ?? []];
        ArtifactTables.Wide(stream, new Panel(dates, names, exposures.States));
    }

    private static void Applied(Stream stream, RunOutput run)
    {
        var exposures = run.Result.Exposures;
        using var text = new ArtifactText(stream);
        text.Header("date", "sleeve", "risk_scalar_applied");
        for (var k = 0; k < run.Result.Schedule.Count; k++)
        {
            foreach (var e in exposures.Scaled)
            {
                text.Cell(run.Result.Schedule.Dates[k]).Cell(exposures.Sleeves[e]).Cell(exposures.SleeveScalars[(k * exposures.Sleeves.Count) + e]).End();
            }
        }
    }

    private static void Convexity(Stream stream, RunOutput run)
    {
        var (result, convexity) = (run.Result, run.Result.Exposures.Convexity!);
        var symbol = run.Symbol(result.Exposures.ConvexityInstrument!.Value);
        using var text = new ArtifactText(stream);
        text.Header("date", "instrument", "activation", "delta", "spent", "room", "weight");
        for (var k = 0; k < result.Schedule.Count; k++)
        {
            text.Cell(result.Schedule.Dates[k]).Cell(symbol).Cell(convexity.Activation[k]).Cell(convexity.Delta[k])
                .Cell(convexity.Spent[k]).Cell(convexity.Room[k]).Cell(convexity.Weights[k]).End();
        }
    }

    /// <summary>The position's contribution to each day's return; zeros while it does not act.</summary>
    private static void ConvexityReturns(Stream stream, RunOutput run)
    {
        var book = run.Result.Book;
        var column = book.SleeveReturns.IndexOf(Core.Stack.ExposureStageOptions.ConvexitySleeve);
        using var text = new ArtifactText(stream);
        text.Header("date", "profit", "cost", "contribution");
        for (var d = 0; d < book.Days; d++)
        {
            var total = column < 0 ? 0 : book.SleeveReturns[d, column];
            text.Cell(book.Dates[d]).Cell(total - book.OwnCost[d]).Cell(book.OwnCost[d]).Cell(total).End();
        }
    }

    private static void SleevesMeta(Stream stream, RunOutput run)
    {
        var (exposures, options) = (run.Result.Exposures, run.Result.Options);
        Write(stream, new
        {
            Version = "v1",
            run.Inputs.Dataset.Synthetic,
            options.Allocator.Mode,
            exposures.Acts,
            run.Result.Brake.SourceRunId,
            options.Allocator.ApplyMissingScalarAs,
            LagRebalances = 1,
            Sleeves = options.Exposures.Sleeves.ToDictionary(s => s.Engine, s => s.Profile with { Name = s.Engine }),
            WithoutEffect = options.Exposures.Sleeves.Select(s => s.Engine).Except(exposures.Sleeves, StringComparer.Ordinal),
        });
    }

    private static void ConvexityMeta(Stream stream, RunOutput run)
    {
        var (exposures, options) = (run.Result.Exposures, run.Result.Options);
        Write(stream, new
        {
            Version = "v1",
            run.Inputs.Dataset.Synthetic,
            options.Allocator.Mode,
            exposures.Acts,
            run.Result.Brake.SourceRunId,
            LagRebalances = 1,
            options.Exposures.Convexity!.Instrument,
            options.Exposures.Convexity.Overlay,
            MissingPrices = exposures.Convexity!.Missing,
            Summary = run.Summary.Convexity,
        });
    }

    private static void Write<T>(Stream stream, T meta) => JsonSerializer.Serialize(stream, meta, RunJson.Indented);
}
