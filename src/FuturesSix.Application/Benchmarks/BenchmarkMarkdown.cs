using System.Globalization;
using System.Text;
using FuturesSix.Data;

namespace FuturesSix.Application.Benchmarks;

/// <summary>Figures as a Markdown table, and the place in a document where they stand.</summary>
public static class BenchmarkMarkdown
{
    /// <summary>Line before the table.</summary>
    public const string Begin = "<!-- fsix bench: begin -->";

    /// <summary>Line after the table.</summary>
    public const string End = "<!-- fsix bench: end -->";

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

    /// <summary>The document with the table between its two lines.</summary>
    /// <param name="document">The document's text.</param>
    /// <param name="table">The table.</param>
    /// <param name="name">The document's name, for messages.</param>
    /// <exception cref="RequestException">The document does not have the two lines.</exception>
    public static string Replace(string document, string table, string name)
    {
        ArgumentNullException.ThrowIfNull(document);
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? $"{document[..(begin + Begin.Length)]}\n{table}{document[end..]}"
            : throw new RequestException($"{name} has no place for the table; expected the lines '{Begin}' and '{End}'");
    }

    private static string Row(BenchmarkFigure figure)
    {
        var (timing, baseline) = (figure.Timing, figure.Baseline);
        var name = figure.Threads > 1 ? $"`{figure.Name}` {figure.Title} (all threads)" : $"`{figure.Name}` {figure.Title}";
        if (timing is null)
        {
            return $"| {name} | {figure.Size} | {figure.Status.ToString().ToLowerInvariant()}: {figure.Reason} | | | | | | |\n";
        }

        var against = baseline is null ? "" : $"{baseline.Name}: {Milliseconds(baseline.Timing.Minimum)} ms";
        var ratio = figure.Ratio is { } r ? r.ToString(r < 10 ? "N1" : "N0", CultureInfo.InvariantCulture) : "";
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
