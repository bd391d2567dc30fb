using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Verification;

/// <summary>A copy of a run that a test tampers with; it can make every hash fit again, so that only the numbers tell.</summary>
internal sealed class RunForger : IDisposable
{
    private readonly string _artifacts = Repository.TemporaryFolder();

    public RunForger(string run)
    {
        Folder = Path.Combine(_artifacts, "runs", Path.GetFileName(run));
        foreach (var file in Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(run, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Artifacts => _artifacts;

    public string Folder { get; }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string[] Lines(string file) => File.ReadAllText(PathOf(file)).Split('\n')[..^1];

    public void Write(string file, IEnumerable<string> lines) => File.WriteAllText(PathOf(file), string.Concat(lines.Select(l => l + "\n")));

    /// <summary>Changes one cell; row 0 is the first after the header.</summary>
    public RunForger Cell(string file, int row, string column, Func<string, string> change)
    {
        var lines = Lines(file);
        var c = Array.IndexOf(lines[0].Split(','), column);
        var cells = lines[row + 1].Split(',');
        cells[c] = change(cells[c]);
        lines[row + 1] = string.Join(',', cells);
        Write(file, lines);
        return this;
    }

    /// <summary>The first row that fits.</summary>
    public int Row(string file, Func<IReadOnlyDictionary<string, string>, bool> fits)
    {
        var lines = Lines(file);
        var header = lines[0].Split(',');
        return Enumerable.Range(0, lines.Length - 1).First(r => fits(header.Zip(lines[r + 1].Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)));
    }

    public RunForger Text(string file, string from, string to)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(from, text);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(PathOf(file), text[..at] + to + text[(at + from.Length)..]);
        return this;
    }

    public RunForger Json(string file, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(PathOf(file)))!.AsObject();
        change(json);
        File.WriteAllText(PathOf(file), json.ToJsonString(RunJson.Indented));
        return this;
    }

    /// <summary>Computes every hash of meta.json and the manifest again, as somebody would who knows how.</summary>
    public RunForger Reseal()
    {
        var meta = RunStore.OpenFolder(Folder).Meta;
        var configuration = ConfigurationReader.Read(new ConfigurationRequest { File = PathOf(RunFiles.Config) });
        var configHash = RunReceipt.ConfigHash(File.ReadAllText(PathOf(RunFiles.Config)));
        var entries = Entries().Where(e => e.Path != RunFiles.Meta).ToList();
        LayerHashes[] layers = [.. RunLayer.All.Select(l => new LayerHashes(l.Number, l.Name, RunMetaBuilder.ConfigHash(configuration, l), RunMetaBuilder.OutputHash(l.Number, entries)))];
        var inputs = new RunInputs { Dataset = meta.Dataset, Configuration = configuration, CodeVersion = meta.CodeVersion, Period = (meta.Start, meta.EffectiveEnd), Promotion = meta.Promotion, Sources = meta.Sources };
        var forged = meta with
        {
            ConfigHash = configHash,
            Layers = layers,
            DeterminismHash = Manifest.DeterminismHash(entries, configHash),
            MerkleRoot = RunMetaBuilder.MerkleRoot(meta.Dataset.Hash, configHash, meta.CodeVersion, layers),
            Fingerprint = RunIdentity.Fingerprint(inputs),
            RunId = meta.RunId[..^8] + RunIdentity.Fingerprint(inputs)[..8],
        };
        File.WriteAllText(PathOf(RunFiles.Meta), JsonSerializer.Serialize(forged, RunJson.Indented));
        return Relist();
    }

    /// <summary>Writes the manifest again.</summary>
    public RunForger Relist()
    {
        File.WriteAllBytes(PathOf(RunFiles.Manifest), Encoding.UTF8.GetBytes(Manifest.Text(Entries())));
        return this;
    }

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    private IEnumerable<ManifestEntry> Entries() => Manifest.FilesOf(Folder).Where(f => f != RunFiles.Manifest).Select(f => new ManifestEntry(f, Hashes.OfFile(PathOf(f))));
}
