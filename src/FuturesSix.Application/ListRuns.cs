using FuturesSix.Data.Runs;

namespace FuturesSix.Application;

/// <summary>Lists the stored runs.</summary>
public static class ListRuns
{
    /// <summary>Every run under <paramref name="artifacts"/>, by id; damaged ones say what is wrong.</summary>
    public static IReadOnlyList<RunListing> Execute(string artifacts) => new RunStore(artifacts).List();
}
