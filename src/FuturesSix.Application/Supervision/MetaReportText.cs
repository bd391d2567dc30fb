using System.Globalization;
using FuturesSix.Core.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>Figures of the report as people read them, the same in Markdown and HTML.</summary>
internal static class MetaReportText
{
    private const string None = "-";

    public static string Bps(double? value) => value is { } v ? v.ToString("0.0", CultureInfo.InvariantCulture) : None;

    public static string Factor(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : None;

    public static string Percent(double? value) => value is { } v ? (100 * v).ToString("0.0", CultureInfo.InvariantCulture) + " %" : None;

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Number(double? value, string format = "0.0000") => value is { } v && double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture) : None;

    public static string Day(DateTimeOffset? at) => at is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : None;

    public static string Moment(DateTimeOffset? at) => at is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC" : None;

    public static string Name(Enum value) => value.ToString().ToLowerInvariant();

    /// <summary>What made the confidence.</summary>
    public static string Confidence(ConfidenceResult c) => c.Rows == 0
        ? "no evidence"
        : FormattableString.Invariant($"{c.Rows} rows decayed it to {c.Decayed:0.0000}; {c.Good} good, {c.Bad} bad{(c.Boosted ? ", so the boost applies" : "")}{(c.Bound is { } bound ? $"; at the {bound}" : "")}");

    /// <summary>What to do about the gaps.</summary>
    public static string Remedy(GapRemedy? remedy) => remedy is null
        ? "nothing"
        : FormattableString.Invariant($"{remedy.Action} ({remedy.Part} {remedy.MeanBps:0.0} bps a row)");

    /// <summary>The model's way of expecting.</summary>
    public static string Model(SimulatorModel m) => m.Kind == SimulatorKind.Ridge
        ? FormattableString.Invariant($"ridge, lambda {m.Lambda:0.###}")
        : FormattableString.Invariant($"{m.ScoreSlope:0.00} bps x |score|");

    /// <summary>One line on each journal.</summary>
    public static IEnumerable<string> Journals(MetaReport report)
    {
        foreach (var (name, j) in report.Journals)
        {
            yield return FormattableString.Invariant($"{name}: {Count(j.Rows)} lines in {string.Join(", ", j.Files)}")
                + (j.Doubled > 0 ? FormattableString.Invariant($"; {Count(j.Doubled)} lines with an id that was there before were left out") : "")
                + string.Concat(j.Torn.Select(t => FormattableString.Invariant($"; {t.File}({t.Line}) is an unfinished line of {t.Bytes} bytes, set aside")))
                + (j.Bad > 0 ? FormattableString.Invariant($"; {Count(j.Bad)} malformed lines were left out: {string.Join(" | ", j.FirstBad.Select(b => b.Problem))}") : "");
        }

        if (report.Pending is { } pending)
        {
            yield return pending.Count == 0 ? "pending: none" : FormattableString.Invariant($"pending: {Count(pending.Count)} signals, the oldest of {Moment(pending.Oldest)}");
        }
    }
}
