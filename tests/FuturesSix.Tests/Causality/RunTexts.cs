using System.Text;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Causality;

/// <summary>The dated artifacts of a run as text, as the run store writes them.</summary>
internal static class RunTexts
{
    /// <summary>Lines of every CSV and JSON Lines file, by path.</summary>
    public static Dictionary<string, string[]> Of(StackResult run)
    {
        var market = run.Market;
        var inputs = new RunInputs
        {
            Dataset = new DatasetIdentity(market.Name, "none", market.Synthetic),
            Configuration = new RunConfiguration(market.Name, run.Options),
            CodeVersion = "test",
            Period = (market.Dates[0], market.Dates[^1]),
        };
        var output = new RunOutput("test", inputs, run, RunSummarizer.Summarize(run, inputs));
        return RunFiles.Of(output).Where(f => f.Path.EndsWith(".csv", StringComparison.Ordinal) || f.Path.EndsWith(".jsonl", StringComparison.Ordinal)).ToDictionary(f => f.Path, f =>
        {
            using var stream = new MemoryStream();
            f.Write(stream, output);
            return Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        });
    }

    /// <summary>The first row dated at or before <paramref name="last"/> that differs, as a sentence; null when none does.</summary>
    public static string? FirstDifference(Dictionary<string, string[]> full, Dictionary<string, string[]> part, DateOnly last)
    {
        foreach (var (path, lines) in full)
        {
            var (expected, actual) = (UpTo(path, lines, last), UpTo(path, part[path], last));
            for (var n = 0; n < Math.Max(expected.Count, actual.Count); n++)
            {
                var (a, b) = (expected.ElementAtOrDefault(n), actual.ElementAtOrDefault(n));
                if (a != b)
                {
                    return $"{path}, row {n}: '{a}' became '{b}'";
                }
            }
        }

        return null;
    }

    /// <summary>The header and the rows dated at or before a day.</summary>
    private static List<string> UpTo(string path, string[] lines, DateOnly last)
    {
        var limit = last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return [.. lines.Where((line, n) => (n == 0 && path.EndsWith(".csv", StringComparison.Ordinal)) || (line.Length >= 10 && string.CompareOrdinal(DateOf(line), limit) <= 0))];
    }

    private static string DateOf(string line) => line.StartsWith("{\"date\":\"", StringComparison.Ordinal) ? line[9..19] : line[..10];
}
