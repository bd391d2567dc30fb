using System.Globalization;
using System.Text;
using FuturesSix.Data;

namespace FuturesSix.Application.Benchmarks;

/// <summary>Figures as a Markdown table, and the place in a document where they stand.</summary>
public static class BenchmarkMarkdown
{
    private static readonly (string Begin, string End, Func<BenchmarkReport, string> Table)[] Places =
    [
        ("<!-- fsix bench: begin -->", "<!-- fsix bench: end -->", Table),
        ("<!-- fsix bench, short: begin -->", "<!-- fsix bench, short: end -->", ShortTable),
    ];

    /// <summary>The table, with a line about the machine below it.</summary>
    public static string Table(BenchmarkReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append("| work | size | min ms | median ms | µs a day | allocated | baseline: plain C# in the same process | times faster | target ms |\n");
        text.Append("|---|---|---:|---:|---:|---:|---|---:|---:|\n");
        foreach (var figure in report.Figures)
        {
            text.Append(Row(figure));
        }

        var machine = report.Machine;
        text.Append(CultureInfo.InvariantCulture, $"\n{machine.Processors} logical processors ({machine.Architecture}), {machine.System}, {machine.Runtime}, {machine.Code}.\n");
        return text.ToString();
    }

    /// <summary>What was timed, how long it took and how much longer the baseline takes.</summary>
    public static string ShortTable(BenchmarkReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("| work | size | ms | plain C# takes |\n|---|---|---:|---:|\n");
        foreach (var figure in report.Figures.Where(f => f.Timing is not null))
        {
            var ratio = figure.Ratio is { } r ? $"{Ratio(r)} times as long" : "";
            text.Append(CultureInfo.InvariantCulture, $"| `{figure.Name}` {figure.Title} | {figure.Size} | {Milliseconds(figure.Timing!.Minimum)} | {ratio} |\n");
        }

        return text.ToString();
    }

    /// <summary>Throws unless a document has a place for a table.</summary>
    /// <param name="document">The document's text.</param>
    /// <param name="name">The document's name, for messages.</param>
    /// <exception cref="RequestException">It has none.</exception>
    public static void RequirePlace(string document, string name)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!Array.Exists(Places, p => Find(document, p.Begin, p.End) is not null))
        {
            throw new RequestException($"{name} has no place for the table; expected the lines {string.Join(" or ", Places.Select(p => $"'{p.Begin}' and '{p.End}'"))}");
        }
    }

    /// <summary>The document with the tables in their places, between the lines that mark them.</summary>
    /// <param name="document">The document's text.</param>
    /// <param name="report">The figures.</param>
    /// <param name="name">The document's name, for messages.</param>
    /// <exception cref="RequestException">The document has no place for a table.</exception>
    public static string Refresh(string document, BenchmarkReport report, string name)
    {
        RequirePlace(document, name);
        foreach (var (begin, end, table) in Places)
        {
            document = Find(document, begin, end) is { } place ? $"{document[..place.Start]}\n{table(report)}{document[place.End..]}" : document;
        }

        return document;
    }

    private static (int Start, int End)? Find(string document, string begin, string end)
    {
        var (start, stop) = (document.IndexOf(begin, StringComparison.Ordinal), document.IndexOf(end, StringComparison.Ordinal));
        return start >= 0 && stop > start ? (start + begin.Length, stop) : null;
    }

    private static string Ratio(double value) => value.ToString(value < 10 ? "N1" : "N0", CultureInfo.InvariantCulture);

    private static string Row(BenchmarkFigure figure)
    {
        var (timing, baseline) = (figure.Timing, figure.Baseline);
        var name = figure.Threads > 1 ? $"`{figure.Name}` {figure.Title} (all threads)" : $"`{figure.Name}` {figure.Title}";
        if (timing is null)
        {
            return $"| {name} | {figure.Size} | {figure.Status.ToString().ToLowerInvariant()}: {figure.Reason} | | | | | | |\n";
        }

        var against = baseline is null ? "" : $"{baseline.Name}: {Milliseconds(baseline.Timing.Minimum)} ms";
        var ratio = figure.Ratio is { } r ? Ratio(r) : "";
        var perDay = figure.MicrosecondsPerDay is { } day ? Milliseconds(day) : "";
        var target = figure.Target is { } t ? $"{(figure.OnTarget == true ? "" : "missed: ")}{Milliseconds(t)}" : "";
        return $"| {name} | {figure.Size} | {Milliseconds(timing.Minimum)} | {Milliseconds(timing.Median)} | {perDay} | {Memory(figure)} | {against} | {ratio} | {target} |\n";
    }

    private static string Memory(BenchmarkFigure figure) =>
        (figure.AllocatedBytes is { } allocated ? Bytes(allocated) : "") + (figure.PeakBytes is { } peak ? $", peak {Bytes(peak)}" : "");

    /// <summary>Two or three significant digits.</summary>
    public static string Milliseconds(double value) =>
        value.ToString(value < 1 ? "N3" : value < 10 ? "N2" : value < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);

    /// <summary>Bytes in binary units.</summary>
    public static string Bytes(long value) => value switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{value} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{value / 1024.0:N0} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value / 1048576.0:N1} MiB"),
    };
}
