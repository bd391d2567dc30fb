using FuturesSix.Data.Supervision;

namespace FuturesSix.Application.Supervision;

/// <summary>Asks for a supervised look at live agents.</summary>
public sealed record SuperviseRequest
{
    /// <summary>The supervisor's folder: journals, state, report.</summary>
    public required string Folder { get; init; }

    /// <summary>Signals, when they are not <c>signals.jsonl</c> in the folder.</summary>
    public string? Signals { get; init; }

    /// <summary>Prices: a CSV panel, a dataset file or 'synthetic'; null = <c>prices.csv</c> in the folder, and where that is
    /// missing nothing is reconciled.</summary>
    public string? Prices { get; init; }

    /// <summary>YAML with the configuration; null = <c>supervisor.yaml</c> in the folder, where there is one.</summary>
    public string? Configuration { get; init; }

    /// <summary><c>section.key=value</c>; wins over the file.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>True counts and reports malformed lines; false stops at the first.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>Now; null = the clock. Later prices and horizons are not there yet.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>How long to wait for another run.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The folder's places.</summary>
    internal SupervisorFolder Places => new(Folder);

    /// <summary>The default folder under the artifacts folder.</summary>
    public static string DefaultFolder(string artifacts) => Path.Combine(artifacts, "supervisor");
}
