using System.Globalization;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Live.Bandit;

/// <summary>One tick of the risk-share allocator: a moving average of each strategy's return plus half its deviation plus a
/// random bonus, normalised and projected onto the bounds.</summary>
/// <remarks>Reads shares [N], P&amp;L [N] of a rolling window and draws u [N] in [0, 1); writes shares [N] in [MIN, MAX] that sum to 1.
/// A return is P&amp;L over equity, not annualised. ema = a r + (1 - a) ema; var = 0.5 var + 0.5 (r - ema)^2 with the updated
/// ema, so the window overlaps between ticks and var is no sampling variance. Missing P&amp;L leaves a strategy's memory as it
/// was. Strategies are worked on in ordinal order of names: the order of the input changes no bit. Source: the project's
/// live-operation page; the projection is <see cref="BoundedSimplex"/>.</remarks>
public static class BanditTick
{
    private const double Floor = 1e-6;

    /// <summary>Decides.</summary>
    /// <param name="options">Options, valid for this number of strategies.</param>
    /// <param name="equity">Equity in account currency, above 0.</param>
    /// <param name="arms">The strategies, each name once.</param>
    /// <exception cref="ArgumentException">Options are not valid for the strategies, or a figure is not usable.</exception>
    public static BanditResult Decide(BanditOptions options, double equity, IReadOnlyList<BanditArm> arms)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(arms);
        Check(options, equity, arms);
        BanditArm[] sorted = [.. arms.OrderBy(a => a.Name, StringComparer.Ordinal)];
        BanditMove[] moves = [.. sorted.Select(a => Score(options, equity, a))];
        var total = 0.0;
        foreach (var move in moves)
        {
            total += Math.Max(move.Score, Floor);
        }

        double[] normalised = [.. moves.Select(m => Math.Max(m.Score, Floor) / total)];
        var targets = normalised.ToArray();
        BoundedSimplex.Project(targets, options.MinShare, options.MaxShare);
        var largest = 0.0;
        for (var i = 0; i < moves.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(targets[i] - moves[i].Share));
            moves[i] = moves[i] with { Normalised = normalised[i], Target = targets[i] };
            moves[i] = moves[i] with { Reason = Why(moves[i], options) };
        }

        return new BanditResult(moves, largest > options.MoveThreshold, largest, Notes(moves, options));
    }

    private static void Check(BanditOptions options, double equity, IReadOnlyList<BanditArm> arms)
    {
        var found = new ViolationList()
            .AddRange(options.ValidateFor(arms.Count))
            .Require(arms.Count > 0, "strategies", "none", "at least one enabled strategy")
            .Require(double.IsFinite(equity) && equity > 0, "equity_usd", equity, "an amount above 0")
            .Require(arms.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count() == arms.Count, "strategies", "named twice", "each name once");
        foreach (var arm in arms)
        {
            found
                .Require(!double.IsInfinity(arm.Pnl), $"pnl_by_strategy.{arm.Name}", arm.Pnl, "a finite amount")
                .Within($"risk_share.{arm.Name}", arm.Share, 0, 1)
                .Within($"noise.{arm.Name}", arm.Noise, 0, 1);
        }

        if (found.Items.Count > 0)
        {
            throw new ArgumentException(string.Join('\n', found.Items), nameof(arms));
        }
    }

    private static BanditMove Score(BanditOptions options, double equity, BanditArm arm)
    {
        var change = arm.Pnl / equity;
        var memory = arm.Memory;
        if (!double.IsNaN(change))
        {
            var ema = (options.EmaAlpha * change) + ((1 - options.EmaAlpha) * memory.Ema);
            var deviation = change - ema;
            memory = new BanditMemory(ema, (0.5 * memory.Var) + (0.5 * deviation * deviation));
        }

        var merit = Math.Max(0, memory.Ema + (0.5 * Math.Sqrt(memory.Var)));
        var bonus = options.Exploration * arm.Noise;
        return new BanditMove
        {
            Name = arm.Name,
            Return = change,
            Memory = memory,
            Merit = merit,
            Exploration = bonus,
            Score = merit + bonus,
            Normalised = 0,
            Share = arm.Share,
            Target = 0,
            Reason = "",
        };
    }

    private static string Why(BanditMove move, BanditOptions options)
    {
        var bound = move.Target >= options.MaxShare ? "; held at MAX_SHARE" : move.Target <= options.MinShare ? "; held at MIN_SHARE" : "";
        var missing = double.IsNaN(move.Return) ? "no P&L; " : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{missing}ema {move.Memory.Ema:0.######}, std {Math.Sqrt(move.Memory.Var):0.######}, merit {move.Merit:0.######} + exploration {move.Exploration:0.######}: {100 * move.Normalised:0.#} % of the scores{bound}");
    }

    private static List<string> Notes(BanditMove[] moves, BanditOptions options)
    {
        List<string> notes = [.. moves.Where(m => double.IsNaN(m.Return)).Select(m => $"{m.Name}: no P&L was published; its average stays as it was")];
        var range = moves.Max(m => m.Merit) - moves.Min(m => m.Merit);
        if (options.Exploration > range && moves.Length > 1)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"exploration ({options.Exploration}) is larger than the range of the scores ({range:0.######}): shares follow the draws more than the P&L"));
        }

        return notes;
    }
}
