using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;
using FuturesSix.Core.Overlay;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>Layers 3 to 6D: weights are what the layers before made of them.</summary>
internal static class WeightRules
{
    private const string Folder = "risk_targeting/";
    private const string Pre = Folder + "weights_pre_risk_targeting.csv";
    private const string Post = Folder + "weights_post_risk_targeting.csv";
    private const string Leverage = Folder + "leverage_series.csv";
    private const string Decisions = Folder + "decisions.csv";
    private const string Raw = "weights_raw.csv";
    private const string Scaled = "weights_scaled.csv";
    private const string Sleeves = "sleeve_weights.csv";
    private const string Construction = "construction_weights.csv";

    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new("tilts", "between construction and sleeve weights there is nothing but leverage and tilts in [0.5, 1.5], and no tilt where none was in force", [Construction, Sleeves, Decisions], Tilts),
        new("leverage", "leverage is clip(target / max(floor, unit volatility)), 0 when flat; the weights after risk targeting are those before times L / G", [Pre, Post, Leverage, Decisions], Levered),
        new("realized_vol", "the published volatility is that of the weights before risk targeting and the returns strictly before the date", [Pre, Folder + "realized_vol.csv", "asset_returns.csv"], RealizedVolatility),
        new("sleeve_sums", "the sleeves' weights times their multipliers add up to the weights after risk targeting", [Sleeves, Raw, Post], SleeveSums),
        new("weights", "final weights are the weights after risk targeting times the brake's scalar (1 while it does not act), to 1e-12", [Post, Raw, Scaled, RunFiles.RiskApplied], Braked),
    ];

    private static void Tilts(RunArtifacts run, CheckTally tally)
    {
        var (before, after, decisions) = (run.Table(Construction), run.Table(Sleeves), run.Table(Decisions));
        var tilts = run.Configuration.Options.Overlay.Tilts;
        var unit = Enumerable.Range(0, before.Rows).ToDictionary(r => (before.Dates[r], before.KeyOf(r)), r => before.Number(r, 3));
        var leverage = decisions.Numbers("leverage");
        var gross = decisions.Numbers("unit_gross");
        for (var row = 0; row < after.Rows; row++)
        {
            var date = after.Dates[row];
            var k = decisions.RowsOf(date).First;
            var untilted = unit.GetValueOrDefault((date, after.KeyOf(row))) * leverage[k] / gross[k];
            var inForce = tilts.Any(t => t.Start <= date && date <= t.End && (t.Scope != TiltScope.Sleeve || t.Target == after.Text(row, 1)));
            var (low, high) = inForce ? (OverlayOptions.Lowest, OverlayOptions.Highest) : (1, 1);
            var tilt = after.Number(row, 3) / untilted;
            var at = row;
            tally.Require(
                tilt >= low - Tolerances.Weights && tilt <= high + Tolerances.Weights,
                () => after.At(at, 3, $"{CheckTally.Say(untilted)}{(inForce ? " times a tilt in [0.5, 1.5]" : "")} ({Construction} x L / G)"));
        }
    }

    private static void Levered(RunArtifacts run, CheckTally tally)
    {
        var (pre, post, leverage, decisions) = (run.Table(Pre), run.Table(Post), run.Table(Leverage), run.Table(Decisions));
        var options = run.Configuration.Options.RiskTargeting;
        var unit = decisions.Numbers("unit_vol");
        var gross = decisions.Numbers("unit_gross");
        var (reason, at) = (decisions.Column("flat_reason"), decisions.Column("leverage"));
        var size = leverage.Rows == 0 ? 0 : pre.Rows / leverage.Rows;
        for (var k = 0; k < leverage.Rows; k++)
        {
            var flat = decisions.Text(k, reason).Length > 0;
            var wanted = Math.Clamp(options.TargetVolatility / Math.Max(options.VolatilityFloor, unit[k]), options.LeverageFloor, options.LeverageCap);
            tally.Near(leverage, k, 1, flat ? 0 : wanted, Tolerances.Weights, flat ? decisions.Text(k, reason) : "clip(target / max(floor, unit_vol), leverage floor, cap)");
            tally.Near(decisions, k, at, leverage.Number(k, 1), 0, Leverage);
            tally.Near(decisions, k, decisions.Column("ungated_vol"), flat ? double.NaN : leverage.Number(k, 1) * unit[k], Tolerances.Weights, "leverage x unit_vol");
            for (var row = k * size; row < (k + 1) * size; row++)
            {
                tally.Near(post, row, 2, flat ? 0 : leverage.Number(k, 1) / gross[k] * pre.Number(row, 2), Tolerances.Weights, $"{Pre} x leverage / unit_gross");
            }
        }
    }

    /// <summary>The volatility behind the published column; the files hold the returns from the first day of the run on, so
    /// rebalances whose window begins before it are left to the replay.</summary>
    private static void RealizedVolatility(RunArtifacts run, CheckTally tally)
    {
        var (pre, published, assets) = (run.Table(Pre), run.Table(Folder + "realized_vol.csv"), run.Table("asset_returns.csv"));
        var (returns, window) = (PanelOf(assets), run.Configuration.Options.RiskTargeting.Window);
        var count = returns.Columns.Count;
        var (weights, covariance) = (new double[count], new double[count * count]);
        for (var k = 0; k < published.Rows; k++)
        {
            tally.Near(published, k, 3, window, 0, "risk_targeting.vol_lookback");
            var row = assets.RowsOf(published.Dates[k]).First;
            if (row < window)
            {
                continue;
            }

            for (var i = 0; i < count; i++)
            {
                weights[i] = pre.Number((k * count) + i, 2);
            }

            Covariance.PairwiseSample(returns, row - window, window, covariance, undefinedAsZero: true);
            var volatility = Math.Sqrt(252 * Math.Max(0, Covariance.QuadraticForm(weights, covariance)));
            tally.Near(published, k, 2, Math.Max(SizingFiles.PublishedVolatilityFloor, volatility), Tolerances.Again, $"sqrt(252 w'Sw) of {Pre} and asset_returns.csv, floored");
        }
    }

    private static void SleeveSums(RunArtifacts run, CheckTally tally)
    {
        var (sleeves, raw, post) = (run.Table(Sleeves), run.Table(Raw), run.Table(Post));
        var size = raw.Header.Count - 1;
        for (var k = 0; k < raw.Rows; k++)
        {
            var sums = new Dictionary<string, double>(StringComparer.Ordinal);
            var (first, count) = sleeves.RowsOf(raw.Dates[k]);
            for (var row = first; row < first + count; row++)
            {
                sums[sleeves.Text(row, 2)] = sums.GetValueOrDefault(sleeves.Text(row, 2)) + (sleeves.Number(row, 3) * sleeves.Number(row, 4));
            }

            for (var i = 0; i < size; i++)
            {
                tally.Near(raw, k, i + 1, sums.GetValueOrDefault(raw.Header[i + 1]), Tolerances.Weights, $"the sum of weight x multiplier in {Sleeves}");
                tally.Near(post, (k * size) + i, 2, raw.Number(k, i + 1), 0, Raw);
            }
        }
    }

    private static void Braked(RunArtifacts run, CheckTally tally)
    {
        var (raw, scaled, applied) = (run.Table(Raw), run.Table(Scaled), run.Table(RunFiles.RiskApplied));
        var acts = run.Configuration.Options.Allocator.Mode != Core.Allocator.AllocatorMode.Off;
        for (var k = 0; k < raw.Rows; k++)
        {
            var scalar = acts ? applied.Number(k, 1) : 1;
            for (var c = 1; c < raw.Header.Count; c++)
            {
                tally.Near(scaled, k, c, scalar * raw.Number(k, c), Tolerances.Weights, $"{Raw} x {CheckTally.Say(scalar)}{(acts ? $" ({RunFiles.RiskApplied})" : ": the brake does not act")}");
            }
        }
    }

    /// <summary>A wide file as a panel.</summary>
    internal static Panel PanelOf(ArtifactTable table, int firstRow = 0, int? columns = null)
    {
        var (rows, count) = (table.Rows - firstRow, columns ?? table.Header.Count - 1);
        var values = new double[rows * count];
        for (var c = 0; c < count; c++)
        {
            table.Numbers(c + 1)[firstRow..].CopyTo(values.AsSpan(c * rows));
        }

        return new Panel([.. table.Dates.Skip(firstRow)], [.. table.Header.Skip(1).Take(count)], values);
    }
}
