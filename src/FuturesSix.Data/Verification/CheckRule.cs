using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Verification;

/// <summary>A check as it is declared.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="What">What it holds the run to.</param>
/// <param name="Needs">The files that it reads; a malformed one makes it unavailable.</param>
/// <param name="Body">Compares.</param>
internal sealed record CheckRule(string Name, string What, IReadOnlyList<string> Needs, Action<RunArtifacts, CheckTally> Body)
{
    /// <summary>Carries it out.</summary>
    public RunCheck Execute(RunArtifacts run)
    {
        var tally = new CheckTally();
        try
        {
            if (Needs.FirstOrDefault(f => run.Table(f).Faults.Count > 0) is { } broken)
            {
                return Unavailable($"{broken} is not well formed");
            }

            Body(run, tally);
            return Describe(Name, What, tally);
        }
        catch (InputException error)
        {
            return tally.Offences > 0 ? Describe(Name, What, tally) : Unavailable(error.Message);
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException or KeyNotFoundException or InvalidOperationException)
        {
            // The files fit each other so badly that the check cannot even walk them; the checks of their form say how.
            return tally.Offences > 0 ? Describe(Name, What, tally) : Unavailable($"the files do not fit each other: {error.Message}");
        }
    }

    /// <summary>What a tally says.</summary>
    public static RunCheck Describe(string name, string what, CheckTally tally) => new()
    {
        Name = name,
        What = what,
        Outcome = tally.Offences == 0 ? CheckOutcome.Passed : CheckOutcome.Failed,
        Cells = tally.Cells,
        Offences = tally.Offences,
        First = tally.First,
        Because = tally.Because,
    };

    private RunCheck Unavailable(string because) => new() { Name = Name, What = What, Outcome = CheckOutcome.Unavailable, Because = because };
}
