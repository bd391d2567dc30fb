using FuturesSix.Core.Allocator;
using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Datasets;
using FuturesSix.Data.Runs;

namespace FuturesSix.Application.Benchmarks;

/// <summary>The whole canonical stack, in memory, with the default configuration (every engine with a base weight that the
/// market has data for) and the brake on: the shadow book and the braked one.</summary>
internal static class StackWorks
{
    private const string Title = "whole stack, brake on";
    private const string MomentumTitle = "whole stack of trend and csmom, brake on";
    private static readonly string[] Momentum = ["csmom", "trend"];
    private const int CheckedDays = 40;
    private const int CheckedRebalances = 60;

    /// <summary>The embedded market, both real datasets (futures13 also with the two price engines alone), and generated ones at three
    /// lengths.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        new("stack-synthetic", Title, Large: false, _ => Case(RunDataset.Open("synthetic").Market)),
        new("stack-futures13", MomentumTitle, Large: false, request => Case(Real(request, "futures13"), 25, engines: Momentum)),
        new("stack-futures13-all", Title, Large: false, request => Case(Real(request, "futures13"), 120)),
        new("stack-legacy37", Title, Large: false, request => Case(Real(request, "legacy37"), 400)),
        new("stack-37-2500", Title, Large: true, _ => Case(Markets.Synthetic(37, 2500))),
        new("stack-37-5000", Title, Large: true, _ => Case(Markets.Synthetic(37, 5000))),
        new("stack-37-10000", Title, Large: true, _ => Case(Markets.Synthetic(37, 10000))),
        new("stack-200", Title, Large: true, _ => Case(Markets.Synthetic(200, 10000), 6000, watchMemory: true)),
    ];

    /// <summary>Path of a sample's dataset file.</summary>
    /// <exception cref="MissingInputException">Its files are not on this machine.</exception>
    public static string Sample(BenchmarkRequest request, string name)
    {
        var path = request.Repository is null ? null : Path.Combine(request.Repository, "docs", "samples", name + ".yaml");
        if (!File.Exists(path))
        {
            throw new MissingInputException($"not in a clone: no docs/samples/{name}.yaml");
        }

        var variable = Environment.GetEnvironmentVariable(DatasetLoader.RootVariable);
        var root = string.IsNullOrEmpty(variable) ? Path.Combine(request.Repository!, "..", "shared", "data") : variable;
        return Directory.Exists(Path.Combine(root, name)) ? path : throw new MissingInputException($"no {Path.Combine(root, name)} ({DatasetLoader.RootVariable})");
    }

    private static MarketData Real(BenchmarkRequest request, string name) => DatasetLoader.Load(new DatasetRequest(Sample(request, name))).Market;

    private static WorkCase Case(MarketData market, double? target = null, bool watchMemory = false, string[]? engines = null)
    {
        var options = new StackOptions();
        options = options with
        {
            Allocator = options.Allocator with { Mode = AllocatorMode.Compute },
            Engines = [.. options.Engines.Where(e => engines is null || engines.Contains(e.Name))],
        };
        var input = new StackInput(market, options, EngineRegistry.BuiltIn);
        return new WorkCase
        {
            Size = Sizes.Of(market.Returns),
            Days = market.Rows,
            Threads = Environment.ProcessorCount,
            Run = () => CanonicalStack.Run(input),
            Check = () => Check(CanonicalStack.Run(input)),
            Target = target,
            WatchMemory = watchMemory,
        };
    }

    /// <summary>What plain implementations can say of a run: equity compounds its returns, ex-ante volatilities
    /// are those of the plain covariance, and the state's correlations those of the definition.</summary>
    private static BenchmarkCheck Check(StackResult run) => new(
        $"plain equity, {CheckedRebalances} volatilities, {CheckedDays} days of correlations", Math.Max(Equity(run), Math.Max(Volatilities(run), Correlations(run))), 1e-9);

    private static double Equity(StackResult run)
    {
        var equity = run.Options.Simulation.Capital;
        var path = run.Book.Returns.Select(r => equity *= 1 + r).ToArray();
        return Differences.Relative(path, run.Book.Equity);
    }

    private static double Volatilities(StackResult run)
    {
        var returns = run.Market.Returns.Select(run.Universe);
        var window = run.Options.RiskTargeting.Window;
        var sums = new double[run.Construction.Instruments];
        var largest = 0.0;
        for (var k = 0; k < run.Schedule.Count; k += Math.Max(1, run.Schedule.Count / CheckedRebalances))
        {
            var target = run.RiskTargeting.Targets[k];
            if (target.FlatReason is null && !target.CovarianceRepaired)
            {
                run.RiskTargeting.Before.Sum(k, gated: false, sums);
                double[] weights = [.. run.Universe.Select(i => sums[i])];
                var plain = PlainVolatility.Of(returns, run.Schedule.Rows[k] - window, window, weights);
                largest = Math.Max(largest, Math.Abs((plain / target.UnitGross) - target.UnitVolatility));
            }
        }

        return largest;
    }

    private static double Correlations(StackResult run)
    {
        if (run.Brake.State is not { } state)
        {
            return 0;
        }

        var first = run.Market.Returns.RowOf(state.Features.Dates[0]);
        var assets = run.Market.Returns.Select(run.Universe).Slice(first, state.Features.Rows);
        var windows = run.Options.Allocator.State;
        var largest = 0.0;
        for (var t = assets.Rows - 1; t >= 0; t -= Math.Max(1, assets.Rows / CheckedDays))
        {
            double[] plain = [PlainCorrelation.Mean(assets, t, windows.ShortWindow), PlainCorrelation.Mean(assets, t, windows.LongWindow)];
            largest = Math.Max(largest, Differences.Absolute(plain, [state.Features[t, 5], state.Features[t, 6]]));
        }

        return largest;
    }
}
