using FuturesSix.Data;

namespace FuturesSix.Application.Qa;

/// <summary>The QA bundle: exports, validates and reports here, then has the workflow do the same elsewhere, and compares.</summary>
/// <param name="clock">The time of the export and of the dispatch; null = the system's.</param>
public sealed class RunAllocationQa(TimeProvider? clock = null)
{
    /// <summary>Runs it. A step that fails is in the result, and those after it are skipped; nothing is thrown for it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Told of every step and of every look at the workflow.</param>
    /// <param name="cancel">Stops it; a call of gh under way is killed, a dispatched workflow runs on.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public QaResult Execute(QaRequest request, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var local = new LocalQa(request, clock, cancel);
        var remote = new WorkflowQa(request, local, clock ?? TimeProvider.System, cancel);
        (string Name, Func<Action<string>, QaVerdict> Work)[] plan =
        [
            ("export", _ => local.WriteExport()), ("validate", _ => local.Validate()), ("report", _ => local.WriteReport()), ("gh", _ => remote.CheckGh()),
            ("dispatch", _ => remote.Dispatch()), ("find", remote.Find), ("wait", remote.Wait), ("download", _ => remote.Download()), ("compare", _ => remote.Compare()),
        ];
        var steps = new List<QaStep>();
        string? stopped = null;
        for (var n = 0; n < plan.Length; n++)
        {
            var (step, name) = (n + 1, plan[n].Name);
            progress?.Report(new RunProgress(step, plan.Length, name));
            var verdict = stopped is { } reason
                ? new QaVerdict(QaOutcome.Skipped, reason)
                : Try(() => plan[step - 1].Work(detail => progress?.Report(new RunProgress(step, plan.Length, name, detail))));
            steps.Add(new QaStep(name, verdict.Outcome, verdict.Detail));
            stopped ??= verdict.Outcome == QaOutcome.Failed ? $"{name} failed" : verdict.Stops ? verdict.Detail : null;
        }

        return remote.Result(steps);
    }

    private static QaVerdict Try(Func<QaVerdict> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is InputException or IOException or UnauthorizedAccessException)
        {
            return new QaVerdict(QaOutcome.Failed, error.Message);
        }
    }
}

/// <summary>How a step ended, and whether those after it are left out.</summary>
internal readonly record struct QaVerdict(QaOutcome Outcome, string Detail, bool Stops = false)
{
    public static QaVerdict Pass(string detail) => new(QaOutcome.Passed, detail);

    public static QaVerdict Fail(string detail) => new(QaOutcome.Failed, detail);
}
