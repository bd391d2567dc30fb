using System.Globalization;
using System.Text;
using FuturesSix.Application.Supervision;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Journals;

namespace FuturesSix.Application.Benchmarks;

/// <summary>The supervisor's one pass over a reconciled journal, from the file to confidence, CVaR, decisions and weights.</summary>
internal static class SupervisionWorks
{
    private const int Agents = 64;
    private const int Strategies = 8;

    /// <summary>A million rows, and ten.</summary>
    public static IReadOnlyList<Work> All { get; } =
    [
        new("supervise-1m", Title, Large: true, _ => Case(1_000_000)),
        new("supervise-10m", Title, Large: true, _ => Case(10_000_000)),
    ];

    private const string Title = "meta supervisor, one pass over the journal";

    private static WorkCase Case(int rows)
    {
        var request = new SuperviseRequest { Folder = Folder(), AsOf = DateTimeOffset.UnixEpoch.AddYears(60) };
        var expected = Write(Path.Combine(request.Folder, "reconciled.jsonl"), rows);
        return new WorkCase
        {
            Size = string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows"),
            Run = () => Pass(request),
            Check = () => new BenchmarkCheck("plain sums of every agent", Differences.Relative(expected, Pass(request)), 1e-9),
            WatchMemory = true,
        };
    }

    /// <summary>P&amp;L and gap of every agent.</summary>
    private static double[] Pass(SuperviseRequest request)
    {
        var configuration = new SupervisorConfiguration();
        var evidence = EvidenceReader.Read(request, configuration, null, CancellationToken.None).Evidence;
        var judgement = new Judgement(evidence, configuration.Options, request.AsOf!.Value);
        _ = judgement.Weights(judgement.Agents);
        return [.. judgement.Agents.Select(judgement.Statistics).SelectMany(s => new[] { s.PnlSumBps, s.AvgPnlErrorBps * s.Figures })];
    }

    /// <summary>A folder that ends with the process.</summary>
    private static string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("fsix-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    /// <summary>Writes the journal; returns what a pass must find.</summary>
    private static double[] Write(string path, int rows)
    {
        var (sums, start) = (new double[2 * Agents], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        for (var i = 0; i < rows; i++)
        {
            var agent = i % Agents;
            var (realised, expected) = (Draw(i, 1), 0.2 * Draw(i, 2));
            sums[2 * agent] += realised;
            sums[(2 * agent) + 1] += realised - expected;
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"id\":\"signal-{i:00000000}\",\"ts\":\"{UtcInstant.Format(start + (i * TimeSpan.TicksPerSecond))}\",\"agent\":\"agent{agent:00}\",\"strategy\":\"strategy{agent % Strategies}\",\"horizon_hours\":24,"));
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"\"expected_pnl_bps\":{expected:R},\"realized_pnl_bps\":{realised:R},\"pnl_error_bps\":{realised - expected:R},\"abs_error_bps\":{Math.Abs(realised - expected):R},\"sim_version\":\"v1\",\"error\":null}}\n"));
        }

        return sums;
    }

    /// <summary>A figure in (-50, 60) that depends on row and stream alone.</summary>
    private static double Draw(int row, ulong stream)
    {
        var z = ((ulong)row + (stream << 40)) * 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return ((z >> 11) * (110.0 / (1UL << 53))) - 50;
    }
}
