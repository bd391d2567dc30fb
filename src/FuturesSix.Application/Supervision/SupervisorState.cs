using System.Text;
using System.Text.Json;
using FuturesSix.Core.Supervision;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>Writes state and report, each file as a whole, and only what changed.</summary>
internal static class SupervisorState
{
    /// <summary>Adds to the history where there is news, then writes every file.</summary>
    public static SuperviseResult Write(SupervisorFolder places, MetaReport report, IReadOnlyList<LadderEvent> events)
    {
        var full = report with { History = MetaReportBuilder.Shown(History(places, report)) };
        var written = new List<string>();
        void Put(string path, ReadOnlySpan<byte> content)
        {
            if (SupervisorFolder.Write(path, content))
            {
                written.Add(path);
            }
        }

        Put(places.Confidence, Json(new { version = 1, full.EvidenceUntil, multipliers = Map(full, a => a.Confidence.Multiplier) }));
        Put(places.Allocation, Json(new { version = 1, full.EvidenceUntil, weights = Map(full, a => a.Capital), uninvested = full.CapitalUninvested }));
        Put(places.Ladder, Json(LadderState.Of(events)));
        Put(places.ReportJson, Json(full));
        Put(places.ReportMarkdown, Encoding.UTF8.GetBytes(MetaReportMarkdown.Write(full)));
        Put(places.ReportHtml, Encoding.UTF8.GetBytes(MetaReportPage.Write(full)));
        return new SuperviseResult
        {
            Report = full,
            Folder = places.Root,
            NewRows = 0,
            NewEvents = [],
            Written = written,
            Html = places.ReportHtml,
            Markdown = places.ReportMarkdown,
        };
    }

    private static List<HistoryRecord> History(SupervisorFolder places, MetaReport report)
    {
        var journal = new RecordJournal<HistoryRecord>(places.History);
        List<HistoryRecord> history = [.. journal.Read()];
        if (MetaReportBuilder.Record(report) is { } record && (history.Count == 0 || Differ(history[^1], record)))
        {
            journal.Append([record]);
            history.Add(record);
        }

        return history;
    }

    private static bool Differ(HistoryRecord a, HistoryRecord b) => a.EvidenceUntil != b.EvidenceUntil || a.Rows != b.Rows || !a.Agents.SequenceEqual(b.Agents);

    private static SortedDictionary<string, double> Map(MetaReport report, Func<AgentReport, double> value) =>
        new(report.Agents.ToDictionary(a => a.Agent, value), StringComparer.Ordinal);

    private static byte[] Json<T>(T content) => [.. JsonSerializer.SerializeToUtf8Bytes(content, RunJson.Indented), (byte)'\n'];
}
