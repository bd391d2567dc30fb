using System.Text;
using System.Text.Json;
using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Comparison;
using FuturesSix.Data.Runs;
using FuturesSix.Data.Verification;

namespace FuturesSix.Application.Verification;

/// <summary>Compares the files of a run with those of its replay.</summary>
/// <param name="run">The stored run.</param>
/// <param name="tolerance">0 = byte for byte; otherwise how far numbers may be apart, times max(1, |expected|).</param>
internal sealed class ReplayComparison(RunArtifacts run, double tolerance)
{
    /// <summary>On another operating system or .NET version.</summary>
    public const double ElsewhereTolerance = 1e-9;

    /// <summary>Compares every file that a replay gives, then the facts of meta.json.</summary>
    public void Compare(RunOutput replayed, CheckTally tally, CancellationToken cancel)
    {
        var files = RunContent.Render(replayed, cancel);
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            Compare(file, tally);
        }

        foreach (var extra in Manifest.Read(run.Folder).Select(e => e.Path).Except(files.Select(f => f.Path)).Where(p => p is not (RunFiles.Meta or RunFiles.Report)))
        {
            tally.Fail(new RunOffence { File = extra, Found = "is there", Expected = "no such file: the replay has none" });
        }

        Facts(replayed, files, tally);
    }

    private void Compare(RenderedFile file, CheckTally tally)
    {
        var path = Path.Combine(run.Folder, file.Path);
        if (!File.Exists(path))
        {
            tally.Fail(new RunOffence { File = file.Path, Found = "is missing", Expected = "the file that the replay gives" });
            return;
        }

        var (stored, csv) = (File.ReadAllBytes(path), file.Path.EndsWith(".csv", StringComparison.Ordinal));
        var expected = csv ? RunArtifacts.Parse(file.Path, file.Content.Span) : null;
        tally.Count(expected?.Cells ?? stored.Count(b => b == (byte)'\n') + 1);
        if (stored.AsSpan().SequenceEqual(file.Content.Span))
        {
            return;
        }

        var found = expected is null ? null : run.Table(file.Path);
        var offence = found is { Faults.Count: > 0 }
            ? found.Faults[0]
            : found is not null ? Cell(found, TableDifferences.First(found, expected!, null, tolerance)) : Line(file.Path, Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(file.Content.Span));
        if (offence is not null || tolerance == 0)
        {
            tally.Fail(offence ?? new RunOffence { File = file.Path, Found = "is written otherwise", Expected = "the bytes that the replay gives" });
        }
    }

    private static RunOffence? Cell(ArtifactTable table, CellDifference? difference) => difference is null ? null : new RunOffence
    {
        File = difference.File,
        Line = difference.LineA,
        Column = table.Column(difference.Column!) is var c and >= 0 ? c + 1 : null,
        Cell = difference.Column,
        Date = difference.Date,
        Key = string.Join(' ', new[] { difference.Engine ?? difference.Sleeve, difference.Bet, difference.Instrument }.Where(p => p is not null && p != difference.Column)) is { Length: > 0 } key ? key : null,
        Found = difference.A is null ? "is missing" : $"is {(difference.A.Length == 0 ? "empty" : difference.A)}",
        Expected = $"{(difference.B is null ? "no such row" : difference.B.Length == 0 ? "nothing" : difference.B)}, as the replay gives",
    };

    /// <summary>The first line of a text that differs; with a tolerance lines of JSON may differ in their numbers.</summary>
    private RunOffence? Line(string file, string found, string expected)
    {
        string[] a = found.Split('\n'), b = expected.Split('\n');
        for (var n = 0; n < Math.Max(a.Length, b.Length); n++)
        {
            if (n >= a.Length || n >= b.Length || !SameLine(a[n], b[n]))
            {
                return new RunOffence { File = file, Line = n + 1, Found = n < a.Length ? $"is {a[n].Trim()}" : "is missing", Expected = n < b.Length ? $"{b[n].Trim()}, as the replay gives" : "no such line" };
            }
        }

        return null;
    }

    private bool SameLine(string a, string b)
    {
        if (a == b || tolerance == 0)
        {
            return a == b;
        }

        var (x, y) = (NumberAtEnd(a), NumberAtEnd(b));
        return x.Name == y.Name && x.Number is { } found && y.Number is { } expected && CheckTally.IsNear(found, expected, tolerance);
    }

    /// <summary>What stands before the number that a line of indented JSON ends with, and the number.</summary>
    private static (string Name, double? Number) NumberAtEnd(string line)
    {
        var text = line.TrimEnd(',');
        var at = text.LastIndexOf(' ') + 1;
        return (text[..at], double.TryParse(text.AsSpan(at), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    /// <summary>meta.json but for the time, the machine and the place of the dataset, which no replay can know.</summary>
    private void Facts(RunOutput replayed, IReadOnlyList<RenderedFile> files, CheckTally tally)
    {
        var expected = RunContent.Meta(replayed, files, run.Meta);
        if (tolerance > 0)
        {
            expected = expected with { DeterminismHash = run.Meta.DeterminismHash, MerkleRoot = run.Meta.MerkleRoot, Layers = run.Meta.Layers };
        }

        var (a, b) = (JsonSerializer.Serialize(run.Meta, RunJson.Indented), JsonSerializer.Serialize(expected, RunJson.Indented));
        tally.Count(b.Count(c => c == '\n') + 1);
        if (Line(RunFiles.Meta, a, b) is { } offence)
        {
            tally.Fail(offence);
        }
    }
}
