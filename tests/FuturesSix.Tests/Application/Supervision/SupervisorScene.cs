using System.Globalization;
using System.Text;
using FuturesSix.Application.Supervision;

namespace FuturesSix.Tests.Application.Supervision;

/// <summary>A supervisor's folder with made-up journals: hourly signals of a few agents on a few symbols, from a seed.</summary>
internal sealed class SupervisorScene : IDisposable
{
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    public string Folder { get; } = Repository.TemporaryFolder();

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Writes hourly prices and signals; the outcome of a signal follows its feature.</summary>
    public SupervisorScene Write(int hours, int agents = 3, int seed = 1, double horizon = 24, int pricesUntil = int.MaxValue)
    {
        var random = new Random(seed);
        var (prices, signals) = (new StringBuilder("ts,A,B\n"), new StringBuilder());
        double[] levels = [100, 50];
        for (var h = 0; h < hours + (int)horizon; h++)
        {
            if (h < pricesUntil)
            {
                prices.Append(CultureInfo.InvariantCulture, $"{Ts(h)},{levels[0]:R},{levels[1]:R}\n");
            }

            for (var a = 0; a < agents && h < hours; a++)
            {
                signals.Append(Signal(h, a, random)).Append('\n');
            }

            levels = [.. levels.Select(l => l * (1 + (0.004 * (random.NextDouble() - 0.48))))];
        }

        File.WriteAllText(Path("prices.csv"), prices.ToString());
        File.WriteAllText(Path("signals.jsonl"), signals.ToString());
        return this;
    }

    public SuperviseRequest Request(DateTimeOffset? asOf = null) => new() { Folder = Folder, AsOf = asOf ?? Start.AddYears(1) };

    public SuperviseResult Run(DateTimeOffset? asOf = null) => new Supervise().Execute(Request(asOf), null, TestContext.Current.CancellationToken);

    /// <summary>Every file of the folder but the lock, by name and content.</summary>
    public SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => System.IO.Path.GetFileName(f) != ".lock").ToDictionary(f => System.IO.Path.GetRelativePath(Folder, f), File.ReadAllText),
        StringComparer.Ordinal);

    public static string Ts(int hour) => Start.AddHours(hour).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Signal(int hour, int agent, Random random) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"id":"a{{{agent}}}-{{{hour}}}","ts":"{{{Ts(hour)}}}","agent":"agent{{{agent}}}","strategy":"s{{{agent % 2}}}","symbol":"{{{(agent % 2 == 0 ? "A" : "B")}}}","horizon_hours":24,"score":{{{random.NextDouble() - 0.5:R}}},"features":{"f":{{{random.NextDouble():R}}},"g":{{{random.NextDouble():R}}}}}""");
}
