using FuturesSix.Data.Artifacts;

namespace FuturesSix.Data.Verification;

/// <summary>Everything that the files of a run are held to, without its dataset. docs/verify.md says the same in words.</summary>
public static class RunRules
{
    private static readonly IReadOnlyList<CheckRule> All =
        [.. SealRules.All, .. FormRules.All, .. BoundRules.All, .. PolicyRules.All, .. WeightRules.All, .. AllocatorRules.All, .. AdditionRules.All, .. BookRules.All, .. MetricsRules.All];

    /// <summary>Names of the checks with what each holds a run to, in order.</summary>
    public static IReadOnlyList<(string Name, string What)> Names { get; } = [.. All.Select(r => (r.Name, r.What))];

    /// <summary>Carries them all out.</summary>
    /// <param name="run">The run.</param>
    /// <param name="begin">Told of each check as it begins.</param>
    /// <param name="cancel">Stops between checks.</param>
    public static IReadOnlyList<RunCheck> Check(RunArtifacts run, Action<string>? begin, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Check(run, All, begin, cancel);
    }

    /// <summary>Carries out some of them, by name.</summary>
    internal static IReadOnlyList<RunCheck> Check(RunArtifacts run, params IReadOnlyCollection<string> names) =>
        Check(run, [.. All.Where(r => names.Contains(r.Name))], null, CancellationToken.None);

    private static List<RunCheck> Check(RunArtifacts run, IReadOnlyList<CheckRule> rules, Action<string>? begin, CancellationToken cancel)
    {
        var found = new List<RunCheck>();
        foreach (var rule in rules)
        {
            cancel.ThrowIfCancellationRequested();
            begin?.Invoke(rule.Name);
            found.Add(rule.Execute(run));
        }

        return found;
    }
}
