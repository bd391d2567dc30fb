using FuturesSix.Application;
using FuturesSix.Application.Reporting;
using FuturesSix.Data;
using FuturesSix.Data.Certificates;
using FuturesSix.Data.Runs;
using FuturesSix.Tests.Application;

namespace FuturesSix.Tests.Reporting;

public sealed class ExportReportTests(ExportReportTests.Stored stored) : IClassFixture<ExportReportTests.Stored>
{
    [Fact]
    public void Execute_without_certificate_writes_the_page_of_the_run()
    {
        var outcome = ExportReport.Execute(Request());

        Assert.Equal(Path.Combine(stored.Path, "reports", $"{stored.RunId}.html"), outcome.Path);
        Assert.Equal(File.ReadAllBytes(Path.Combine(stored.Folder, RunFiles.Report)), File.ReadAllBytes(outcome.Path));
        Assert.Equal((new FileInfo(outcome.Path).Length, "none"), (outcome.Bytes, outcome.Certificate));
    }

    [Theory]
    [InlineData("mine.html", "mine.html")]
    [InlineData("MINE.HTM", "MINE.HTM")]
    [InlineData("a folder", "a folder/RUN.html")]
    [InlineData("v1.2", "v1.2/RUN.html")]
    public void Execute_destination_is_a_page_or_a_folder(string destination, string expected)
    {
        var outcome = ExportReport.Execute(Request(Path.Combine(stored.Path, destination)));

        Assert.Equal(Path.GetFullPath(Path.Combine(stored.Path, expected.Replace("RUN", stored.RunId, StringComparison.Ordinal))), outcome.Path);
        Assert.True(File.Exists(outcome.Path));
    }

    [Fact]
    public void Execute_into_a_run_is_refused()
    {
        var error = Assert.Throws<RequestException>(() => ExportReport.Execute(Request(Path.Combine(stored.Folder, RunFiles.Report))));

        Assert.Contains("expected another folder", error.Message, StringComparison.Ordinal);
        Assert.Empty(new RunStore(stored.Path).Verify(stored.RunId));
    }

    [Fact]
    public void Execute_damaged_run_is_refused_and_named()
    {
        using var sandbox = new ArtifactsSandbox();
        var run = sandbox.Run();
        var path = Path.Combine(run.Path, RunFiles.ReportData);
        File.AppendAllText(path, " ");
        var error = Assert.Throws<RunStoreException>(() => ExportReport.Execute(new ExportReportRequest { RunId = run.RunId, Artifacts = sandbox.Path }));

        Assert.Contains($"{path}: was changed", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(sandbox.Path, "reports")));
    }

    [Fact]
    public void Execute_run_of_an_earlier_version_says_what_to_do()
    {
        using var sandbox = new ArtifactsSandbox();
        var run = sandbox.Run();
        File.Delete(Path.Combine(run.Path, RunFiles.ReportData));
        Rewrite(run.Path);
        var error = Assert.Throws<RunStoreException>(() => ExportReport.Execute(new ExportReportRequest { RunId = run.RunId, Artifacts = sandbox.Path }));

        Assert.Contains("before FuturesSix wrote reports", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_unknown_run_names_the_nearest() =>
        Assert.Contains($"did you mean '{stored.RunId}'", Assert.Throws<RunStoreException>(() => ExportReport.Execute(Request() with { RunId = stored.RunId + "x" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Execute_cancelled_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var destination = Path.Combine(stored.Path, "never.html");

        Assert.ThrowsAny<OperationCanceledException>(() => ExportReport.Execute(Request(destination), null, cancelled.Token));
        Assert.False(File.Exists(destination));
    }

    [Fact]
    public void Execute_shows_the_certificate_of_the_run()
    {
        var store = new CertificateStore(stored.Path);
        var certificate = new FuturesSix.Application.Certificates.CertifyRun().Execute(new FuturesSix.Application.Certificates.CertifyRequest { RunId = stored.RunId, Artifacts = stored.Path, Dates = 1 }).Certificate;
        try
        {
            var outcome = ExportReport.Execute(Request(Path.Combine(stored.Path, "certified.html")));

            Assert.Equal("passed", outcome.Certificate);
            Assert.Contains($"{certificate.RowsCompared:N0}", File.ReadAllText(outcome.Path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(store.PathOf(stored.RunId));
        }
    }

    /// <summary>Makes the manifest and the hashes of meta.json fit what is in the folder, as an earlier version would have.</summary>
    private static void Rewrite(string folder)
    {
        var entries = Manifest.Read(folder).Where(e => e.Path != RunFiles.ReportData).ToList();
        var meta = Path.Combine(folder, RunFiles.Meta);
        var store = new RunStore(Path.GetFullPath(Path.Combine(folder, "..", "..")));
        var old = store.Open(Path.GetFileName(folder)).Meta;
        File.WriteAllText(meta, File.ReadAllText(meta).Replace(old.DeterminismHash, Manifest.DeterminismHash(entries, old.ConfigHash), StringComparison.Ordinal));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(meta)));
        File.WriteAllText(Path.Combine(folder, RunFiles.Manifest), Manifest.Text(entries.Select(e => e.Path == RunFiles.Meta ? e with { Hash = hash } : e)));
        Assert.Empty(store.Verify(Path.GetFileName(folder)));
    }

    private ExportReportRequest Request(string? destination = null) => new() { RunId = stored.RunId, Artifacts = stored.Path, Destination = destination };

    /// <summary>One stored run.</summary>
    public sealed class Stored : IDisposable
    {
        private readonly ArtifactsSandbox _sandbox = new();
        private readonly RunOutcome _run;

        public Stored() => _run = _sandbox.Run();

        public string Path => _sandbox.Path;

        public string RunId => _run.RunId;

        public string Folder => _run.Path;

        public void Dispose() => _sandbox.Dispose();
    }
}
