using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Data.Quality;

/// <summary>Holds each instrument against the others of its asset class: does it move with them, and on the days when they
/// move hard? Needs three members with enough common returns; full-sample figures.</summary>
internal sealed class PeerChecks(MarketData market, DatasetQualityOptions options)
{
    /// <summary>Fills in the correlations of every instrument and adds what stands out.</summary>
    public void Find(InstrumentReport[] reports, List<QualityFinding> findings)
    {
        foreach (var group in Enumerable.Range(0, reports.Length).GroupBy(i => reports[i].AssetClass, StringComparer.Ordinal))
        {
            int[] members = [.. group];
            var correlations = Correlations(members);
            for (var k = 0; k < members.Length; k++)
            {
                reports[members[k]] = Compare(reports[members[k]], members, k, correlations, findings);
            }
        }
    }

    private double[,] Correlations(int[] members)
    {
        var matrix = new double[members.Length, members.Length];
        for (var a = 0; a < members.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                matrix[a, b] = matrix[b, a] = ColumnStatistics.Correlation(
                    market.Returns.Column(members[a]), market.Returns.Column(members[b]), options.MinCommonReturns);
            }
        }

        return matrix;
    }

    private InstrumentReport Compare(InstrumentReport report, int[] members, int k, double[,] correlations, List<QualityFinding> findings)
    {
        int[] others = [.. Enumerable.Range(0, members.Length).Where(j => j != k)];
        var own = ColumnStatistics.Median(others.Select(j => correlations[k, j]));
        var within = ColumnStatistics.Median(others.SelectMany(a => others.Where(b => b < a).Select(b => correlations[a, b])));
        if (within >= options.MinClassCorrelation && within - own > options.MaxCorrelationGap)
        {
            var text = Describe(report, members, k, others, correlations, own, within);
            findings.Add(new(QualitySeverity.Warning, QualityKind.LowPeerCorrelation, report.Counts.Symbol, null, own, within, text));
        }

        if (others.Length >= 2)
        {
            Unmoved(report, members[k], [.. others.Select(j => members[j])], findings);
        }

        return report with { PeerCorrelation = own, ClassCorrelation = within };
    }

    private string Describe(InstrumentReport report, int[] members, int k, int[] others, double[,] correlations, double own, double within)
    {
        var pairs = string.Join(", ", others.Where(j => !double.IsNaN(correlations[k, j])).OrderByDescending(j => correlations[k, j]).Take(3)
            .Select(j => FormattableString.Invariant($"{correlations[k, j]:F2} with {market.Instruments[members[j]].Symbol}")));
        var text = $"{report.Counts.Symbol} hardly moves with {report.AssetClass}: "
            + FormattableString.Invariant($"median correlation {own:F2} ({pairs}) where its peers have {within:F2} among themselves");
        var shifted = new[] { -1, 1 }.MaxBy(lag => Lagged(members, k, others, lag) is var c && double.IsNaN(c) ? -1 : c);
        var lagged = Lagged(members, k, others, shifted);
        return lagged > own + (options.MaxCorrelationGap / 2)
            ? FormattableString.Invariant($"{text}; against their {(shifted > 0 ? "next" : "previous")} day it is {lagged:F2}: its dates may be shifted")
            : text;
    }

    private double Lagged(int[] members, int k, int[] others, int lag) => ColumnStatistics.Median(others.Select(j =>
        ColumnStatistics.Correlation(market.Returns.Column(members[k]), market.Returns.Column(members[j]), options.MinCommonReturns, lag)));

    private void Unmoved(InstrumentReport report, int member, int[] peers, List<QualityFinding> findings)
    {
        var own = market.Returns.Column(member);
        var deviation = Moments.Std(own);
        var deviations = Array.ConvertAll(peers, j => Moments.Std(market.Returns.Column(j)));
        int worst = -1, days = 0;
        var worstMove = 0.0;
        for (var t = 0; t < own.Length; t++)
        {
            if (!(Math.Abs(own[t] / deviation) < options.UnmovedSigmas))
            {
                continue;
            }

            var move = PeerMove(peers, deviations, t);
            if (Math.Abs(move) >= options.PeerMoveSigmas)
            {
                days++;
                (worst, worstMove) = Math.Abs(move) > Math.Abs(worstMove) ? (t, move) : (worst, worstMove);
            }
        }

        if (days > 0)
        {
            var date = market.Dates[worst];
            var median = ColumnStatistics.Median(peers.Select(j => market.Returns[worst, j]));
            var text = FormattableString.Invariant($"{report.Counts.Symbol} stands still on {days} days on which its peers move by ")
                + FormattableString.Invariant($"{options.PeerMoveSigmas:F0} or more of their standard deviations: ")
                + FormattableString.Invariant($"{date:yyyy-MM-dd} {own[worst]:P1} against their median of {median:P1}");
            findings.Add(new(QualitySeverity.Warning, QualityKind.UnmovedWithPeers, report.Counts.Symbol, date, days, worstMove, text));
        }
    }

    /// <summary>Median standardised move of the peers; 0 when fewer than two of them were observed.</summary>
    private double PeerMove(int[] peers, double[] deviations, int t)
    {
        int large = 0, seen = 0;
        for (var k = 0; k < peers.Length; k++)
        {
            var move = Math.Abs(market.Returns[t, peers[k]]) / deviations[k];
            (large, seen) = (large + (move >= options.PeerMoveSigmas ? 1 : 0), seen + (double.IsNaN(move) ? 0 : 1));
        }

        // A median that far out needs about half of the peers there; most days are decided without sorting.
        return seen < 2 || 2 * large < seen ? 0 : ColumnStatistics.Median(peers.Select((j, k) => market.Returns[t, j] / deviations[k]));
    }
}
