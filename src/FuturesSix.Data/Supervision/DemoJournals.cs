using System.Globalization;
using System.Text;
using System.Text.Json;
using FuturesSix.Data.Journals;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Supervision;

/// <summary>Writes a supervisor's folder with generated journals: a good agent, one that decays, a lucky spiky one, a broken
/// one, a slow one, and three steady ones between whom capital is shared. Seeded: the same seed gives the same bytes. It says
/// of itself that it is a demo.</summary>
public static class DemoJournals
{
    private const string Marker = "demo.json";
    private const int Days = 180;
    private static readonly DateTimeOffset Start = new(2025, 1, 6, 14, 0, 0, TimeSpan.Zero);
    private static readonly int[] Looks = [45, 75, 105, 120, 135, 150, 165, Days + 1];

    /// <summary>The seed that documentation shows.</summary>
    public const long DefaultSeed = 6;

    /// <summary>When the demo looks at its agents, oldest first.</summary>
    public static IReadOnlyList<DateTimeOffset> Moments { get; } = [.. Looks.Select(d => Start.AddDays(d).AddHours(1))];

    /// <summary>True where a folder holds a demo.</summary>
    public static bool IsDemo(string folder) => File.Exists(Path.Combine(folder, Marker));

    /// <summary>Writes the journals; a demo that is there is replaced.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="RequestException">The folder holds something else.</exception>
    public static void Write(string folder, long seed)
    {
        var places = new SupervisorFolder(folder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(e => Path.GetFileName(e) != ".lock") && !IsDemo(folder))
        {
            throw new RequestException($"{Path.GetFullPath(folder)}: holds something that is no demo; expected an empty folder, or another one");
        }

        Clear(places);
        AtomicFile.Replace(Path.Combine(folder, Marker), JsonSerializer.SerializeToUtf8Bytes(new { demo = true, seed, note = "generated journals; nothing in this folder was ever traded" }, RunJson.Indented));
        var agents = DemoAgent.All(seed);
        AtomicFile.Replace(places.Configuration, Encoding.UTF8.GetBytes(Configuration(agents)));
        var (signals, fills, prices) = (new StringBuilder(), new StringBuilder(), new Prices(agents));
        for (var day = 0; day <= Days; day++)
        {
            prices.Mark(Start.AddDays(day));
            foreach (var agent in agents)
            {
                Day(agent, day, signals, fills, prices);
            }
        }

        AtomicFile.Replace(places.Prices, Encoding.UTF8.GetBytes(prices.ToString()));
        AtomicFile.Replace(places.Fills, Encoding.UTF8.GetBytes(fills.ToString()));
        AtomicFile.Replace(places.Signals, Encoding.UTF8.GetBytes(signals.ToString()));
    }

    private static void Day(DemoAgent agent, int day, StringBuilder signals, StringBuilder fills, Prices prices)
    {
        var (signal, at) = (agent.At(day), Start.AddDays(day));
        var (side, id) = (Math.Sign(signal.Score), string.Create(CultureInfo.InvariantCulture, $"{agent.Name}-{day:000}"));
        var price = prices.Of(agent);
        signals.Append(Line(new
        {
            id,
            ts = UtcInstant.Format(at.UtcTicks),
            agent = agent.Name,
            strategy = agent.Strategy,
            symbol = agent.Symbol,
            horizon_hours = 24,
            score = Round(signal.Score),
            features = new { trend = Round(signal.Trend), value = Round(signal.Value) },
            size = 10,
            expected_cost_bps = 0.5,
            error = signal.Error,
        }));
        if (signal.Error is null)
        {
            var fill = price * (1 + (side * signal.SlippageBps / 1e4));
            fills.Append(Line(new { id, ts = UtcInstant.Format(at.AddMinutes(Math.Round(signal.DelayMinutes)).UtcTicks), price = Round(fill), size = 10 * signal.Filled, cost_bps = signal.CostBps }));
        }

        prices.Move(agent, side * signal.MarkedBps / 1e4);
    }

    private static string Configuration(IReadOnlyList<DemoAgent> agents)
    {
        var text = new StringBuilder("# Where the agents of the demo begin; 'good' begins in the shadow, like every agent that is not named.\npromotion:\n  min_new_rows: 10\n  rungs:\n");
        foreach (var agent in agents.Where(a => a.Live))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {agent.Name}: live\n");
        }

        return text.ToString();
    }

    private static void Clear(SupervisorFolder places)
    {
        if (!Directory.Exists(places.Root))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(places.Root).Where(f => Path.GetFileName(f) is not (".lock" or Marker)))
        {
            File.Delete(path);
        }

        foreach (var path in new[] { places.Models, Path.GetDirectoryName(places.Confidence)! }.Where(Directory.Exists))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static string Line<T>(T record) => JsonSerializer.Serialize(record, RunJson.Line) + "\n";

    private static double Round(double value) => Math.Round(value, 6);

    /// <summary>One price a day and symbol, at the time of the signals.</summary>
    private sealed class Prices(IReadOnlyList<DemoAgent> agents)
    {
        private readonly double[] _levels = [.. agents.Select(_ => 100.0)];
        private readonly StringBuilder _text = new($"ts,{string.Join(',', agents.Select(a => a.Symbol))}\n");

        public double Of(DemoAgent agent) => _levels[IndexOf(agent)];

        public void Move(DemoAgent agent, double change) => _levels[IndexOf(agent)] = Round(Of(agent) * (1 + change));

        public void Mark(DateTimeOffset at) =>
            _text.Append(UtcInstant.Format(at.UtcTicks)).Append(string.Concat(_levels.Select(l => string.Create(CultureInfo.InvariantCulture, $",{l:R}")))).Append('\n');

        public override string ToString() => _text.ToString();

        private int IndexOf(DemoAgent agent) => agents.Select((a, i) => (a, i)).First(x => x.a == agent).i;
    }
}
