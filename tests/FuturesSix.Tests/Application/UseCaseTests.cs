using FuturesSix.Application;
using FuturesSix.Core.Engines;
using FuturesSix.Data;

namespace FuturesSix.Tests.Application;

public sealed class UseCaseTests
{
    [Fact]
    public void ListEngines_names_every_registered_engine_with_its_settings()
    {
        var engines = ListEngines.Execute();

        Assert.Equal(EngineRegistry.BuiltIn.All.Select(e => e.Name), engines.Select(e => e.Name));
        Assert.Contains("cross_sectional", engines.Single(e => e.Name == "trend").Settings);
    }

    [Fact]
    public void ListEngines_on_a_dataset_says_what_each_engine_lacks()
    {
        var folder = Repository.TemporaryFolder();
        var path = Path.Combine(folder, "d.yaml");
        File.WriteAllText(path, "name: d\nadjustment: ratio\nsources:\n  - { kind: wide_returns, file: d.csv }\ninstruments: { A: { asset_class: rates }, B: { asset_class: rates } }\nroles: { curve_short: A, curve_long: B }\n");
        File.WriteAllText(Path.Combine(folder, "d.csv"), "date,A,B\n2024-01-02,0.01,0.02\n2024-01-03,0.01,0.02\n");

        var engines = ListEngines.Execute(path).ToDictionary(e => e.Name, e => e.Missing);

        Assert.Null(engines["trend"]);
        Assert.Null(engines["curve_rv"]);
        Assert.Equal("the dataset has no carry data (prices of a neighbouring contract)", engines["carry"]);
        Assert.Equal("the dataset has no series vix and declares no instrument in role equity_index, vx1", engines["vrp_core"]);
        Assert.All(ListEngines.Execute("synthetic"), e => Assert.True(e.Ready, $"{e.Name}: {e.Missing}"));
        Assert.All(ListEngines.Execute(), e => Assert.Null(e.Ready));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void CheckDataset_synthetic_is_usable()
    {
        var check = CheckDataset.Execute("synthetic");

        Assert.True(check.Passed);
        Assert.True(check.Identity!.Synthetic);
        Assert.NotEqual(0, check.Rows);
    }

    [Fact]
    public void CheckDataset_reports_its_steps_and_stops_when_told_to()
    {
        var steps = new List<int>();
        using var cancel = new CancellationTokenSource();
        var progress = new Steps(p =>
        {
            steps.Add(p.Step);
            cancel.Cancel();
        });

        Assert.Throws<OperationCanceledException>(() => CheckDataset.Execute("synthetic", progress, cancel.Token));
        Assert.Equal([1], steps);
    }

    [Fact]
    public void CheckDataset_broken_file_says_what_is_wrong()
    {
        var folder = Repository.TemporaryFolder();
        var path = Path.Combine(folder, "d.yaml");
        File.WriteAllText(path, "nam: x\n");

        var check = CheckDataset.Execute(path);

        Directory.Delete(folder, recursive: true);
        Assert.False(check.Passed);
        Assert.Contains("did you mean 'name'?", check.Error);
    }

    [Fact]
    public void CheckDataset_missing_file_is_bad_input() => Assert.ThrowsAny<InputException>(() => CheckDataset.Execute("nowhere.yaml"));

    [Fact]
    public void ListRuns_without_a_folder_is_empty() => Assert.Empty(ListRuns.Execute(Path.Combine(Path.GetTempPath(), "fsix-nowhere")));

    private sealed class Steps(Action<RunProgress> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told(value);
    }
}
