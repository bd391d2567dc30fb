using FuturesSix.Data;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Application.Positions;

/// <summary>What listing and explaining positions have in common: which day, which instruments.</summary>
internal static class PositionDates
{
    /// <summary>Refuses a day on which no decision of the run is in force.</summary>
    public static void Check(RunMeta run, DateOnly? date)
    {
        if (run.Schedule.First is not { } first)
        {
            throw new RequestException($"The run '{run.RunId}' has no rebalance; expected a run of a longer period.");
        }

        if (date < first || date > run.EffectiveEnd)
        {
            throw new RequestException($"date is {date:yyyy-MM-dd}, but the run '{run.RunId}' decided from {first:yyyy-MM-dd} on and ends on {run.EffectiveEnd:yyyy-MM-dd}; expected a day between.");
        }
    }

    /// <summary>The symbols asked for, checked; all where none was.</summary>
    public static IReadOnlyList<string> Instruments(IReadOnlyList<string> asked, IReadOnlyList<string> known, string runId)
    {
        var unknown = asked.FirstOrDefault(s => !known.Contains(s, StringComparer.Ordinal));
        return unknown is not null
            ? throw new RequestException($"instrument is '{unknown}', which the run '{runId}' cannot hold; {NearestName.Suggest(unknown, known)}")
            : asked.Count > 0 ? [.. known.Where(s => asked.Contains(s, StringComparer.Ordinal))] : known;
    }

    /// <summary>Notes of a decision in force.</summary>
    public static IEnumerable<string> Notes(RunMeta run, DateOnly? asked, DateOnly decided)
    {
        if (asked is { } date && date != decided)
        {
            yield return $"{date:yyyy-MM-dd} is between two rebalances ({run.Schedule.Rule}): the decision of {decided:yyyy-MM-dd} is in force";
        }

        if (run.Synthetic)
        {
            yield return "the data of this run was generated, never traded";
        }
    }
}
