using FuturesSix.Application.Runs;
using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Margin;
using FuturesSix.Core.Stack;
using FuturesSix.Data;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Verification;

namespace FuturesSix.Application.Verification;

/// <summary>The checks that run the stack again from the receipt.</summary>
internal sealed class ReplayChecks(RunArtifacts run, VerifyRequest request, EngineRegistry? registry)
{
    private static readonly (string Name, string What)[] Names =
    [
        ("determinism", "the receipt (config.yaml, dataset, source runs) gives every file again, byte for byte"),
        ("isolation_replay", "without the brake layers 1 to 5 and the unbraked book are the same, byte for byte"),
        ("margin_replay", "margin per contract, priced from the dataset: at every decision at most max_margin_utilisation of equity, frozen positions aside"),
    ];

    /// <summary>What they are when they are left out.</summary>
    public static IReadOnlyList<RunCheck> Skipped { get; } = [.. Names.Select(n => Without(n, CheckOutcome.Skipped, "left out: no replay was asked for"))];

    /// <summary>Carries them out.</summary>
    public IReadOnlyList<RunCheck> Execute(IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        try
        {
            var parent = Path.GetDirectoryName(run.Folder) ?? "";
            var store = new RunStore(Path.GetFileName(parent) == "runs" ? Path.GetDirectoryName(parent)! : request.Artifacts);
            var replayed = new ReplayRun(registry).Again(store, RunStore.OpenFolder(run.Folder), request.Dataset, request.Folder, progress, cancel);
            return [Determinism(replayed, cancel), Isolation(replayed, cancel), Margin(replayed)];
        }
        catch (Exception error) when (error is InputException or StackException or MarginException)
        {
            return [.. Names.Select(n => Without(n, CheckOutcome.Unavailable, error.Message))];
        }
    }

    private RunCheck Determinism(ReplayedRun replayed, CancellationToken cancel)
    {
        var output = replayed.Output with { Inputs = replayed.Output.Inputs with { CodeVersion = run.Meta.CodeVersion } };
        var elsewhere = run.Meta.Platform is { } platform && platform != RunPlatform.Current;
        var otherCode = run.Meta.CodeVersion != CodeVersion.Current;
        var tally = new CheckTally();
        new ReplayComparison(run, elsewhere ? ReplayComparison.ElsewhereTolerance : 0).Compare(output, tally, cancel);
        tally.Because = elsewhere
            ? $"the run was made on {run.Meta.Platform}, this is {RunPlatform.Current}: bytes may differ there, so numbers were compared at 1e-9"
            : otherCode && tally.Offences == 0 ? $"made by code version {run.Meta.CodeVersion}, replayed by {CodeVersion.Current}: the same bytes" : null;
        var check = Describe(Names[0], tally);
        return otherCode && tally.Offences > 0
            ? check with { Outcome = CheckOutcome.Unavailable, First = null, Because = $"the run was made by code version {run.Meta.CodeVersion}, this is {CodeVersion.Current}, and gives another run, first {tally.First}; expected the program that made it" }
            : check;
    }

    /// <summary>A second replay with the brake off: layer 6 must not have reached anything above it.</summary>
    private static RunCheck Isolation(ReplayedRun replayed, CancellationToken cancel)
    {
        var input = replayed.Input with { Options = replayed.Input.Options with { Allocator = replayed.Input.Options.Allocator with { Mode = AllocatorMode.Off } }, PrecomputedBrake = null };
        var result = RunStack.Run(input, null, cancel);
        var (braked, free) = (Upper(replayed.Output, cancel), Upper(replayed.Output with { Result = result }, cancel));
        var tally = new CheckTally();
        foreach (var (with, without) in braked.Zip(free))
        {
            tally.Count(1);
            if (!with.Content.Span.SequenceEqual(without.Content.Span))
            {
                tally.Fail(new RunOffence { File = with.Path, Found = "depends on the brake", Expected = "the same file with allocator.mode off" });
            }
        }

        return Describe(Names[1], tally);
    }

    private static List<RenderedFile> Upper(RunOutput output, CancellationToken cancel) =>
        [.. RunContent.Render(output, cancel).Where(f => ArtifactShapes.All.Any(s => s.Path == f.Path && s.Stage <= RunStage.UnbrakedBook) || f.Path == "overlay_intents.jsonl")];

    private static RunCheck Margin(ReplayedRun replayed)
    {
        var (result, options) = (replayed.Output.Result, replayed.Input.Options.Margin);
        var (market, book, model) = (result.Market, result.Book, new MarginModel(result.Market.Instruments, options));
        var tally = new CheckTally();
        for (var k = 0; k < book.Contracts.Rows; k++)
        {
            var (margin, frozen, row) = (0.0, 0.0, result.Schedule.Rows[k]);
            for (var i = 0; i < market.Count; i++)
            {
                var held = Math.Abs(book.Contracts[k, i]);
                var needed = held == 0 ? 0 : held * model.PerContract(i, market.Dates[row], book.ContractValues[k, i], LastFx(market.Fx.Column(i), row));
                margin += needed;
                frozen += book.Limits[(k * market.Count) + i].HasFlag(ExecutionLimits.Frozen) ? needed : 0;
            }

            var (equity, date) = (book.Equity[row - book.FirstRow], book.Contracts.Dates[k]);
            var most = Math.Max(options.MaxMarginUtilisation * equity, frozen);
            tally.Require(margin <= most * (1 + 1e-10), () => new RunOffence
            {
                File = "contracts.csv",
                Date = date,
                Cell = "margin",
                Found = FormattableString.Invariant($"is {margin / equity:R} of equity"),
                Expected = FormattableString.Invariant($"at most {most / equity:R}"),
            });
        }

        return Describe(Names[2], tally);
    }

    private static double LastFx(ReadOnlySpan<double> fx, int row)
    {
        while (row > 0 && double.IsNaN(fx[row]))
        {
            row--;
        }

        return fx[row];
    }

    private static RunCheck Describe((string Name, string What) check, CheckTally tally) => new()
    {
        Name = check.Name,
        What = check.What,
        Outcome = tally.Offences == 0 ? CheckOutcome.Passed : CheckOutcome.Failed,
        Cells = tally.Cells,
        Offences = tally.Offences,
        First = tally.First,
        Because = tally.Because,
    };

    private static RunCheck Without((string Name, string What) check, CheckOutcome outcome, string because) =>
        new() { Name = check.Name, What = check.What, Outcome = outcome, Because = because };
}
