using FuturesSix.Data;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Journals;

namespace FuturesSix.Application.Supervision;

/// <summary>Reads what is reconciled: the one pass that every use case of the supervisor begins with.</summary>
internal static class EvidenceReader
{
    /// <summary>The effective configuration of a request.</summary>
    /// <exception cref="ConfigurationException">It breaks bounds or cannot be read.</exception>
    public static SupervisorConfiguration Configuration(SuperviseRequest request)
    {
        var own = request.Places.Configuration;
        return SupervisorConfiguration.Read(request.Configuration ?? (File.Exists(own) ? own : null), request.Sets);
    }

    /// <summary>Walks the reconciled journal.</summary>
    public static (Evidence Evidence, JournalSummary Summary) Read(SuperviseRequest request, SupervisorConfiguration configuration, Action<long>? progress, CancellationToken cancel)
    {
        var evidence = new Evidence(configuration.Options);
        var row = new ReconciledRow();
        var doubled = 0L;
        var summary = JournalScan.Walk(
            JournalFiles.Of(request.Places.Reconciled),
            request.SkipBadRows,
            journal =>
            {
                row.Read(journal, evidence.Names);
                if (evidence.Done.Add(row.Id))
                {
                    evidence.Take(EvidenceRow.Of(row));
                }
                else
                {
                    doubled++;
                }
            },
            progress,
            cancel);
        return (evidence, summary with { Doubled = doubled });
    }

    /// <summary>The same for a use case that only looks.</summary>
    /// <exception cref="RequestException">There is nothing to look at.</exception>
    public static Evidence Look(SuperviseRequest request, SupervisorConfiguration configuration, IProgress<RunProgress>? progress, CancellationToken cancel)
    {
        if (JournalFiles.Of(request.Places.Reconciled).Count == 0)
        {
            throw new RequestException($"{request.Places.Reconciled}: there is no reconciled journal; expected one: 'fsix supervise' or Invoke-MetaSupervisor writes it");
        }

        progress?.Report(new RunProgress(1, 1, "reconciled rows"));
        return Read(request, configuration, n => progress?.Report(new RunProgress(1, 1, "reconciled rows", FormattableString.Invariant($"{n:N0}"))), cancel).Evidence;
    }
}
