using System.CommandLine;

namespace FuturesSix.Cli;

/// <summary>What a command's help ends with.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, (string Line, string Meaning)[]> Lines = new(StringComparer.Ordinal)
    {
        ["fsix"] =
        [
            ("fsix run", "run the default book on the embedded synthetic market"),
            ("fsix run --dataset my.yaml --start 2021-01-01", "run it on your own data"),
            ("fsix runs", "list the runs that are stored"),
            ("fsix config show", "print every setting with its value"),
        ],
        ["fsix run"] =
        [
            ("fsix run --config book.yaml", "run the book that the file describes"),
            ("fsix run --set risk_targeting.target_vol=0.15 --set allocator.mode=compute", "change single settings"),
            ("fsix run --convention quantstats", "show its statistics by the formulas of QuantStats"),
            ("fsix run --json | jq .summary.performance.sharpe", "read the result in a script"),
        ],
        ["fsix runs"] =
        [
            ("fsix runs --convention performanceanalytics", "their statistics by the formulas of PerformanceAnalytics"),
            ("fsix runs --json", "the same for a script"),
        ],
        ["fsix report"] =
        [
            ("fsix report latest --open", "write the page with the run's certificate, and look at it"),
            ("fsix report my_run --out published/", "into another folder"),
        ],
        ["fsix audit"] =
        [
            ("fsix audit", "what the brake does to the default book on the embedded market"),
            ("fsix audit --dataset my.yaml --set allocator.profile=L", "the most cautious profile on your own data"),
        ],
        ["fsix why"] =
        [
            ("fsix why RUN_ID", "every position of the last rebalance, a line each"),
            ("fsix why RUN_ID --date 2024-03-13 --instrument ES", "every step of one that was in force that day"),
            ("fsix why RUN_ID --json | jq '.positions[].steps'", "the figures for a script"),
        ],
        ["fsix certify"] =
        [
            ("fsix certify RUN_ID", "20 days, 40 replays; artifacts/certificates has the certificate"),
            ("fsix certify RUN_ID --dates 200 --seed 7", "another and larger sample"),
            ("fsix certify RUN_ID --full", "every trading day of the run"),
        ],
        ["fsix data check"] = [("fsix data check my.yaml", "what would be merged, skipped or carried, and every jump")],
        ["fsix data synth"] =
        [
            ("fsix data synth --seed 7 --output seven", "another market; run it with --dataset seven/dataset.yaml"),
            ("fsix data synth --years 20 --instruments 100", "a large one"),
        ],
        ["fsix data facts"] =
        [
            ("fsix data facts", "the embedded market"),
            ("fsix data facts synthetic my.yaml", "beside your own data"),
        ],
        ["fsix config show"] = [("fsix config show --config book.yaml", "the file with all defaults filled in")],
        ["fsix config validate"] = [("fsix config validate --config book.yaml", "every mistake at once, with file and line")],
        ["fsix config schema"] =
        [
            ("fsix config schema --out run.schema.json", "for an editor; docs/configuration.md says how to use it"),
            ("fsix config schema dataset", "the same for dataset files"),
        ],
        ["fsix bench"] =
        [
            ("fsix bench", "the quick works, in less than a minute"),
            ("fsix bench --work w1-13 --work state-13 --json", "two of them, for a script"),
            ("fsix bench --full --into docs/performance.md", "all of them, into the document's table"),
        ],
        ["fsix alloc qa"] =
        [
            ("fsix alloc qa --no-ci", "export, validate and report on this machine only"),
            ("fsix alloc qa --mode bayes --timeout-minutes 20", "the same on GitHub too, and both compared"),
        ],
        ["fsix orders"] =
        [
            ("fsix orders --run my_run --holdings holdings.csv", "what to trade, and why"),
            ("fsix orders --run my_run --holdings holdings.csv --format csv > trades.csv", "the same for a spreadsheet"),
            ("AF_SKIP_MT5=1 fsix orders --run my_run --holdings holdings.csv --publish artifacts/dry-run", "write the order file where no terminal reads it"),
        ],
        ["fsix alloc propose"] =
        [
            ("fsix alloc propose docs/samples/sleeves.json", "weights, and what made them"),
            ("fsix alloc propose RUN_ID --mode bayes --max-weight 0.7", "from the sleeve returns of a stored run"),
        ],
        ["fsix alloc export"] = [("fsix alloc export docs/samples/sleeves.json --previous latest --turnover-penalty 0.5", "half of every move away from the newest export")],
        ["fsix alloc report"] = [("fsix alloc report", "what the newest export changed")],
        ["fsix promote create"] =
        [
            ("fsix promote create --author 'A. Manager' --reason 'quarterly review'", "make the newest export the stack's base weights"),
            ("fsix promote create --weight trend=0.6 --weight csmom=0.4 --author 'A. Manager' --reason 'as the board decided'", "state the weights instead"),
        ],
        ["fsix promote revert"] = [("fsix promote revert --author 'A. Manager' --reason 'too much turnover'", "put the weights from before in force again")],
        ["fsix promote diff"] = [("fsix promote diff --from 0", "what all promotions together changed")],
        ["fsix engines"] =
        [
            ("fsix engines", "names, base weights, settings and needs"),
            ("fsix engines --dataset synthetic", "which of them can run on a dataset, and what the others lack"),
        ],
        ["fsix compare"] =
        [
            ("fsix compare RUN_A RUN_B", "figures side by side, and where in the pipeline they begin to differ"),
            ("fsix compare RUN_A latest --tolerance 1e-9 --markdown", "a page for a review, rounding aside"),
        ],
        ["fsix verify"] =
        [
            ("fsix verify latest", "every check of the newest run, with a replay from its receipt"),
            ("fsix verify RUN_ID --no-replay", "its files alone, where the dataset is not at hand"),
            ("fsix verify ./their-run --dataset ./data/book.yaml --json", "a run that somebody sent, as one JSON document"),
        ],
        ["fsix supervise"] =
        [
            ("fsix supervise --demo", "see every rule fire, on generated journals"),
            ("fsix supervise --folder live --prices prices.csv", "judge your own agents, once"),
            ("fsix supervise --folder live --prices book.yaml --every 1h", "judge them every hour, on the prices of a dataset"),
        ],
        ["fsix supervise model"] = [("fsix supervise model trend --folder live", "coefficients of one strategy, and how they drifted")],
        ["fsix supervise confidence"] = [("fsix supervise confidence --folder live --set confidence.half_life_days=30", "what a time half-life would make of it")],
        ["fsix supervise cvar"] = [("fsix supervise cvar --folder live --json", "the same for a script")],
        ["fsix supervise promotion"] = [("fsix supervise promotion my_agent --folder live", "would it pass? 0 yes, 1 no")],
        ["fsix deck"] =
        [
            ("fsix deck", "the Deck for this machine, on http://127.0.0.1:8002"),
            ("DECK_TOKEN=... fsix deck --bind 0.0.0.0:8002", "for others, who then need the token to change anything"),
        ],
        ["fsix deck demo"] = [("fsix deck demo --speed 10", "ten seconds of the session every second, until it is stopped")],
        ["fsix deck drill"] = [("fsix deck drill", "ten steps, none of them on the Deck in use")],
        ["fsix deck load"] = [("fsix deck load --url http://127.0.0.1:8003 --clients 500 --rate 1000 --seconds 60", "on a Deck started for this")],
        ["fsix deck health"] = [("fsix deck health --url http://127.0.0.1:8002", "ok, or what is wrong")],
        ["fsix daemon"] =
        [
            ("fsix daemon --once --dry-run", "what one tick would move, and why"),
            ("REFRESH_SEC=60 MIN_SHARE=0.1 fsix daemon", "until it is stopped"),
            ("fsix daemon --replay artifacts/daemon/decisions.jsonl", "every decision computed again"),
        ],
        ["fsix size"] =
        [
            ("fsix size --type momentum --timeframe 1m --atr 0.012 --spread-bps 3 --volume 2500000 --event-heat 0.1 --liquidity 0.8 --equity 50000 --open-risk 0.01 --open-positions 2 --p-win 0.58 --pnl-slope 0.4 --drawdown-7d 0.03 --breadth 0.6 --volatility med", "what to send, where the stop is, and why"),
        ],
    };

    /// <summary>The command with those above it.</summary>
    public static string PathOf(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? "fsix" : $"{PathOf(parent)} {command.Name}";
    }

    /// <summary>Writes them, with what the exit codes mean.</summary>
    public static void Write(Command command, TextWriter output)
    {
        if (!Lines.TryGetValue(PathOf(command), out var examples))
        {
            return;
        }

        output.WriteLine("Examples:");
        foreach (var (line, meaning) in examples)
        {
            output.WriteLine($"  {line}");
            output.WriteLine($"      {meaning}");
        }

        output.WriteLine();
        output.WriteLine("Exit codes: 0 done, 1 a check failed, 2 bad input, 130 stopped by Ctrl+C.");
    }
}
