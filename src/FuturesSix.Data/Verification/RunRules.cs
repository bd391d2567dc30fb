using FuturesSix.Data.Artifacts;

namespace FuturesSix.Data.Verification;

/// <summary>Everything that the files of a run are held to, without its dataset. docs/verify.md says the same in words.</summary>
public static class RunRules
{
    private static readonly IReadOnlyList<CheckRule> All =
        [.. SealRules.All, .. FormRules.All, .. BoundRules.All, .. PolicyRules.All, .. WeightRules.All, .. AllocatorRules.All, .. BookRules.All, .. MetricsRules.All];

    /// <summary>Names of the checks with what each holds a run to, in order.</summary>
    public static IReadOnlyList<(string Name, string What)> Names { get; } = [.. All.Select(r => (r.Name, r.What))];

    /// <summary>Carries them all out.</summary>
    /// <param name="run">The run.</param>
    /// <param name="begin">Told of each check as it begins.</param>
    /// <param name="cancel">Stops between checks.</param>
    public static IReadOnlyList<RunCheck> Check(RunArtifacts run, Action<string>? begin = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var found = new List<RunCheck>();
        foreach (var rule in All)
        {
            cancel.ThrowIfCancellationRequested();
            begin?.Invoke(rule.Name);
            found.Add(rule.Execute(run));
        }

        return found;
    }
}
