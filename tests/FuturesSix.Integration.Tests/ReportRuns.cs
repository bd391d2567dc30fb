using FuturesSix.Application;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Integration.Tests;

/// <summary>The runs whose pages are opened: the embedded market with the brake on, gates and every regime, a book that was
/// never active, one of some weeks, and the real datasets where they are.</summary>
public sealed class ReportRuns : IDisposable
{
    private readonly Dictionary<string, RunOutcome> _runs = new(StringComparer.Ordinal);

    public string Folder { get; } = Repository.TemporaryFolder();

    /// <summary>Path of a run's page.</summary>
    public string Page(string name) => Path.Combine(Run(name).Path, RunFiles.Report);

    internal RunOutcome Run(string name)
    {
        if (!_runs.TryGetValue(name, out var run))
        {
            run = new RunStack().Execute(new RunRequest { Artifacts = Folder, RunId = $"synthetic_{name}", Configuration = Configuration(name) });
            _runs.Add(name, run);
        }

        return run;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static ConfigurationRequest Configuration(string name) => name switch
    {
        "book" => new() { Sets = ["allocator.mode=compute"] },
        "flat" => new() { End = new DateOnly(2016, 3, 1) },
        "short" => new() { Start = new DateOnly(2025, 11, 3) },
        _ => Real(name),
    };

    private static ConfigurationRequest Real(string name)
    {
        Repository.DataOrSkip();
        return new ConfigurationRequest { Dataset = Path.Combine(Repository.Root, "docs", "samples", $"{name}.yaml"), Sets = ["allocator.mode=compute"] };
    }
}
