using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FuturesSix.Integration.Tests;

/// <summary>fsix supervise, killed (SIGKILL) at random moments of reconciling and of writing state: nothing is lost, nothing is
/// doubled, and the next run completes to the same bytes as one that was never disturbed.</summary>
public sealed class SuperviseCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Hours = 300;
    private const int Agents = 40;
    private static readonly DateTime Start = new(2025, 1, 6, 0, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Repository.TemporaryFolder();

    private static int Kills => Stress.Count(200);

    [Fact]
    public async Task Killed_at_any_moment_loses_and_doubles_nothing_and_the_next_run_completes()
    {
        var (calm, killed) = (Write("calm"), Write("killed"));
        await CompleteAsync(calm);
        var clock = Stopwatch.StartNew();
        await CompleteAsync(Write("timed"));
        var lasts = clock.Elapsed;
        var (random, at) = (new Random(17), new Dictionary<string, int>());
        for (var n = 0; n < Kills; n++)
        {
            using (var fsix = Fsix.Start(Arguments(killed)))
            {
                await Task.Delay(lasts * (0.2 + (0.8 * random.NextDouble())), TestContext.Current.CancellationToken);
                fsix.Kill();
                await fsix.EndAsync();
            }

            var stage = Stage(killed, calm);
            at[stage] = at.GetValueOrDefault(stage) + 1;
            lasts *= stage switch { "complete" => 0.85, "nothing" => 1.1, _ => 1 };
            if (stage is "complete" or "state")
            {
                await AgainAsync(killed, calm);
            }
        }

        await CompleteAsync(killed);
        Assert.Equal(Content(calm), Content(killed));
        output.WriteLine($"{Kills} kills; they left: {string.Join(", ", at.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Value} {a.Key}"))}");
        Assert.True(at.GetValueOrDefault("partly reconciled") > 0, "no kill came while rows were written");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] Arguments(string folder) => ["supervise", "--folder", folder, "--json", "--set", "promotion.initial_rung=live", "--as-of", "2026-01-01T00:00:00Z"];

    private static async Task CompleteAsync(string folder)
    {
        var result = await Fsix.RunAsync(Arguments(folder));
        Assert.True(result.ExitCode == 0, result.Error);
    }

    /// <summary>A run that got as far as the state is completed, compared, and its folder taken back to the beginning.</summary>
    private static async Task AgainAsync(string folder, string calm)
    {
        await CompleteAsync(folder);
        Assert.Equal(Content(calm), Content(folder));
        foreach (var path in Directory.GetFileSystemEntries(folder).Where(e => Path.GetFileName(e) is not ("signals.jsonl" or "prices.csv" or ".lock")))
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Checks what a killed run left and says how far it had come.</summary>
    private static string Stage(string folder, string calm)
    {
        foreach (var json in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('.')))
        {
            using var whole = JsonDocument.Parse(File.ReadAllBytes(json));
        }

        var path = Path.Combine(folder, "reconciled.jsonl");
        var rows = File.Exists(path) ? File.ReadAllText(path) : "";
        var full = File.ReadAllText(Path.Combine(calm, "reconciled.jsonl"));
        Assert.StartsWith(rows, full, StringComparison.Ordinal);
        return rows.Length == 0 ? "nothing"
            : rows.Length < full.Length ? "partly reconciled"
            : !File.Exists(Path.Combine(folder, "meta_report.html")) ? "state" : "complete";
    }

    /// <summary>Everything that supervising writes, but what crashes leave beside.</summary>
    private static SortedDictionary<string, string> Content(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith('.') && !f.Contains(".torn-", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllText),
        StringComparer.Ordinal);

    private string Write(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var (random, prices, signals, level) = (new Random(4), new StringBuilder("ts,A\n"), new StringBuilder(), 100.0);
        for (var hour = 0; hour < Hours + 24; hour++)
        {
            var ts = Start.AddHours(hour).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            prices.Append(CultureInfo.InvariantCulture, $"{ts},{level:R}\n");
            for (var agent = 0; agent < Agents && hour < Hours; agent++)
            {
                signals.Append(JsonSerializer.Serialize(new
                {
                    id = $"{agent}-{hour}",
                    ts,
                    agent = $"agent{agent:00}",
                    strategy = $"s{agent % 4}",
                    symbol = "A",
                    horizon_hours = 24,
                    score = random.NextDouble() - 0.4,
                    features = new { f = random.NextDouble() },
                })).Append('\n');
            }

            level *= 1 + (0.002 * (random.NextDouble() - 0.45));
        }

        File.WriteAllText(Path.Combine(folder, "prices.csv"), prices.ToString());
        File.WriteAllText(Path.Combine(folder, "signals.jsonl"), signals.ToString());
        return folder;
    }
}
