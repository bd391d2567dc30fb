namespace FuturesSix.Data.Supervision;

/// <summary>Where a supervisor keeps what it reads and writes.</summary>
/// <param name="Root">The folder.</param>
public sealed record SupervisorFolder(string Root)
{
    /// <summary>What agents append to.</summary>
    public string Signals => Path.Combine(Root, "signals.jsonl");

    /// <summary>What fills of signals are appended to; may be missing.</summary>
    public string Fills => Path.Combine(Root, "fills.jsonl");

    /// <summary>What reconciling appends to.</summary>
    public string Reconciled => Path.Combine(Root, "reconciled.jsonl");

    /// <summary>Decisions of the ladder.</summary>
    public string Events => Path.Combine(Root, "events.jsonl");

    /// <summary>Confidence and weights of every run that had news.</summary>
    public string History => Path.Combine(Root, "history.jsonl");

    /// <summary>The configuration; may be missing.</summary>
    public string Configuration => Path.Combine(Root, "supervisor.yaml");

    /// <summary>Versions of simulator models.</summary>
    public string Models => Path.Combine(Root, "models");

    /// <summary>Confidence multipliers by agent.</summary>
    public string Confidence => Path.Combine(Root, "state", "confidence_multipliers.json");

    /// <summary>Capital by agent.</summary>
    public string Allocation => Path.Combine(Root, "state", "allocation.json");

    /// <summary>Rung by agent.</summary>
    public string Ladder => Path.Combine(Root, "state", "ladder.json");

    /// <summary>The report for programs.</summary>
    public string ReportJson => Path.Combine(Root, "meta_report.json");

    /// <summary>The report for people, as text.</summary>
    public string ReportMarkdown => Path.Combine(Root, "meta_report.md");

    /// <summary>The report for people, as a page.</summary>
    public string ReportHtml => Path.Combine(Root, "meta_report.html");

    /// <summary>Prices of the demo; used when the request names none.</summary>
    public string Prices => Path.Combine(Root, "prices.csv");

    /// <summary>A full, writable folder, with the lock held until the result is disposed.</summary>
    /// <param name="patience">How long to wait for another run.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="RequestException">Another run holds the folder, or it cannot be written.</exception>
    public IDisposable Lock(TimeSpan patience, CancellationToken cancel)
    {
        var held = FolderLock.Take(Root, patience, cancel);
        string[] folders = [Root, Path.Combine(Root, "state"), .. Directory.Exists(Models) ? Directory.EnumerateDirectories(Models) : []];
        foreach (var folder in folders)
        {
            AtomicFile.DeleteDead(folder);
        }

        return held;
    }

    /// <summary>Replaces a file as a whole, unless it has this content already.</summary>
    /// <returns>True when it was written.</returns>
    public static bool Write(string path, ReadOnlySpan<byte> content)
    {
        if (File.Exists(path) && content.SequenceEqual(File.ReadAllBytes(path)))
        {
            return false;
        }

        AtomicFile.Replace(path, content);
        return true;
    }
}
