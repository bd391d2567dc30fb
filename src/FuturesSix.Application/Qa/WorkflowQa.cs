using FuturesSix.Data;
using FuturesSix.Data.Allocations;
using FuturesSix.Data.Processes;

namespace FuturesSix.Application.Qa;

/// <summary>The part of the bundle that happens on GitHub, by way of gh.</summary>
internal sealed class WorkflowQa(QaRequest request, LocalQa local, TimeProvider clock, CancellationToken cancel)
{
    /// <summary>The workflow's file.</summary>
    public const string Workflow = "meta-alloc-smoke.yml";

    private const string Artifact = "allocations";
    private const int Patience = 3;
    private static readonly TimeSpan ShortestCall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);
    private readonly GitClone _git = new(request.Repository, cancel);
    private GitHub? _gh;
    private string? _correlation;
    private string? _tracked;
    private DateTimeOffset _dispatched;
    private long _started;
    private WorkflowRun? _run;
    private string? _downloaded;
    private QaComparison? _comparison;

    public QaResult Result(IReadOnlyList<QaStep> steps) => new()
    {
        Steps = steps,
        Export = local.Export,
        Report = local.Report,
        CorrelationId = _correlation,
        WorkflowRun = _run?.Id,
        Url = _run?.Url,
        Downloaded = _downloaded,
        Comparison = _comparison,
    };

    public QaVerdict CheckGh()
    {
        if (request.NoCI)
        {
            return Stop("no CI was asked for: only the local part was done");
        }

        if (ExternalProgram.Find("gh") is not { } gh)
        {
            return Stop("there is no gh on PATH: only the local part was done (https://cli.github.com)");
        }

        _started = clock.GetTimestamp();
        _gh = new GitHub(new ExternalProgram(gh, request.Repository, GitHub.Environment), CallLimit, cancel);
        return _gh.LoggedIn() ? QaVerdict.Pass(gh) : Stop("gh is not logged in: only the local part was done ('gh auth login' logs in)");
    }

    public QaVerdict Dispatch()
    {
        _tracked = request.Metrics is null ? LocalQa.Sample : _git.Tracked(request.Metrics);
        var (branch, correlation) = (request.Ref ?? _git.Branch(), $"qa-{Guid.NewGuid():N}");
        (_started, _dispatched) = (clock.GetTimestamp(), clock.GetUtcNow());
        _gh!.Dispatch(Workflow, branch, [("mode", local.Mode), ("correlation_id", correlation), ("metrics", _tracked ?? LocalQa.Sample)]);
        _correlation = correlation;
        return QaVerdict.Pass($"{Workflow} on {branch ?? "the default branch"}, mode {local.Mode}, correlation id {correlation}");
    }

    /// <summary>Finds the run whose title carries the correlation id; a newer run of somebody else is not taken for it.</summary>
    public QaVerdict Find(Action<string> tell)
    {
        _run = Until(
            () => _gh!.Dispatched(Workflow).FirstOrDefault(r => r.Title.Contains(_correlation!, StringComparison.Ordinal) && r.Created >= _dispatched - ClockSkew && r.Id > 0),
            _ => tell($"waiting for run {_correlation} to appear"));
        return _run is { } run
            ? QaVerdict.Pass($"run {run.Id}, {run.Url}{OtherCommit(run)}")
            : QaVerdict.Fail(FormattableString.Invariant($"no run with correlation id {_correlation} in its title appeared within {request.Timeout.TotalMinutes:0.##} minutes"));
    }

    public QaVerdict Wait(Action<string> tell)
    {
        var seen = _run!;
        var ended = Until(
            () => (seen = _gh!.View(_run!.Id)).Status == "completed" ? seen : null,
            elapsed => tell(FormattableString.Invariant($"run {_run!.Id}: {seen.Status}, {elapsed.TotalMinutes:0.0} of {request.Timeout.TotalMinutes:0.##} minutes")));
        if (ended is null)
        {
            return QaVerdict.Fail(FormattableString.Invariant($"run {_run!.Id} was still '{seen.Status}' after {request.Timeout.TotalMinutes:0.##} minutes and runs on: {_run.Url}"));
        }

        return ended.Conclusion == "success"
            ? QaVerdict.Pass($"run {_run!.Id}: success")
            : QaVerdict.Fail($"run {_run!.Id} ended with '{ended.Conclusion}'; expected success: {_run.Url}");
    }

    public QaVerdict Download()
    {
        var parent = Path.Combine(Path.GetFullPath(request.Artifacts), "ci-meta");
        var (folder, temporary) = (Path.Combine(parent, FormattableString.Invariant($"{_run!.Id}")), Path.Combine(parent, $".tmp-{Guid.NewGuid():N}"));
        Directory.CreateDirectory(temporary);
        try
        {
            _gh!.Download(_run.Id, Artifact, temporary);
            if (!Directory.EnumerateFiles(temporary, "*", SearchOption.AllDirectories).Any())
            {
                return QaVerdict.Fail($"run {_run.Id}: artifact '{Artifact}' is empty; expected the export");
            }

            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.Move(temporary, folder);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }

        _downloaded = folder;
        return QaVerdict.Pass($"artifact '{Artifact}' in {folder}");
    }

    public QaVerdict Compare()
    {
        var found = Directory.GetFiles(_downloaded!, "latest.csv", SearchOption.AllDirectories);
        if (found.Length != 1)
        {
            return QaVerdict.Fail($"{_downloaded}: has {found.Length} files latest.csv; expected one");
        }

        var (here, there) = (AllocationFile.Read(local.Export!.Csv), AllocationFile.Read(found[0]));
        return there.Edited ? QaVerdict.Fail($"{there.Path}: is not of the content that its record says") : Compare(here, there);
    }

    private QaVerdict Compare(AllocationFile here, AllocationFile there)
    {
        var hashes = $"local inputs {here.InputsSha256}, workflow inputs {there.InputsSha256 ?? "not recorded"}";
        var same = _tracked is not null && here.InputsSha256 is not null && here.InputsSha256 == there.InputsSha256;
        _comparison = new QaComparison
        {
            LocalInputs = here.InputsSha256,
            WorkflowInputs = there.InputsSha256,
            Weights = !same ? [] : [.. here.Weights.Keys.Union(there.Weights.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(s => new QaWeight(s, here.Weights.GetValueOrDefault(s, double.NaN), there.Weights.GetValueOrDefault(s, double.NaN)))],
        };
        if (!same)
        {
            return new QaVerdict(QaOutcome.Skipped, $"not the same committed input{(_tracked is null ? $" ({request.Metrics} is not tracked by git)" : "")}: {hashes}");
        }

        var detail = FormattableString.Invariant($"{_comparison.Weights.Count} weights, largest difference {_comparison.MaxDifference:0.###E+0}, tolerance {QaComparison.Tolerance:0E+0}; {hashes}");
        return _comparison.Equal ? QaVerdict.Pass(detail) : QaVerdict.Fail($"the workflow's weights differ: {detail}");
    }

    private static QaVerdict Stop(string reason) => new(QaOutcome.Skipped, reason, Stops: true);

    private string OtherCommit(WorkflowRun run) =>
        _git.Commit() is { } commit && run.Commit.Length > 0 && commit != run.Commit ? $"; it runs commit {run.Commit[..Math.Min(8, run.Commit.Length)]}, here is {commit[..8]}" : "";

    private TimeSpan Left => request.Timeout - clock.GetElapsedTime(_started);

    private TimeSpan CallLimit() => Least(request.CallTimeout, Left > ShortestCall ? Left : ShortestCall);

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>Asks until there is an answer or the time is over; a few failures in a row are forgiven.</summary>
    private WorkflowRun? Until(Func<WorkflowRun?> ask, Action<TimeSpan> tell)
    {
        RequestException? last = null;
        for (var failures = 0; Left is var left && left > TimeSpan.Zero; cancel.WaitHandle.WaitOne(Least(request.Poll, left)))
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                if (ask() is { } run)
                {
                    return run;
                }

                (failures, last) = (0, null);
            }
            catch (RequestException error) when (++failures < Patience)
            {
                last = error;
            }

            tell(clock.GetElapsedTime(_started));
        }

        return last is null ? null : throw last;
    }
}
