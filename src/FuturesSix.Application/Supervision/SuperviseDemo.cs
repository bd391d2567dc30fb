using FuturesSix.Data;
using FuturesSix.Data.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>Shows the supervisor to a newcomer: generated journals, looked at several times as the months go by, so that every
/// rule fires.</summary>
public static class SuperviseDemo
{
    /// <summary>Writes the journals and looks at them at every moment of the demo.</summary>
    /// <param name="folder">An empty folder, or one that holds a demo, which is replaced.</param>
    /// <param name="seed">Seed of the journals.</param>
    /// <param name="progress">Told of every look.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The last look.</returns>
    /// <exception cref="InputException">The folder holds something else, or cannot be written.</exception>
    public static SuperviseResult Execute(string folder, long seed = DemoJournals.DefaultSeed, IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        DemoJournals.Write(folder, seed);
        SuperviseResult? result = null;
        for (var k = 0; k < DemoJournals.Moments.Count; k++)
        {
            progress?.Report(new RunProgress(k + 1, DemoJournals.Moments.Count, "look", FormattableString.Invariant($"{DemoJournals.Moments[k]:yyyy-MM-dd}")));
            result = new Supervise().Execute(new SuperviseRequest { Folder = folder, AsOf = DemoJournals.Moments[k] }, null, cancel);
        }

        return result!;
    }
}
